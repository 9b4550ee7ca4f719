"""A TOML file against a pydantic model: every deviation as a plain sentence with its mend."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from office.toml_file.mistakes import KeyPath, Mistake, did_you_mean, quoted
from office.toml_file.reading import TomlFile
from office.toml_file.sentences import SENTENCES
from office.toml_file.vietnamese import in_vietnamese

Model = TypeVar("Model", bound=BaseModel)


def check(file: TomlFile, model: type[Model]) -> tuple[Model | None, list[Mistake]]:
    """The file's data as a `model`, or None and what is wrong with it."""
    try:
        # As JSON, strict means what it says: no 730 for a time, no "5" for a number, yet a list may be a tuple.
        return model.model_validate_json(json.dumps(file.data, default=_isoformat), strict=True), []
    except ValidationError as error:
        found = [each for each in error.errors(include_url=False) if not _is_echo(each)]
        return None, [_mistake(file, model, each) for each in found]


def _isoformat(value: Any) -> str:
    """TOML's own dates and times, the only values in it that JSON lacks."""
    return str(value.isoformat())


def _is_echo(error: ErrorDetails) -> bool:
    """A list whose every item was refused is then called empty as well: once is enough."""
    return error["type"] == "too_short" and bool(error["input"])


def _mistake(file: TomlFile, model: type[BaseModel], error: ErrorDetails) -> Mistake:
    path, vi = error["loc"], in_vietnamese(error)
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if error["type"] == "extra_forbidden":
        return file.mistake(path, "there is no such key", did_you_mean(key, keys_at(model, path[:-1])), vi)
    if error["type"] == "missing":
        return file.mistake(path, "this key is missing", _example(model, path), vi)
    sentence: Callable[[ErrorDetails, str], tuple[str, str]] | None = SENTENCES.get(error["type"])
    problem, mend = sentence(error, key) if sentence else (f"{quoted(error['input'])} cannot stand here", "")
    return file.mistake(path, problem, mend, vi)


def keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that the table at `path` may have."""
    for part in path:
        inner = _model_in(model.model_fields[part].annotation) if isinstance(part, str) else model
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model in `Model`, `tuple[Model, ...]` or `Model | None`."""
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _example(model: type[BaseModel], path: KeyPath) -> str:
    """How the missing key is written."""
    key = str(path[-1])
    for part in path[:-1]:
        model = _model_in(model.model_fields[part].annotation) or model if isinstance(part, str) else model
    annotation = model.model_fields[key].annotation
    many = getattr(annotation, "__origin__", None) is tuple
    if _model_in(annotation):
        return f"add a table [[{key}]]" if many and len(path) == 1 else f"add a table [{key}]"
    return f"add {key} = [" + '"…"]' if many else f'add {key} = "…"'
