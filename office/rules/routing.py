"""Who is called next at a counter.

*Arrival* is when the citizen took the ticket. A transfer, a return, a further step of a journey and a reinstated
no-show keep it. A ticket *waits for* a counter when that counter serves its field or its procedure (and the clerk's
skills include it), or when it is bound to this counter or to its clerk.

The laws, for one counter, with P priority and N ordinary calls in the office's pattern:

1. Inside a class (priority, ordinary) the earliest arrival among those who wait for the counter is called first. The
   counter's order of preference decides between tickets of the very same arrival, and nothing else does.
2. While both classes wait for the counter, no more than N ordinary calls come between two priority calls.
3. While both classes wait for the counter, no more than P priority calls come between two runs of N ordinary ones.

Hence the k-th ordinary citizen (k - 1 ordinary ones of earlier arrival wait for the counter) is called within
k + ceil(k / N) * P of the counter's calls, whoever takes a ticket later. Proof: let a round end with the N-th ordinary
call since its last priority call. A priority call is made only while fewer than P were made in the round, and starts
the count of ordinary calls anew; so a round has at most P priority calls, and at least N ordinary ones if it has any
priority call at all. The first k ordinary calls lie within ceil(k / N) rounds that have priority calls.

Who joins the line with an arrival that they had before (a transfer, a return, a further step, a reinstated no-show, an
ordinary citizen whose class was a mistake) stands where they would have stood all along: one more of the k - 1 for
those who came after them.

A call out of turn is the clerk's own decision, written down as such; it counts in the pattern as a call of its class
and is not bound by the laws. Other counters' calls only shorten the line.

Nobody is lost: a ticket bound to a clerk who sits nowhere is anybody's who serves its field; one bound to a counter
where nobody sits is so once it has waited there for the office's waiting target (the clerk may just have stepped out).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as member
from enum import StrEnum
from operator import attrgetter

from office.rules.tickets import CameBy


class Why(StrEnum):
    """Why a ticket stands where it stands; the sentences for the clerk are in `reasons`."""

    ARRIVAL = "arrival"
    OVERDUE = "overdue"
    PRIORITY = "priority"
    BOUND = "bound"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    JOURNEY = "journey"
    REINSTATED = "reinstated"
    REDIRECTED = "redirected"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting ticket as routing sees it. `since`: when it began to wait for the counter that it is bound to."""

    id: int
    field: str
    priority: bool
    arrived: dt.datetime
    bound_counter: str | None = None
    bound_clerk: int | None = None
    procedure: str = ""
    since: dt.datetime | None = None
    came_by: str | None = None

    @property
    def is_bound(self) -> bool:
        """Whether it waits for one counter, or one clerk."""
        return self.bound_counter is not None or self.bound_clerk is not None

    @property
    def bound_since(self) -> dt.datetime:
        """From when on it is reckoned how long a counter has it to itself."""
        return self.since or self.arrived


@dataclass(frozen=True, slots=True)
class Pattern:
    """P priority calls to N ordinary ones, while both wait."""

    priority: int = 1
    ordinary: int = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Where a counter stands in its pattern: priority calls of the round, ordinary calls since the last of them."""

    priority: int = 0
    ordinary: int = 0

    def after(self, priority: bool, pattern: Pattern) -> Run:
        """The run once a ticket of the given class has been called."""
        if priority:
            return Run(min(self.priority + 1, pattern.priority), 0)
        if self.ordinary + 1 >= pattern.ordinary:
            return Run()
        return Run(self.priority, self.ordinary + 1)

    def takes_priority(self, pattern: Pattern) -> bool:
        return self.priority < pattern.priority


@dataclass(frozen=True, slots=True)
class Entry:
    """What a counter's list names: a whole field, or a single procedure of it."""

    field: str
    procedure: str | None = None

    def covers(self, field: str, procedure: str) -> bool:
        return self.field == field and self.procedure in (None, procedure)


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter as routing sees it: what it serves, preferred first; `skills`, unless empty, narrows it."""

    counter: str
    entries: Sequence[Entry]
    clerk: int | None = None
    skills: Sequence[Entry] = ()
    run: Run = Run()
    # Hundreds of tickets ask about the same dozen procedures.
    _places: dict[tuple[str, str], int | None] = member(default_factory=dict, init=False, repr=False, compare=False)

    def serves(self, field: str, procedure: str) -> bool:
        if self.skills and not any(skill.covers(field, procedure) for skill in self.skills):
            return False
        return self.place(field, procedure) is not None

    def place(self, field: str, procedure: str) -> int | None:
        """Where it stands in the order of preference; None when it is not there."""
        asked = (field, procedure)
        if asked not in self._places:
            covering = (at for at, entry in enumerate(self.entries) if entry.covers(field, procedure))
            self._places[asked] = next(covering, None)
        return self._places[asked]


@dataclass(frozen=True, slots=True)
class Turn:
    """A ticket's place in the order of calling, and why it has it, the class first."""

    ticket: int
    why: tuple[Why, ...]


