"""A month in which all goes as it does in an office: people leave, come back, are sent on, clerks press the wrong key,
nobody presses "finish", a day ends with people in the room, and somebody sets the clock, also over midnight."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from contextlib import suppress

from office.actions import clerk as moves
from office.actions.citizen import cancel
from office.actions.clerk import ClerkAt
from office.actions.onward import Destination
from office.actions.rating import rate
from office.context import Office
from office.rules.refusals import Refusal
from office.rules.tickets import Outcome
from tests.builders import SetClock, seated, ticket_for

PROCEDURES = ("khai-sinh", "chung-thuc-ban-sao", "hkd-thanh-lap", "trich-luc-ho-tich", "chung-thuc-chu-ky")
COUNTERS = ("1", "2", "3")
DAYS, STEPS = 5, 75
RATED = 0.2
LEAP_HOURS = 17  # from a morning into the next day
# How often each move is tried; one that the office refuses is no move.
WEIGHTS = {
    "take": 26, "call": 26, "start": 30, "finish": 26, "no_show": 4, "park": 5, "resume": 8, "transfer": 5,
    "next": 4, "undo": 6, "reinstate": 4, "cancel": 4, "priority": 3, "out_of_turn": 3, "recall": 2,
}  # fmt: skip


def live(office: Office, clock: SetClock, seed: int) -> None:
    """Days from the clock's present one on, over the end of the month."""
    chance = random.Random(seed)
    for day in range(DAYS):
        clerks = [seated(office, counter, f"Clerk {counter} {day}") for counter in COUNTERS]
        room = _Room(office, chance, clerks)
        for step in range(STEPS):
            clock.forward(seconds=chance.choice((5, 20, 60, 240, 700)))
            if step == STEPS // 2:
                _set_the_clock(clock, day)
            if step == STEPS * 3 // 4 and day == 0:
                # It was tomorrow for a while: that day never was.
                clock.set_forward(hours=-LEAP_HOURS)
            room.step()
        if day == 1:
            room.forget(clock)
            room.surely(clock)
        # To the next morning: who is still here is closed by the first move of the new day.
        tomorrow = office.day(clock.now()) + dt.timedelta(days=1)
        clock.at = dt.datetime.combine(tomorrow, dt.time(1, chance.randrange(60)), dt.UTC)
    ticket_for(office)


def _set_the_clock(clock: SetClock, day: int) -> None:
    if day in (0, 4):
        clock.set_forward(hours=LEAP_HOURS)
    if day == 2:
        clock.set_forward(minutes=40)
    if day == 3:
        clock.set_forward(minutes=-25)


class _Room:
    def __init__(self, office: Office, chance: random.Random, clerks: list[ClerkAt]) -> None:
        self.office, self.chance, self.clerks = office, chance, clerks
        self.tokens: list[str] = []
        self.numbers: list[str] = []

    def do(self, move: Callable[[], object]) -> None:
        with suppress(Refusal):
            move()

    def forget(self, clock: SetClock) -> None:
        """Everybody serves, and nobody presses "finish" for three hours."""
        for clerk in self.clerks:
            self.do(lambda clerk=clerk: self._call(clerk))  # type: ignore[misc]
            self.do(lambda clerk=clerk: self._start(clerk))  # type: ignore[misc]
        clock.forward(hours=3)
        for clerk in self.clerks:
            self.do(lambda clerk=clerk: self._finish(clerk))  # type: ignore[misc]

    def surely(self, clock: SetClock) -> None:
        """What chance may leave out of a month: a call that nobody comes to, papers that are missing, an answer."""
        clerk = self.clerks[0]
        for outcome in (None, Outcome.MISSING_PAPERS, Outcome.ACCEPTED):
            self.tokens.append(ticket_for(self.office, PROCEDURES[0]).token)
            clock.forward(minutes=2)
            self.do(lambda: self._call(clerk))
            if outcome is None:
                self.do(lambda: self._no_show(clerk))
                continue
            self.do(lambda: self._start(clerk))
            clock.forward(minutes=9)
            self.do(lambda outcome=outcome: moves.finish(self.office, clerk, outcome, None))  # type: ignore[misc]
        for score, token in enumerate(self.tokens[-2:], start=3):
            self.do(lambda score=score, token=token: rate(self.office, token, score, None))  # type: ignore[misc]

    def step(self) -> None:
        clerk = self.chance.choice(self.clerks)
        name = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        self.do(lambda: getattr(self, f"_{name}")(clerk))
        if self.chance.random() < RATED:
            self._rate()

    def _number(self) -> str:
        return self.chance.choice(self.numbers or ["A001"])

    def _outcome(self) -> Outcome:
        return self.chance.choice(list(Outcome))

    def _take(self, _clerk: ClerkAt) -> None:
        priority = self.office.settings.priority[0].id if self.chance.random() < 0.2 else None
        ticket = ticket_for(self.office, self.chance.choice(PROCEDURES), priority)
        self.tokens.append(ticket.token)
        self.numbers.append(ticket.number)

    def _call(self, clerk: ClerkAt) -> None:
        moves.call_next(self.office, clerk)

    def _out_of_turn(self, clerk: ClerkAt) -> None:
        moves.call_out_of_turn(self.office, clerk, self._number())

    def _recall(self, clerk: ClerkAt) -> None:
        moves.recall(self.office, clerk)

    def _start(self, clerk: ClerkAt) -> None:
        moves.start(self.office, clerk)

    def _finish(self, clerk: ClerkAt) -> None:
        moves.finish(self.office, clerk, self._outcome(), None)

    def _no_show(self, clerk: ClerkAt) -> None:
        moves.no_show(self.office, clerk)

    def _park(self, clerk: ClerkAt) -> None:
        moves.park(self.office, clerk, None)

    def _resume(self, clerk: ClerkAt) -> None:
        moves.resume(self.office, clerk, self._number())

    def _transfer(self, clerk: ClerkAt) -> None:
        to = Destination(counter=self.chance.choice(COUNTERS))
        moves.transfer(self.office, clerk, to, None, self.chance.random() < 0.5)

    def _next(self, clerk: ClerkAt) -> None:
        moves.next_procedure(self.office, clerk, self.chance.choice(PROCEDURES), self._outcome(), None)

    def _undo(self, clerk: ClerkAt) -> None:
        moves.undo(self.office, clerk)

    def _reinstate(self, clerk: ClerkAt) -> None:
        moves.reinstate(self.office, clerk, self._number())

    def _cancel(self, _clerk: ClerkAt) -> None:
        cancel(self.office, self.chance.choice(self.tokens or ["nobody's"]))

    def _rate(self) -> None:
        phone = self.chance.choice((None, "one phone", "another"))
        for token in self.chance.sample(self.tokens, min(4, len(self.tokens))):
            by_staff, score = self.chance.random() < 0.1, self.chance.randint(1, 5)
            with suppress(Refusal):
                rate(self.office, token, score, None, phone, by_staff=by_staff)

    def _priority(self, clerk: ClerkAt) -> None:
        moves.give_priority(self.office, clerk, self._number(), self.office.settings.priority[1].id)
