"""In what order all open counters together will call those who wait.

Each counter has its own order (`routing`). When each of them calls depends on how long services last, which nobody
knows. Here they take turns: the counters in the order given, then again from the first, each calling whoever is then
first for it; one for which nobody waits is passed over.

What that promises, as long as nobody comes, leaves or is moved:

1. If the counters call in these turns, every ticket is called in exactly this order, at the counter named.
2. With one counter it is that counter's order.
3. Whatever turns they take: of two tickets of one class that the same counters may call, the one shown first is
   called first. (At each of these counters law 1 of `routing` puts it first.)

What it can't promise: between the two classes, and between tickets that different counters may call, a counter that is
quicker than its turn calls its own next ones before somebody shown earlier.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from office.rules.routing import Desk, Pattern, Run, Waiting, may_call, split_for

# When a counter takes its turn: the round, and the counter's place in it.
When = tuple[int, int]


class Coming(NamedTuple):
    """A call to come: who, and to which counter."""

    ticket: Waiting
    counter: str
    when: When


class Idle(NamedTuple):
    """The turn at which a counter finds nobody any more.

    `short`: it had run out of ordinary tickets while somebody with priority was left; one ticket more would have been
    called between those, and not at the end.
    """

    desk: Desk
    when: When
    short: bool


class Calls(NamedTuple):
    """Every call to come, first to last, and where each counter comes to the end of it."""

    coming: list[Coming]
    idle: list[Idle]


BY_ARRIVAL = attrgetter("arrived", "id")


def calls_to_come(
    desks: Sequence[Desk],
    waiting: Iterable[Waiting],
    pattern: Pattern,
    overdue_before: dt.datetime,
    seats: Mapping[str, int],
) -> Calls:
    """Every call that the counters will make. `desks`: the one that calls first, first.

    Who waits for none of them is not in it.
    """
    coming: list[Coming] = []
    idle: list[Idle] = []
    called: set[int] = set()
    lines = _callable_by(desks, sorted(waiting, key=BY_ARRIVAL), overdue_before, seats)
    hands = [_Hand(desk, mine) for desk, mine in zip(desks, lines, strict=True)]
    at_work = list(enumerate(hands))
    turn = 0
    while at_work:
        still = []
        for place, hand in at_work:
            ticket = hand.takes(called, pattern)
            if ticket is None:
                idle.append(Idle(hand.desk, (turn, place), hand.short))
                continue
            called.add(ticket.id)
            coming.append(Coming(ticket, hand.desk.counter, (turn, place)))
            still.append((place, hand))
        at_work = still
        turn += 1
    return Calls(coming, idle)


def _callable_by(
    desks: Sequence[Desk], tickets: Iterable[Waiting], overdue_before: dt.datetime, seats: Mapping[str, int]
) -> list[list[Waiting]]:
    """For each desk those that it may call. Hundreds are bound to nobody, and alike by what they are for."""
    mine: list[list[Waiting]] = [[] for _ in desks]
    alike: dict[tuple[str, str], list[list[Waiting]]] = {}
    for ticket in tickets:
        kind = (ticket.field, ticket.procedure)
        able = None if ticket.is_bound else alike.get(kind)
        if able is None:
            able = [
                line for desk, line in zip(desks, mine, strict=True) if may_call(desk, ticket, seats, overdue_before)
            ]
            if not ticket.is_bound:
                alike[kind] = able
        for line in able:
            line.append(ticket)
    return mine


class _Hand:
    """A counter's way through those who wait for it."""

    def __init__(self, desk: Desk, mine: Sequence[Waiting]) -> None:
        self.desk = desk
        self.short = False
        self._run: Run = desk.run
        self._first, self._rest = split_for(desk, mine)
        self._first.reverse()
        self._rest.reverse()

    def takes(self, called: set[int], pattern: Pattern) -> Waiting | None:
        """Call who is next of those not yet called; None when nobody is left."""
        first = self._left(self._first, called)
        rest = self._left(self._rest, called)
        if not first:
            # Nobody with priority is left: the run decides nothing any more.
            return rest.pop() if rest else None
        self.short = self.short or not rest
        ticket = (first if not rest or self._run.takes_priority(pattern) else rest).pop()
        self._run = self._run.after(ticket.priority, pattern)
        return ticket

    @staticmethod
    def _left(line: list[Waiting], called: set[int]) -> list[Waiting]:
        while line and line[-1].id in called:
            line.pop()
        return line
