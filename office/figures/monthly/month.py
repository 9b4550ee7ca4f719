"""What a monthly report tells: the month's figures, those of the month before, and the splits of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from office.catalogue import Words
from office.context import Office
from office.figures.groups import By
from office.figures.naming import names
from office.figures.past import Past, read_past
from office.figures.pictures import Cell, heat, spread
from office.figures.summary import Line, summary
from office.rules.months import end_of_month, month_before

MOST_PROCEDURES = 10


@dataclass(frozen=True)
class Named:
    name: str
    line: Line


@dataclass(frozen=True)
class Month:
    """`before` None: nobody came in the month before. `last`: its last day, or today while it runs."""

    office: Words
    first: dt.date
    last: dt.date
    written: dt.datetime
    target_minutes: int
    whole: Line | None
    before: Line | None
    days: Sequence[Named]
    fields: Sequence[Named]
    procedures: Sequence[Named]
    counters: Sequence[Named]
    heat: Sequence[Cell]
    spread: Sequence[int]

    @property
    def title(self) -> str:
        return f"Báo cáo tháng {self.first.month} năm {self.first.year}"

    @property
    def running(self) -> bool:
        return self.last != end_of_month(self.first)


def past_of(office: Office, first: dt.date, now: dt.datetime) -> Past:
    """The month that begins with `first`, until today while it runs."""
    return read_past(office, first, min(end_of_month(first), max(first, office.day(now))))


def month_of(office: Office, past: Past, now: dt.datetime) -> Month:
    """The month of `past_of`. Clerks are not in it: it goes to others than the head of the office."""
    first, last = past.first, past.last
    # A month that still runs is held against as many days of the one before.
    start, whole = month_before(first), last == end_of_month(first)
    until = end_of_month(start) if whole else min(start + (last - first), end_of_month(start))
    earlier = read_past(office, start, until)
    return Month(
        office=office.name,
        first=first,
        last=last,
        written=office.local(now),
        target_minutes=office.settings.queue.waiting_target_minutes,
        whole=_whole(past),
        before=_whole(earlier),
        days=_split(office, past, "day"),
        fields=_split(office, past, "field"),
        procedures=_most(_split(office, past, "procedure")),
        counters=_split(office, past, "counter"),
        heat=heat(past),
        spread=spread(past),
    )


def _whole(past: Past) -> Line | None:
    return next(iter(summary(past, "all")), None)


def _split(office: Office, past: Past, by: By) -> list[Named]:
    lines = summary(past, by)
    said = names(office, by, [line.key for line in lines])
    return [Named(name.vi, line) for name, line in zip(said, lines, strict=True)]


def _most(lines: Sequence[Named]) -> list[Named]:
    return sorted(lines, key=lambda item: -(item.line.visitors or 0))[:MOST_PROCEDURES]
