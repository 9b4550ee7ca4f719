"""Each field's line: who waits for it, in the order in which they will be called.

The calls to come (`merging`), field by field. Whom no open counter may call stands behind the others, in the order of
a counter that served the whole field; who is bound to a counter that makes a pause stands last.

Whoever is called, leaves or is moved changes the line of others: it is reckoned anew. Whoever comes mostly does not.
Somebody without priority, come last of all, is called by the first counter that would find nobody any more, and
everybody else as before; but where a counter runs out of ordinary tickets while it has priority ones left, a newcomer
would come between those, and all is reckoned anew as well. Hundreds wait, and people come in the same minutes.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from office.rules.merging import BY_ARRIVAL, Idle, When, calls_to_come
from office.rules.routing import Desk, Entry, Pattern, Waiting, queue_for

# The turns of those whom no open counter may call, behind every round: those bound to a counter behind the others.
NEVER, NOT_EVEN_THEN = 10**9, 10**9 + 1


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of all fields.

    `ids`: of the tickets, in order; `turns`: when each is called; `counters`: when each open counter finds nobody any
    more. `latest`: when the last of all came. `mixed`: fields in which somebody with priority waits for no open
    counter. `frees`: once who came then has waited past the target, somebody bound to a counter is anybody's.
    """

    ids: Mapping[str, list[int]]
    turns: Mapping[str, list[When]]
    turn_of: Mapping[int, When]
    counters: Sequence[Idle]
    mixed: frozenset[str]
    latest: dt.datetime | None
    frees: dt.datetime | None

    def line(self, field: str) -> list[int]:
        """Ids of the tickets that wait for the field, first to last."""
        return self.ids.get(field, [])

    def place(self, ticket: int, field: str) -> int:
        """How many of its field are called before the ticket; 0 for one that does not wait."""
        turn = self.turn_of.get(ticket)
        return 0 if turn is None else bisect_left(self.turns[field], turn)

    def with_newcomers(self, newcomers: Iterable[Waiting], overdue_before: dt.datetime) -> Lines | None:
        """The lines when nothing has happened but that these came; None when they must be reckoned anew."""
        lines = None if self.frees is not None and self.frees <= overdue_before else self
        for ticket in sorted(newcomers, key=BY_ARRIVAL):
            lines = lines.joined_by(ticket) if lines else None
        return lines

    def joined_by(self, ticket: Waiting) -> Lines | None:
        """As `with_newcomers`, at the same moment."""
        if ticket.priority or ticket.is_bound or (self.latest is not None and ticket.arrived <= self.latest):
            return None
        able = [each for each in self.counters if each.desk.serves(ticket.field, ticket.procedure)]
        counters = self.counters
        if able:
            first = min(able, key=lambda each: each.when)
            if any(each.short for each in able):
                return None
            turn = first.when
            after = first._replace(when=(turn[0] + 1, turn[1]))
            counters = [after if each is first else each for each in counters]
        elif ticket.field in self.mixed:
            return None
        else:
            turn = self._last_of_nobodys(ticket.field)
        ids, turns = self.line(ticket.field), self.turns.get(ticket.field, [])
        at = bisect_left(turns, turn)
        return replace(
            self,
            ids={**self.ids, ticket.field: [*ids[:at], ticket.id, *ids[at:]]},
            turns={**self.turns, ticket.field: [*turns[:at], turn, *turns[at:]]},
            turn_of={**self.turn_of, ticket.id: turn},
            counters=counters,
            latest=ticket.arrived,
        )

    def _last_of_nobodys(self, field: str) -> When:
        turns = self.turns.get(field, [])
        at = bisect_left(turns, (NOT_EVEN_THEN, 0))
        last = turns[at - 1] if at else (0, 0)
        return (NEVER, last[1] + 1) if last[0] == NEVER else (NEVER, 0)


def lines_of(
    desks: Sequence[Desk],
    waiting: Iterable[Waiting],
    pattern: Pattern,
    overdue_before: dt.datetime,
    seats: Mapping[str, int],
) -> Lines:
    """The lines as they are; parameters as of `merging.calls_to_come`."""
    waiting = list(waiting)
    coming, idle = calls_to_come(desks, waiting, pattern, overdue_before, seats)
    ids: dict[str, list[int]] = defaultdict(list)
    turns: dict[str, list[When]] = defaultdict(list)
    turn_of: dict[int, When] = {}

    def put(field: str, ticket: int, turn: When) -> None:
        ids[field].append(ticket)
        turns[field].append(turn)
        turn_of[ticket] = turn

    for call in coming:
        put(call.ticket.field, call.ticket.id, call.when)
    nobodys: dict[str, list[Waiting]] = defaultdict(list)
    for ticket in waiting:
        if ticket.id not in turn_of:
            nobodys[ticket.field].append(ticket)
    for field, left in nobodys.items():
        queue = queue_for(Desk("", (Entry(field),)), left, pattern, overdue_before, seats)
        for place, ticket in enumerate(queue):
            put(field, ticket.id, (NEVER, place))
        bound = [ticket for ticket in left if ticket.id not in turn_of]
        for place, ticket in enumerate(sorted(bound, key=BY_ARRIVAL)):
            put(field, ticket.id, (NOT_EVEN_THEN, place))
    return Lines(
        dict(ids),
        dict(turns),
        turn_of,
        idle,
        mixed=frozenset(field for field, left in nobodys.items() if any(ticket.priority for ticket in left)),
        latest=max((ticket.arrived for ticket in waiting), default=None),
        frees=min((each.bound_since for each in waiting if _is_held(each, overdue_before)), default=None),
    )


def _is_held(ticket: Waiting, overdue_before: dt.datetime) -> bool:
    """Whether a counter has it to itself, and will not for ever (`routing.may_call`)."""
    return ticket.bound_counter is not None and ticket.bound_since > overdue_before
