"""Open a TOML file and remember its lines."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from office.toml_file.lines import key_lines
from office.toml_file.mistakes import ConfigMistakes, KeyPath, Mistake, did_you_mean, quoted, spell

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_NAME_ON_LINE = re.compile(r"\s*(?:\[+\s*([\w.-]+)|([\w.-]+)\s*=)")
_QUOTES = 'put texts and times in quotes, e.g. opens = "07:30"'
_TWICE = "this table is written twice"
_BACKSLASH = "write \\\\ for \\, or put the text in 'single quotes'"
_PLAIN: tuple[tuple[str, str, str], ...] = (  # how the reader's words begin, ours, the mend
    ("Cannot overwrite", "this key is given twice", "remove one of the two"),
    ("Duplicate inline", "this key is given twice", "remove one of the two"),
    ("Cannot declare", _TWICE, "join the two; a list of tables has [[double brackets]]"),
    ("Cannot redefine", _TWICE, "join the two; a list of tables has [[double brackets]]"),
    ("Cannot mutate", "this table was already complete", "write all its keys in one place"),
    ("Expected '='", "a key without a value", 'write key = "value"'),
    ("Expected ']", "a bracket is not closed", "add the missing ]"),
    ("Unclosed array", "a list is not closed, or lacks a comma", "add the missing ] or comma"),
    ("Unclosed inline table", "a { table is not closed, or lacks a comma", "add the missing } or comma"),
    ("Expected newline", "something stands after the value", _QUOTES),
    ("Invalid value", "this value is not TOML", _QUOTES),
    ("Invalid date", "there is no such date or time", _QUOTES),
    ("Illegal character", "a text is not closed, or holds a sign that may not stand there", 'end it with "'),
    ("Unterminated string", "a text is not closed", "end it with the quotes it began with"),
    ("Unescaped '\\'", "a single \\ in a text", _BACKSLASH),
    ("Invalid hex", "a single \\ in a text", _BACKSLASH),
    ("Escaped character", "a \\u in a text that names no letter", _BACKSLASH),
    ("Invalid statement", "this line is no key, no [table] and no # comment", "begin a comment with #"),
    ("Invalid initial character", "a key is missing or is not plain", "write keys in a-z, 0-9, _ and -"),
    ("Exceeds the limit", "a number is far too long", "shorten it"),
)


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What a file says, and where. `name` is the file as the reader of a message knows it.

    `text` is None for data that was never one: what a form says is judged as a file is. Nobody changes `data`.
    """

    name: str
    data: dict[str, Any]
    text: str | None = None

    def line(self, path: KeyPath) -> int | None:
        """The line of a key; of one that is not there, the line of the table that lacks it."""
        if self.text is None:
            return None
        lines = _lines(self.text)
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, 1)

    def place(self, path: KeyPath) -> str:
        """Where a key stands, to point at it from elsewhere."""
        return spell(path) if self.text is None else f"line {self.line(path)}"

    def mistake(self, path: KeyPath, problem: str, mend: str = "", vi: str = "") -> Mistake:
        return Mistake(self.name, self.line(path), spell(path), problem, mend, path, vi)


def read_toml(path: Path) -> TomlFile:
    """Raises ConfigMistakes when there is no such file or it is not TOML."""
    text = _text(path)
    try:
        data = parsed(text)
    except RecursionError as error:
        raise ConfigMistakes([Mistake(str(path), None, "", "tables or lists are nested too deeply")]) from error
    except ValueError as error:
        raise ConfigMistakes([_not_toml(path, text, str(error))]) from error
    return TomlFile(str(path), data, text)


# A start reads both files twice, to seed a new office and to tell what was edited; only mistakes ask for lines.
parsed = lru_cache(maxsize=2)(tomllib.loads)
_lines = lru_cache(maxsize=2)(key_lines)


def missing_file(path: Path) -> tuple[str, str]:
    """Problem and mend for a file that is not there, with the nearest name beside it."""
    beside = [item.name for item in sorted(path.parent.glob(f"*{path.suffix}"))] if path.parent.is_dir() else []
    mend = did_you_mean(path.name, beside) or "create it, or correct its name"
    return f"there is no file {quoted(str(path), most=400)}", mend


def _text(path: Path) -> str:
    try:
        # utf-8-sig: editors on Windows like to begin a file with a byte order mark.
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigMistakes([Mistake(str(path), None, "", *missing_file(path))]) from error
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        raise ConfigMistakes([Mistake(str(path), None, "", problem, "let this user read it")]) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problem = "a letter is not in UTF-8"
        raise ConfigMistakes([Mistake(str(path), line, "", problem, "save the file as UTF-8")]) from error


def _not_toml(path: Path, text: str, said: str) -> Mistake:
    lines = text.rstrip().splitlines() or [""]
    place = _PLACE.search(said)
    line = min(int(place[1] or len(lines)), len(lines)) if place else None
    for theirs, problem, mend in _PLAIN:
        if said.startswith(theirs):
            return Mistake(str(path), line, _key_on(lines, line), problem, mend)
    said = _PLACE.sub("", said)
    return Mistake(str(path), line, "", f"this is not TOML ({said})", "compare with docs/settings.md")


def _key_on(lines: list[str], line: int | None) -> str:
    """The key or table that a line seems to speak of; "" when it speaks of none."""
    found = _NAME_ON_LINE.match(lines[line - 1]) if line else None
    return found[1] or found[2] if found else ""
