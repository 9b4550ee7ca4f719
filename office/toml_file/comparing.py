"""Look across a file's tables as they stand, even when some of them are wrong: doubles, and names of nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from office.toml_file.mistakes import KeyPath, Mistake, did_you_mean, quoted
from office.toml_file.reading import TomlFile

Texts = list[tuple[KeyPath, str]]


def tables(file: TomlFile, *path: str | int) -> list[tuple[KeyPath, dict[str, Any]]]:
    """The tables of the list at `path`, each with its place; none when there is no such list."""
    found: Any = file.data
    for part in path:
        inside = isinstance(found, dict) if isinstance(part, str) else isinstance(found, list) and part < len(found)
        found = (found.get(part) if isinstance(part, str) else found[part]) if inside else None
    if not isinstance(found, list):
        return []
    return [((*path, number), table) for number, table in enumerate(found) if isinstance(table, dict)]


def texts_in(place: KeyPath, value: Any) -> Texts:
    """The texts in a value that is a text or a list of them."""
    if isinstance(value, str):
        return [(place, value.strip())]
    items = value if isinstance(value, list) else []
    return [((*place, number), item.strip()) for number, item in enumerate(items) if isinstance(item, str)]


def texts(file: TomlFile, list_name: str, key: str) -> Texts:
    """What stands under `key` in every table of a list."""
    return [found for place, table in tables(file, list_name) for found in texts_in((*place, key), table.get(key))]


def doubles(file: TomlFile, found: Texts, mend: str) -> list[Mistake]:
    """A mistake for each text that stood earlier too."""
    first: dict[str, KeyPath] = {}
    mistakes = []
    for place, text in found:
        if text in first:
            problem = f"{quoted(text)} already stands in {file.place(first[text])}"
            mistakes.append(file.mistake(place, problem, mend, f"“{text}” đã có rồi; mỗi thứ chỉ ghi một lần."))
        first.setdefault(text, place)
    return mistakes


def unknown(file: TomlFile, found: Texts, known: Iterable[str], what: str) -> list[Mistake]:
    """A mistake for each text that names nothing; `what` is the kind of thing it should name."""
    names = list(known)
    return [
        file.mistake(
            place, f"there is no {what} {quoted(text)}", did_you_mean(text, names), f"Không có “{text}” trong danh mục."
        )
        for place, text in found
        if text not in names
    ]
