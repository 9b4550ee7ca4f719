"""Who is called next at a counter.

The law, for one counter while citizens of both classes wait for it:

* the calls follow the pattern *P priority, then N ordinary*; so no more than N ordinary calls come between
  two priority calls, and no more than P priority calls come between two runs of N ordinary ones;
* inside a class, tickets bound to this counter or its clerk come first, then the counter's fields in its order of
  preference, then the earlier arrival. A ticket that has waited longer than the office's target goes before
  all that have not, by arrival alone: preference shares out the work of a calm hour and never starves anyone.

Hence among tickets of one field the k-th ordinary citizen is called within k + ceil(k / N) * P calls, whoever
comes later. A transfer, a return or a reinstated no-show keeps its arrival.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Why(StrEnum):
    """Why a ticket stands where it stands; the sentence for the clerk is in `reasons`."""

    ARRIVAL = "arrival"
    PRIORITY = "priority"
    BOUND = "bound"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting ticket as routing sees it. `arrived` is when the citizen took the ticket."""

    id: int
    field: str
    priority: bool
    arrived: dt.datetime
    bound_counter: str | None = None
    bound_clerk: int | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """P priority calls to N ordinary ones, while both wait."""

    priority: int = 1
    ordinary: int = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Where a counter stands in its pattern: calls made in the present round."""

    priority: int = 0
    ordinary: int = 0

    def after(self, priority: bool, pattern: Pattern) -> Run:
        """The run once a ticket of the given class has been called."""
        if priority:
            return Run(min(self.priority + 1, pattern.priority), 0)
        if self.ordinary + 1 >= pattern.ordinary:
            return Run()
        return replace(self, ordinary=self.ordinary + 1)

    def takes_priority(self, pattern: Pattern) -> bool:
        return self.priority < pattern.priority


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter as routing sees it: what it serves, in order of preference, by whom, and its run."""

    counter: str
    fields: tuple[str, ...]
    clerk: int | None = None
    skills: Collection[str] = ()
    run: Run = Run()

    def serves(self, field: str) -> bool:
        return field in self.fields and (not self.skills or field in self.skills)


@dataclass(frozen=True, slots=True)
class Turn:
    ticket: int
    why: Why


def may_call(desk: Desk, ticket: Waiting, present: Collection[int]) -> bool:
    """Whether this counter may call the ticket. A ticket bound to a clerk who has left is anybody's again."""
    if ticket.bound_counter is not None:
        return ticket.bound_counter == desk.counter
    if ticket.bound_clerk is not None and ticket.bound_clerk in present:
        return ticket.bound_clerk == desk.clerk
    return desk.serves(ticket.field)


def order_for(
    desk: Desk,
    waiting: Iterable[Waiting],
    pattern: Pattern,
    overdue_before: dt.datetime,
    present: Collection[int] = (),
) -> list[Turn]:
    """The tickets this counter would call, first to last, each with its reason.

    `overdue_before`: tickets that arrived at or before this instant have waited past the target.
    `present`: ids of the clerks who sit at a counter now.
    """
    mine = [ticket for ticket in waiting if may_call(desk, ticket, present)]
    ranked = sorted((_rank(desk, ticket, overdue_before, present), ticket.id, ticket) for ticket in mine)
    first = [_turn(rank, ticket) for rank, _, ticket in ranked if ticket.priority]
    rest = [_turn(rank, ticket) for rank, _, ticket in ranked if not ticket.priority]
    return _interleave(first, rest, pattern, desk.run)


_OVERDUE, _BOUND, _PREFERRED = 0, 1, 2


def _rank(
    desk: Desk, ticket: Waiting, overdue_before: dt.datetime, present: Collection[int]
) -> tuple[int, dt.datetime]:
    if ticket.arrived <= overdue_before:
        return _OVERDUE, ticket.arrived
    if ticket.bound_counter is not None or (ticket.bound_clerk is not None and ticket.bound_clerk in present):
        return _BOUND, ticket.arrived
    return _PREFERRED + desk.fields.index(ticket.field), ticket.arrived


def _turn(rank: tuple[int, dt.datetime], ticket: Waiting) -> Turn:
    if ticket.priority:
        return Turn(ticket.id, Why.PRIORITY)
    return Turn(ticket.id, {_OVERDUE: Why.OVERDUE, _BOUND: Why.BOUND}.get(rank[0], Why.ARRIVAL))


def _interleave(first: Sequence[Turn], rest: Sequence[Turn], pattern: Pattern, run: Run) -> list[Turn]:
    turns: list[Turn] = []
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
