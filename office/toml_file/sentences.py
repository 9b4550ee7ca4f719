"""What each kind of refused value is called in plain words, and how it is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pydantic_core import ErrorDetails

from office.rules.search import fold
from office.toml_file.mistakes import did_you_mean, quoted

Sentence = Callable[[ErrorDetails, str], tuple[str, str]]


def _text(error: ErrorDetails, key: str) -> tuple[str, str]:
    value = error["input"]
    mend = "" if isinstance(value, list | dict) else f"put it in quotes: {key} = {quoted(str(value))}"
    return f"must be a text, not {quoted(value)}", mend


def _whole_number(error: ErrorDetails, key: str) -> tuple[str, str]:
    value = error["input"]
    number = re.fullmatch(r"\s*-?(\d+)\s*", value) if isinstance(value, str) else None
    mend = f"without quotes: {key} = {number[1]}" if number else f"write digits alone, e.g. {key} = 10"
    return f"must be a whole number, not {quoted(value)}", mend


def _number(error: ErrorDetails, key: str) -> tuple[str, str]:
    return f"must be a number, not {quoted(error['input'])}", f"write e.g. {key} = 10"


def _yes_or_no(error: ErrorDetails, key: str) -> tuple[str, str]:
    return f"must be true or false, not {quoted(error['input'])}", f"without quotes: {key} = true"


def _list(error: ErrorDetails, key: str) -> tuple[str, str]:
    value = error["input"]
    if isinstance(value, dict):
        return "must be a list of tables", f"write [[{key}]], with double brackets, before each"
    return f"must be a list, not {quoted(value)}", f"put it in brackets: {key} = [{quoted(value)}]"


def _table(error: ErrorDetails, key: str) -> tuple[str, str]:
    if isinstance(error["input"], list):
        return "must be one table, not a list", f"write [{key}], with single brackets, once"
    return f"must be a table, not {quoted(error['input'])}", f"write its keys under [{key}]"


def _choice(error: ErrorDetails, key: str) -> tuple[str, str]:
    expected = error["ctx"]["expected"]
    names = [name for name in re.findall(r"'([^']*)'", expected) if name]
    if names:
        return f"{quoted(error['input'])} is not known here", did_you_mean(str(error["input"]), names)
    return f"{quoted(error['input'])} is not known here", f"choose {expected}"


def _id(error: ErrorDetails, key: str) -> tuple[str, str]:
    slug = fold(str(error["input"])).replace(" ", "-")[:40].strip("-")
    mend = f"write {quoted(slug)}" if slug else "write one like ho-tich"
    return f"{quoted(error['input'])} is not an id: small letters a-z, digits and hyphens, at most 40", mend


def _empty(error: ErrorDetails, key: str) -> tuple[str, str]:
    return "must not be empty", f'write {key} = "…"'


def _long(error: ErrorDetails, key: str) -> tuple[str, str]:
    most, length = int(error["ctx"]["max_length"]), len(error["input"])
    return f"has {length} letters, at most {most} fit", f"shorten it by {length - most}"


def _no_items(error: ErrorDetails, key: str) -> tuple[str, str]:
    return "must not be an empty list", "name at least one"


def _many_items(error: ErrorDetails, key: str) -> tuple[str, str]:
    most, length = int(error["ctx"]["max_length"]), len(error["input"])
    return f"has {length} items, at most {most} fit", f"remove {length - most}"


def _low(error: ErrorDetails, key: str) -> tuple[str, str]:
    if "gt" in error["ctx"]:
        return f"{quoted(error['input'])} is too small", f"write more than {error['ctx']['gt']:g}"
    return f"{quoted(error['input'])} is too small", f"write {error['ctx']['ge']:g} or more"


def _high(error: ErrorDetails, key: str) -> tuple[str, str]:
    return f"{quoted(error['input'])} is too large", f"write {error['ctx']['le']:g} or less"


def _own_words(error: ErrorDetails, key: str) -> tuple[str, str]:
    """Our own validators say "problem; mend"."""
    problem, _, mend = str(error["ctx"]["error"]).partition("; ")
    return problem, mend


SENTENCES: Mapping[str, Sentence] = {
    "string_type": _text,
    "int_type": _whole_number,
    "int_parsing_size": _high,
    "float_type": _number,
    "finite_number": _number,
    "bool_type": _yes_or_no,
    "tuple_type": _list,
    "model_type": _table,
    "model_attributes_type": _table,
    "literal_error": _choice,
    "string_pattern_mismatch": _id,
    "string_too_short": _empty,
    "string_too_long": _long,
    "too_short": _no_items,
    "too_long": _many_items,
    "greater_than": _low,
    "greater_than_equal": _low,
    "less_than_equal": _high,
    "value_error": _own_words,
}
