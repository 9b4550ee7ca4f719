"""By what the figures can be split, and how a column of lengths is summed up for each group at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from office.figures.moments import Floats, Integers
from office.figures.past import Services, Visits

By = Literal[
    "all", "day", "week", "month", "quarter", "year", "weekday", "hour", "field", "procedure", "counter", "clerk",
    "priority", "clerk_day",
]  # fmt: skip
# What belongs to a service alone: a visit may have been at several counters.
OF_SERVICES: frozenset[By] = frozenset({"counter", "clerk", "clerk_day"})
Key = str | int
Rows = Visits | Services


@dataclass(frozen=True)
class Split:
    """Each row's group: `keys` in their order, and the place of its key for each row."""

    keys: Sequence[Key]
    places: Integers

    def __len__(self) -> int:
        return len(self.keys)


def split_by(by: By, *tables: Rows) -> list[Split]:
    """The same groups for every table. Days are written as ISO dates, weeks as 2026-W48, quarters as 2026-Q4."""
    columns = [_column(by, table) for table in tables]
    keys, places = np.unique(np.concatenate(columns), return_inverse=True)
    known: list[Key] = [_plain(key) for key in keys]
    ends = np.cumsum([len(column) for column in columns])[:-1]
    return [Split(known, part) for part in np.split(places.reshape(-1), ends)]


def _plain(key: Any) -> Key:
    return int(key) if isinstance(key, np.integer) else str(key)


def _column(by: By, rows: Rows) -> NDArray[Any]:
    if by in _OF_A_DAY:
        return _days(rows.day, _OF_A_DAY[by])
    if by == "clerk_day" and isinstance(rows, Services):
        # "2026-11-23 7": a clerk's day.
        return np.char.add(np.char.add(_days(rows.day, dt.date.isoformat), " "), rows.clerk.astype(str))
    if by == "all":
        return np.zeros(len(rows), dtype=np.int64)
    if by == "priority" and isinstance(rows, Services):
        raise ValueError("a service has no priority class: split visits by it")
    column: NDArray[Any] = getattr(rows, by)
    return np.array([item or "" for item in column], dtype=str) if column.dtype == object else column


def _days(days: Integers, name: Callable[[dt.date], Key]) -> NDArray[Any]:
    known, places = np.unique(days, return_inverse=True)
    kind: Any = np.int64 if isinstance(name(dt.date.min), int) else str
    return np.array([name(dt.date.fromordinal(int(day))) for day in known], dtype=kind)[places]


def _week(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


_OF_A_DAY: dict[str, Callable[[dt.date], Key]] = {
    "day": lambda day: day.isoformat(),
    "week": _week,
    "month": lambda day: f"{day:%Y-%m}",
    "quarter": lambda day: f"{day.year}-Q{(day.month + 2) // 3}",
    "year": lambda day: f"{day.year}",
    "weekday": lambda day: day.isoweekday(),
}


@dataclass(frozen=True)
class Lengths:
    """Of each group: how many lengths were known, their median and 90th percentile, and shares within so many seconds.

    NaN where a group has none. Percentiles are interpolated linearly between the two nearest lengths.
    """

    count: Integers
    median: Floats
    p90: Floats
    within: dict[int, Floats]


def lengths(values: Floats, split: Split, within: Sequence[int] = ()) -> Lengths:
    """`values`: seconds, NaN where unknown; `within`: seconds."""
    known = ~np.isnan(values)
    numbers, places = values[known], split.places[known]
    order = np.lexsort((numbers, places))
    numbers, places = numbers[order], places[order]
    count = np.bincount(places, minlength=len(split)).astype(np.int64)
    starts = np.cumsum(count) - count
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = {
            limit: np.bincount(places, weights=numbers <= limit, minlength=len(split)) / count for limit in within
        }
    return Lengths(count, _quantile(numbers, starts, count, 0.5), _quantile(numbers, starts, count, 0.9), shares)


def counted(flags: NDArray[Any], split: Split) -> Integers:
    """How many, or how much in all, in each group."""
    return np.rint(np.bincount(split.places, weights=flags.astype(np.float64), minlength=len(split))).astype(np.int64)


def _quantile(numbers: Floats, starts: Integers, count: Integers, share: float) -> Floats:
    found = np.full(len(count), np.nan)
    some = count > 0
    place = (count[some] - 1) * share
    low = np.floor(place).astype(np.int64)
    high = np.minimum(low + 1, count[some] - 1)
    first, then = numbers[starts[some] + low], numbers[starts[some] + high]
    found[some] = first + (then - first) * (place - low)
    return found
