"""The course of one past day as it was: who came when and for what, how long each took, who sat where and was away.

Times are seconds of the office's day, lengths seconds. It is all that is needed to let the day happen once more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from office.rules.routing import Entry

Seconds = float
Stretch = tuple[Seconds, Seconds]


@dataclass(frozen=True, slots=True)
class Leg:
    """One wait of a visit and what came of it.

    `since`: when the wait began; `pause`: from the end of the leg before (or from the ticket) until then. `waited`: as
    it was. `counter` None: nobody called. `walk`: from the call to the start; `work`: at the counter, parked time left
    out; `turn`: until the counter was ready for the next one. `came`: the citizen came to the call; `missing`: sent
    home for papers; `parked`: fetched a paper meanwhile. `forgotten`: nobody marked its end, so `work` says nothing.
    """

    since: Seconds
    pause: Seconds
    waited: Seconds
    field: str
    procedure: str
    quantity: int = 1
    counter: str | None = None
    walk: Seconds = 0.0
    work: Seconds = 0.0
    turn: Seconds = 0.0
    came: bool = True
    missing: bool = False
    parked: bool = False
    forgotten: bool = False
    bound_counter: str | None = None
    bound_clerk: int | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """A ticket: taken `at`, its legs in order. `leaves`: gave up then, if still not called."""

    at: Seconds
    priority: bool
    legs: Sequence[Leg]
    leaves: Seconds | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch in which somebody sits at a counter and calls. `skills`: see `rules.routing.Desk`."""

    counter: str
    clerk: int
    start: Seconds
    end: Seconds
    skills: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """A counter was taken by a citizen: from the call until it let them go. `guest`, `leg`: whose and which."""

    counter: str
    start: Seconds
    end: Seconds
    guest: int
    leg: int


@dataclass(frozen=True)
class Course:
    """A day. `entries`: what each counter serves. `pauses`: stretches signed in but paused, with the reason.

    `ends`: when the last counter closed, or the present moment of a day that is not over.
    """

    day: dt.date
    sessions: Sequence[Stretch]
    entries: Mapping[str, Sequence[Entry]]
    guests: Sequence[Guest]
    shifts: Sequence[Shift]
    served: Sequence[Served]
    ends: Seconds
    pauses: Sequence[tuple[str, Stretch, str]] = field(default_factory=tuple)
