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
from dataclasses import dataclass

from office.rules.routing import Desk, Pattern, Run, Waiting, may_call, split_for


@dataclass(frozen=True, slots=True)
class Coming:
    """A call to come: who, and to which counter."""

    ticket: Waiting
    counter: str


def calls_to_come(
    desks: Sequence[Desk],
    waiting: Iterable[Waiting],
    pattern: Pattern,
    overdue_before: dt.datetime,
    seats: Mapping[str, int],
) -> list[Coming]:
    """Every call that the counters will make, first to last. `desks`: the one that calls first, first.

    Who waits for none of them is not in it.
    """
    if not desks:
        return []
    tickets = sorted(waiting, key=lambda ticket: (ticket.arrived, ticket.id))
    callers = _who_calls(desks, tickets, overdue_before, seats)
    hands = [_Hand(desk, [t for t in tickets if at in callers[t.id]]) for at, desk in enumerate(desks)]
    coming: list[Coming] = []
    called: set[int] = set()
    while hands:
        still = []
        for hand in hands:
            ticket = hand.takes(called, pattern)
            if ticket is not None:
                called.add(ticket.id)
                coming.append(Coming(ticket, hand.counter))
                still.append(hand)
        hands = still
    return coming


def _who_calls(
    desks: Sequence[Desk], tickets: Iterable[Waiting], overdue_before: dt.datetime, seats: Mapping[str, int]
) -> dict[int, frozenset[int]]:
    """By ticket id, the places of the desks that may call it. Those bound to nobody are alike by what they are for."""
    found: dict[int, frozenset[int]] = {}
    alike: dict[tuple[str, str], frozenset[int]] = {}
    for ticket in tickets:
        kind = (ticket.field, ticket.procedure)
        bound = ticket.bound_counter is not None or ticket.bound_clerk is not None
        if bound or kind not in alike:
            able = frozenset(at for at, desk in enumerate(desks) if may_call(desk, ticket, seats, overdue_before))
            if not bound:
                alike[kind] = able
        found[ticket.id] = able if bound else alike[kind]
    return found


class _Hand:
    """A counter's way through those who wait for it."""

    def __init__(self, desk: Desk, mine: Sequence[Waiting]) -> None:
        self.counter = desk.counter
        self._run: Run = desk.run
        self._first, self._rest = split_for(desk, mine)
        self._first.reverse()
        self._rest.reverse()

    def takes(self, called: set[int], pattern: Pattern) -> Waiting | None:
        """Call who is next of those not yet called; None when nobody is left."""
        for line in (self._first, self._rest):
            while line and line[-1].id in called:
                line.pop()
        if not self._first and not self._rest:
            return None
        goes_first = bool(self._first) and (not self._rest or self._run.takes_priority(pattern))
        ticket = (self._first if goes_first else self._rest).pop()
        self._run = self._run.after(ticket.priority, pattern)
        return ticket
