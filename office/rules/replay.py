"""A ticket's present, told by its journal rows alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any


def replay(details: Iterable[Mapping[str, Any] | None]) -> dict[str, Any]:
    """The ticket's columns after its rows' details, oldest first. Times are ISO 8601 in UTC, as the journal has them.

    Each move writes down what it changed as `{"changed": {column: [before, after]}}`; a row that changed nothing
    (a rating) has no such entry. Raises ValueError when a row does not start where the one before it ended.
    """
    columns: dict[str, Any] = {}
    for detail in details:
        for name, (before, after) in ((detail or {}).get("changed") or {}).items():
            if columns.get(name) != before:
                raise ValueError(f"the journal says that {name} was {before!r}, but it was {columns.get(name)!r}")
            columns[name] = after
    return columns


def plain(value: object) -> object:
    """A column's value as the journal has it: times in UTC, so that what was written equals what is read."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value
