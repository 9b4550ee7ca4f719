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
    coded = [_coded(by, table) for table in tables]
    keys = sorted({key for known, _ in coded for key in known})
    place = {key: number for number, key in enumerate(keys)}
    return [Split(keys, np.array([place[key] for key in known], dtype=np.int64)[codes]) for known, codes in coded]


def _coded(by: By, rows: Rows) -> tuple[list[Key], Integers]:
    """The keys that there are, in any order, and for each row which of them it has.

    To tell few names apart a table of them is quicker than sorting all the rows by their letters.
    """
    if by in _OF_A_DAY:
        days, codes = np.unique(rows.day, return_inverse=True)
        return [_OF_A_DAY[by](dt.date.fromordinal(int(day))) for day in days], codes
    if by == "clerk_day" and isinstance(rows, Services):
        # "2026-11-23 7": a clerk's day.
        pairs, codes = np.unique(np.stack([rows.day, rows.clerk]), axis=1, return_inverse=True)
        return [f"{dt.date.fromordinal(int(day))} {clerk}" for day, clerk in pairs.T], codes.reshape(-1)
    if by == "all":
        return [0] if len(rows) else [], np.zeros(len(rows), dtype=np.int64)
    if by == "priority" and isinstance(rows, Services):
        raise ValueError("a service has no priority class: split visits by it")
    column: NDArray[Any] = getattr(rows, by)
    if column.dtype != object:
        numbers, codes = np.unique(column, return_inverse=True)
        return [int(number) for number in numbers], codes
    names = list(set(column))
    code = {name: number for number, name in enumerate(names)}
    return [name or "" for name in names], np.fromiter(map(code.__getitem__, column), np.int64, len(column))


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
