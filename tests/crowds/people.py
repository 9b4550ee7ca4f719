"""Citizens and clerks who do anything that their screens allow, in any order, and remember what they were told."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Condition
from typing import Any

from tests.crowds.lines import Line

CLASSES = ("75", "khuyet-tat", "mang-thai", "nguoi-co-cong")
OUTCOMES = ("accepted", "accepted", "returned", "missing_papers")
# The journal's names of what a clerk asks for.
JOURNAL = {
    "call-next": "call", "call": "call_out_of_turn", "no-show": "no_show", "next-procedure": "next_procedure",
}  # fmt: skip
# How often each is tried: with nobody here, with a citizen called, with one served.
FREE = {"call-next": 74, "call": 4, "resume": 8, "reinstate": 8, "undo": 4, "priority": 2}
CALLED = {"start": 70, "no-show": 10, "recall": 6, "transfer": 6, "park": 4, "undo": 2, "priority": 2}
SERVING = {"finish": 66, "transfer": 12, "park": 8, "next-procedure": 6, "undo": 4, "priority": 4}
Ticket = dict[str, Any]


@dataclass
class Street:
    """Who has taken a number so far."""

    wanted: int
    procedures: Sequence[str]
    fields: Sequence[str]
    numbers: list[str] = field(default_factory=list)
    news: Condition = field(default_factory=Condition)

    def came(self, number: str) -> None:
        with self.news:
            self.numbers.append(number)
            self.news.notify_all()

    @property
    def all_came(self) -> bool:
        return len(self.numbers) >= self.wanted

    def wait_for_more(self, than: int) -> None:
        with self.news:
            self.news.wait_for(lambda: len(self.numbers) > than or self.all_came)


@dataclass
class Citizens:
    """Those who take their numbers at one kiosk; now and then one of them leaves again."""

    line: Line
    street: Street
    dice: random.Random
    taken: dict[str, str] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)

    def come(self, count: int) -> None:
        for _ in range(count):
            priority = self.dice.choice(CLASSES) if self.dice.random() < 0.2 else None
            wish = {"procedure": self.dice.choice(self.street.procedures), "priority": priority}
            ticket = self.line.post("ticket", "/tickets", wish)
            assert ticket is not None, "no ticket was given"
            assert ticket["number"] not in self.taken, f"{ticket['number']} was given twice at one kiosk"
            self.taken[ticket["number"]] = ticket["token"]
            self.street.came(ticket["number"])
            if self.dice.random() < 0.05:
                self.leave(self.dice.choice(list(self.taken)))

    def leave(self, number: str) -> None:
        if self.line.post("cancel", f"/tickets/{self.taken[number]}/cancel") is not None:
            self.left.add(number)


@dataclass
class Clerk:
    """A clerk at a counter, whatever comes to mind; and at the end of the day, one after another until none is left."""

    line: Line
    id: int
    counter: str
    street: Street
    dice: random.Random
    told: list[tuple[str, str]] = field(default_factory=list)
    here: Ticket | None = None
    parked: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def work(self) -> None:
        """Until everybody has come and nobody waits for this counter."""
        while True:
            known, move = len(self.street.numbers), self._chosen()
            done = self.ask(move, self._body(move))
            if move == "call-next" and done is None and self.here is None:
                if self.street.all_came:
                    return
                self.street.wait_for_more(known)

    def end_the_day(self) -> int:
        """Serve all who are still bound for this counter; how many moves that took."""
        before = len(self.told)
        self._look()
        while True:
            if self.here is not None:
                self.ask("finish" if self.here["state"] == "serving" else "start", self._body("finish"))
            elif self.parked:
                self.ask("resume", {"number": self.parked[-1]})
            elif self.ask("call-next") is None:
                return len(self.told) - before

    def ask(self, move: str, body: object = None) -> Ticket | None:
        """Make a move, and believe what the office says of it."""
        was = self.here
        ticket = self.line.post(move, f"/counter/{move}", body)
        if ticket is None:
            self._look()
            return None
        number = ticket["number"]
        self.told.append((JOURNAL.get(move, move).replace("-", "_"), number))
        if ticket["state"] in ("called", "serving") and (ticket["counter"] or {}).get("id") == self.counter:
            self.here = ticket
        elif was is not None and was["number"] == number:
            self.here = None
        self._keep(self.missed, number, ticket["state"] == "no_show")
        self._keep(self.parked, number, ticket["state"] == "parked" and move != "priority")
        return ticket

    def _keep(self, numbers: list[str], number: str, has: bool) -> None:
        if number in numbers:
            numbers.remove(number)
        if has:
            numbers.append(number)

    def _look(self) -> None:
        view = self.line.get("/counter")
        self.here = view["current"]
        self.parked = [each["number"] for each in view["parked"] if not each["anybodys"]]

    def _chosen(self) -> str:
        ways = FREE if self.here is None else CALLED if self.here["state"] == "called" else SERVING
        (move,) = self.dice.choices(list(ways), list(ways.values()))
        if move == "resume":
            self._look()
        anybody: object = self.here or self.street.numbers
        can = {"resume": self.parked, "reinstate": self.missed, "call": self.street.numbers, "priority": anybody}
        return move if can.get(move, True) else "call-next"

    def _body(self, move: str) -> object:
        bodies: dict[str, Callable[[], object]] = {
            "call": lambda: {"number": self.dice.choice(self.street.numbers)},
            "resume": lambda: {"number": self.dice.choice(self.parked)},
            "reinstate": lambda: {"number": self.dice.choice(self.missed)},
            "finish": lambda: {"outcome": self.dice.choice(OUTCOMES)},
            "next-procedure": lambda: {"procedure": self.dice.choice(self.street.procedures), "outcome": "accepted"},
            "park": lambda: {"note": "đi lấy giấy tờ"},
            "transfer": self._elsewhere,
            "priority": self._class,
        }
        return bodies[move]() if move in bodies else None

    def _elsewhere(self) -> object:
        counters = [str(n) for n in range(1, 9) if str(n) != self.counter]
        places = {
            "counter": self.dice.choice(counters),
            "field": self.dice.choice(self.street.fields),
            "procedure": self.dice.choice(self.street.procedures),
        }
        place = self.dice.choice(list(places))
        return {place: places[place], "note": "sang đó làm tiếp", "return": self.dice.random() < 0.4}

    def _class(self) -> object:
        number = self.here["number"] if self.here else self.dice.choice(self.street.numbers)
        return {"number": number, "priority": self.dice.choice((*CLASSES, None))}
