"""What is stored of a crowd's day, held against itself and against what everybody was told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from office.rules.tickets import AT_COUNTER, LIVE, Move
from tests.crowds.people import Citizens, Clerk
from tests.office.machine.checks import Seen, journal_tells_the_present, nobody_twice, see

OPENS = {Move.CALL, Move.CALL_OUT_OF_TURN, Move.RESUME, Move.NEXT_PROCEDURE}
ANNOUNCED = {Move.CALL, Move.CALL_OUT_OF_TURN, Move.RECALL}


def whole(engine: Engine) -> Seen:
    """Nothing is half there: numbers, tickets, services, calls and journal say the same. What was seen."""
    # Others may be writing: all that is read here must be of one moment.
    one_moment = engine if engine.name == "sqlite" else engine.execution_options(isolation_level="REPEATABLE READ")
    seen = see(one_moment)
    nobody_twice(seen)
    journal_tells_the_present(seen)
    _numbers_have_no_gap(seen)
    _services_are_the_journals(seen)
    _calls_are_the_journals(seen)
    revisions = [row.revision for row in seen.journal]
    assert revisions == sorted(revisions)
    assert max(revisions, default=0) <= seen.office.revision
    return seen


def _numbers_have_no_gap(seen: Seen) -> None:
    given = defaultdict(list)
    for row in seen.tickets:
        given[row.number[0]].append(int(row.number[1:]))
    for prefix, numbers in given.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), f"series {prefix} has a gap"
    assert {row.prefix: row.last_number for row in seen.series} == {prefix: len(each) for prefix, each in given.items()}


def _services_are_the_journals(seen: Seen) -> None:
    """A row each time a counter took a citizen and did not take that back; an open one just for who is at a counter."""
    wanted: Counter[int] = Counter()
    for row in seen.journal:
        if row.move in OPENS:
            wanted[row.ticket_id] += 1
        elif row.move == Move.UNDO and row.detail["move"] in OPENS:
            wanted[row.ticket_id] -= 1
    assert +wanted == Counter(row.ticket_id for row in seen.services)
    running = Counter((row.ticket_id, row.counter_id) for row in seen.services if row.ended_at is None)
    assert running == Counter((row.id, row.counter_id) for row in seen.tickets if row.state in AT_COUNTER)


def _calls_are_the_journals(seen: Seen) -> None:
    numbers = {row.id: row.number for row in seen.tickets}
    told = [(numbers[row.ticket_id], row.counter_id) for row in seen.journal if row.move in ANNOUNCED]
    assert [(row.number, row.counter_id) for row in seen.calls] == told
    assert [row.seq for row in seen.calls] == list(range(1, len(told) + 1))
    assert seen.office.last_call_seq == len(told)


@dataclass(frozen=True)
class Told:
    """What everybody has been told up to a moment."""

    moves: dict[int, list[tuple[str, str]]]
    tokens: dict[str, str]
    left: set[str]

    @classmethod
    def now(cls, clerks: Iterable[Clerk], kiosks: Iterable[Citizens]) -> Told:
        moves = {clerk.id: list(clerk.told) for clerk in clerks}
        tokens = {number: token for kiosk in kiosks for number, token in list(kiosk.taken.items())}
        return cls(moves, tokens, {number for kiosk in kiosks for number in list(kiosk.left)})

    def lost(self, seen: Seen) -> list[str]:
        """What somebody was told and is not stored just so. `seen`: looked at after this moment, and may hold more."""
        stored, found = _by_clerk(seen), []
        for clerk, known in self.moves.items():
            moves = stored.get(clerk, [])[: len(known)]
            found += [f"clerk {clerk} was told {known[n:n + 3]}, stored is {moves[n:n + 3]}"
                      for n in range(len(known)) if moves[n:n + 1] != known[n:n + 1]][:1]  # fmt: skip
        tickets = {row.number: row for row in seen.tickets}
        found += [number for number, token in self.tokens.items()
                  if number not in tickets or tickets[number].token != token]  # fmt: skip
        return found + [f"{number} did not leave" for number in self.left if tickets[number].state != "cancelled"]

    def untold(self, seen: Seen) -> list[str]:
        """What is stored and nobody was told, once all have had their answers: something was done twice."""
        stored = _by_clerk(seen)
        found = [f"clerk {clerk}: {moves[len(self.moves[clerk]):]}" for clerk, moves in stored.items()
                 if len(moves) > len(self.moves[clerk])]  # fmt: skip
        return found + [row.number for row in seen.tickets if row.number not in self.tokens]


def _by_clerk(seen: Seen) -> dict[int, list[tuple[str, str]]]:
    numbers = {row.id: row.number for row in seen.tickets}
    moves: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in seen.journal:
        if row.clerk_id is not None and row.ticket_id is not None:
            moves[row.clerk_id].append((row.move, numbers[row.ticket_id]))
    return moves


def unfinished(seen: Seen) -> list[str]:
    return [row.number for row in seen.tickets if row.state in LIVE]


def twice(kiosks: Iterable[Citizens], seen: Seen) -> list[Any]:
    """Numbers that two citizens hold, and calls of somebody who was not waiting."""
    numbers = Counter(number for kiosk in kiosks for number in kiosk.taken)
    calls = [row for row in seen.journal if row.move in OPENS - {Move.NEXT_PROCEDURE}]
    busy = [row for row in calls if row.from_state not in ("waiting", "parked")]
    return [number for number, times in numbers.items() if times > 1] + busy
