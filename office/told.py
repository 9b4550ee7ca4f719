"""What citizens have been told of their waits: kept until their call, which is written beside it.

It is kept in memory: a ticket alone costs no second write, and what a restart forgets is not judged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from office.rules.waiting import Range, Wait
from office.storage.database import Storage

# What is told later than this is no promise made at the start of the wait any more.
AT_FIRST = dt.timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Forecast:
    """An estimate and what it was made of. `rehearsed`, `corrected`: seconds of working time at 10, 50 and 90 %.

    `features` and `kind` describe the situation to the correction (see `hindsight`); `level`: the pace's.
    """

    rehearsed: Sequence[float]
    corrected: Sequence[float]
    features: Sequence[float]
    kind: str
    level: float

    def json(self) -> dict[str, Any]:
        return {
            "rehearsed": [round(value, 1) for value in self.rehearsed],
            "corrected": [round(value, 1) for value in self.corrected],
            "features": [round(value, 3) for value in self.features],
            "kind": self.kind,
            "level": round(self.level, 4),
        }


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is told, the range that it was rounded from, and the forecast behind it."""

    wait: Wait
    range: Range
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class Told:
    """`since`: the start of the wait; `wait`: the minutes that were read."""

    since: dt.datetime
    wait: Wait
    forecast: Forecast


_told: WeakKeyDictionary[Storage, dict[int, Told]] = WeakKeyDictionary()


def tell(storage: Storage, ticket: int, since: dt.datetime, now: dt.datetime, wait: Wait, forecast: Forecast) -> None:
    """Remember what was told of a wait at its start; what is told later changes nothing."""
    known = _told.setdefault(storage, {})
    if now - since <= AT_FIRST and (ticket not in known or known[ticket].since != since):
        known[ticket] = Told(since, wait, forecast)


def told_of(storage: Storage, ticket: int, since: dt.datetime) -> Told | None:
    found = _told.get(storage, {}).get(ticket)
    return found if found is not None and found.since == since else None


def forget_but(storage: Storage, tickets: Collection[int]) -> None:
    """Forget all but these tickets: the others are over."""
    known = _told.get(storage, {})
    for ticket in [each for each in list(known) if each not in tickets]:
        known.pop(ticket, None)