def may_call(desk: Desk, ticket: Waiting, seats: Mapping[str, int], overdue_before: dt.datetime) -> bool:
    """Whether the ticket waits for this counter. `seats`: counter to the clerk who sits there now."""
    if ticket.bound_counter is not None:
        if ticket.bound_counter == desk.counter:
            return True
        if ticket.bound_counter in seats or ticket.bound_since > overdue_before:
            return False
    if ticket.bound_clerk is not None:
        if ticket.bound_clerk == desk.clerk:
            return True
        if ticket.bound_clerk in seats.values():
            return False
    return desk.serves(ticket.field, ticket.procedure)


def order_for(
    desk: Desk,
    waiting: Iterable[Waiting],
    pattern: Pattern,
    overdue_before: dt.datetime,
    seats: Mapping[str, int] | None = None,
) -> list[Turn]:
    """The tickets this counter would call, first to last, each with its reasons.

    `overdue_before`: who has waited since this instant or longer has waited past the office's target.
    """
    return [_turn(desk, ticket, overdue_before) for ticket in queue_for(desk, waiting, pattern, overdue_before, seats)]


def queue_for(
    desk: Desk,
    waiting: Iterable[Waiting],
    pattern: Pattern,
    overdue_before: dt.datetime,
    seats: Mapping[str, int] | None = None,
) -> list[Waiting]:
    """The tickets of `order_for`, without the reasons."""
    first, rest = split_for(desk, _mine(desk, waiting, overdue_before, seats or {}))
    return _interleave(first, rest, pattern, desk.run) if first else rest


_ARRIVED = attrgetter("arrived")


def split_for(desk: Desk, mine: Iterable[Waiting]) -> tuple[list[Waiting], list[Waiting]]:
    """Those who wait for the counter by class, priority and ordinary, each in the order of law 1."""
    mine = list(mine)
    if len({ticket.arrived for ticket in mine}) == len(mine):
        # Hundreds wait, and hardly two of them came at the very same instant.
        mine.sort(key=_ARRIVED)
    else:
        mine.sort(key=lambda ticket: (ticket.arrived, _preference(desk, ticket), ticket.id))
    first = [ticket for ticket in mine if ticket.priority]
    return first, [ticket for ticket in mine if not ticket.priority] if first else mine


def first_for(
    desk: Desk,
    waiting: Iterable[Waiting],
    pattern: Pattern,
    overdue_before: dt.datetime,
    seats: Mapping[str, int] | None = None,
) -> Waiting | None:
    """The first ticket of `order_for`, without putting the others in order; None when nobody waits for the counter."""
    mine = _mine(desk, waiting, overdue_before, seats or {})
    first = [ticket for ticket in mine if ticket.priority]
    rest = [ticket for ticket in mine if not ticket.priority]
    chosen = (first if desk.run.takes_priority(pattern) else rest) if first and rest else mine
    return min(chosen, key=lambda ticket: (ticket.arrived, _preference(desk, ticket), ticket.id), default=None)


def _mine(
    desk: Desk, waiting: Iterable[Waiting], overdue_before: dt.datetime, seats: Mapping[str, int]
) -> list[Waiting]:
    """Those who wait for the counter. Hundreds are bound to nobody, and alike by what they are for."""
    alike: dict[tuple[str, str], bool] = {}
    mine = []
    for ticket in waiting:
        if not ticket.is_bound:
            kind = (ticket.field, ticket.procedure)
            if kind not in alike:
                alike[kind] = may_call(desk, ticket, seats, overdue_before)
            if alike[kind]:
                mine.append(ticket)
        elif may_call(desk, ticket, seats, overdue_before):
            mine.append(ticket)
    return mine


_CAME = {
    CameBy.TRANSFER: Why.TRANSFERRED,
    CameBy.RETURN: Why.RETURNED,
    CameBy.JOURNEY: Why.JOURNEY,
    CameBy.REINSTATE: Why.REINSTATED,
    CameBy.REDIRECT: Why.REDIRECTED,
}


def _turn(desk: Desk, ticket: Waiting, overdue_before: dt.datetime) -> Turn:
    reason = _why(desk, ticket, overdue_before)
    return Turn(ticket.id, (Why.PRIORITY, reason) if ticket.priority else (reason,))


def _why(desk: Desk, ticket: Waiting, overdue_before: dt.datetime) -> Why:
    if ticket.bound_counter == desk.counter and ticket.came_by in (CameBy.TRANSFER, CameBy.REDIRECT):
        return Why.BOUND
    if ticket.came_by is not None:
        return _CAME[CameBy(ticket.came_by)]
    return Why.OVERDUE if ticket.arrived <= overdue_before else Why.ARRIVAL


def _preference(desk: Desk, ticket: Waiting) -> int:
    place = desk.place(ticket.field, ticket.procedure)
    return len(desk.entries) if place is None else place


def _interleave(first: Sequence[Waiting], rest: Sequence[Waiting], pattern: Pattern, run: Run) -> list[Waiting]:
    turns: list[Waiting] = []
    i = j = 0
    while i < len(first) and j < len(rest):
        takes_priority = run.takes_priority(pattern)
        if takes_priority:
            turns.append(first[i])
            i += 1
        else:
            turns.append(rest[j])
            j += 1
        run = run.after(takes_priority, pattern)
    return [*turns, *first[i:], *rest[j:]]
