"""Clerks, citizens, clocks and power cuts, at random, against the real office on both databases and a small model.

Every step is one wish of somebody. The model says what must come of it. A power cut may fall at any statement of it,
after which the office must be as before; the same wish, sent again, must then come to what it would have without the
cut, and sent once more to nothing new. After each step every invariant is read from the tables (`checks`).

A short search runs with the other tests; `make soak` searches long and prints how far it got.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from office.actions import clerk as clerks
from office.actions import desk
from office.actions.assigning import assign_fields
from office.actions.citizen import Wish, cancel, take_ticket
from office.actions.clerk import ClerkAt
from office.actions.ending import close_day, open_day
from office.actions.onward import Destination
from office.actions.pausing import open_counter, pause
from office.actions.people import sign_in, sign_out
from office.actions.priority import manage_priority
from office.actions.work import Actor, Done
from office.context import Office
from office.rules.refusals import Refusal
from office.rules.tickets import Outcome
from office.storage.database import Storage
from tests.builders import KIOSK, MONDAY, PIN, SetClock, open_office, seated, ticket_for
from tests.databases import KINDS, POSTGRESQL, SQLITE, Databases
from tests.office.machine.checks import Seen, hold, see
from tests.office.machine.crashes import AT_COMMIT, PowerCut, power_cut
from tests.office.machine.model import AT_COUNTER, GUIDE, LIVE, Desk, Entry, Matter, Model, No
from tests.soak import TIMES

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# Two counters that share fields, one that takes many copies, two beside them; each with the clerk who opens the day.
STAFF = {
    "1": ("Lan", ()), "2": ("Hoa", ()), "3": ("Tâm", ()), "4": ("Mai", ("bao-hiem", "bao-tro")), "5": ("Thu", ()),
}  # fmt: skip
MANAGER = Actor("manager")
AT_THE_DOOR = desk.Guide(Actor("device:9", counter_id=GUIDE))
PLACES = sorted(STAFF)
# Copies from so many on go to a series of their own, as config.toml says.
MANY, MANY_COPIES = 50, "ban-sao-nhieu"
FIELDS = ("ho-tich", "chung-thuc", "cu-tru", "bao-hiem", "dat-dai", MANY_COPIES)
PROCEDURES = ("khai-sinh", "chung-thuc-ban-sao", "lt-khai-sinh", "khai-tu", "cap-gcn-lan-dau")
# How often each happens, roughly of a hundred; the first one most of all, for a search likes what is simple.
WEIGHTS = {
    "goes_on": 28, "take": 14, "leave": 2, "call_next": 5, "call_out_of_turn": 2, "recall": 3, "begin": 2, "finish": 2,
    "no_show": 4, "transfer_to_a_field": 3, "transfer_to_a_procedure": 3, "transfer_to_a_counter": 4, "park": 4,
    "resume": 4, "reinstate": 3, "next_procedure": 4, "give_priority": 2, "undo": 7, "redirect": 3,
    "the_guide_or_manager_gives_priority": 2, "the_guide_reinstates": 1, "the_guide_cancels": 1, "the_guide_undoes": 2,
    "pause": 1, "open": 2, "sign_in": 1, "sign_out": 1, "assign": 3, "close_day": 1, "open_day": 2,
    "time_passes": 3, "a_night_passes": 1, "the_clock_goes_back_an_hour": 1, "the_clock_is_a_day_wrong": 1,
    "the_server_is_restarted": 1,
}  # fmt: skip
# In which states its citizen must be at the counter; and of which somebody must be away who comes to a free one.
CALLED, SERVING = AT_COUNTER
WITH_A_CITIZEN = {
    **dict.fromkeys(("recall", "begin", "no_show"), (CALLED,)),
    **dict.fromkeys(("finish", "next_procedure"), (SERVING,)),
    **dict.fromkeys(
        ("transfer_to_a_field", "transfer_to_a_procedure", "transfer_to_a_counter", "park"), (CALLED, SERVING)
    ),
}
COMES_BACK = {"resume": "parked", "reinstate": "no_show", "the_guide_reinstates": "no_show"}
FOR_A_FREE_COUNTER = {"call_next", "call_out_of_turn", "resume"}
HAPPENINGS = [what for what, weight in WEIGHTS.items() for _ in range(weight)]
# PostgreSQL takes twice as long over the first of the same histories.
HISTORIES = {SQLITE: 12 * TIMES, POSTGRESQL: (8 if TIMES == 1 else 12) * TIMES}
SEARCH = settings(
    stateful_step_count=40 if TIMES == 1 else 60,
    deadline=None,
    # The same histories each time in `make test`, so that a failure belongs to the change; new ones in a soak.
    derandomize=TIMES == 1,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)

counters = st.sampled_from(PLACES)
# Mostly the lights stay on.
cuts = st.one_of(st.none(), st.none(), st.integers(AT_COMMIT, 24))
some = st.integers(0, 10**6)


AT_WORK = ("1", "3")
# Who waits when a search begins: procedure, and whether they go first.
EARLY = [(procedure, place == 1) for place, procedure in enumerate(PROCEDURES * 2)]


def opened(url: str) -> None:
    """A Monday at ten: every clerk sits at their counter, the first citizens wait, and two have been called."""
    clock = SetClock()
    office = open_office(Path(), clock, url=url)
    seats = {counter: seated(office, counter, name, skills) for counter, (name, skills) in STAFF.items()}
    for procedure, priority in EARLY:
        ticket_for(office, procedure, "75" if priority else None)
        clock.forward(seconds=1)
    for counter in AT_WORK:
        clerks.call_next(office, seats[counter])
    office.storage.dispose()


class Tried:
    """How far a search got."""

    def __init__(self) -> None:
        self.offices = 0
        self.steps: Counter[str] = Counter()

    def __str__(self) -> str:
        what = ", ".join(f"{name} {count}" for name, count in sorted(self.steps.items()))
        return f"{self.offices} offices, {sum(self.steps.values())} steps: {what}"


class OfficeMachine(RuleBasedStateMachine):
    def __init__(self, databases: Databases, kind: str, tried: Tried, sample: Office) -> None:
        super().__init__()
        self.tried, self.sample = tried, sample
        tried.offices += 1
        self.keeps = ExitStack()
        folder = self.keeps.enter_context(tempfile.TemporaryDirectory())
        self.url = self.keeps.enter_context(databases.fresh(kind, Path(folder), opened))
        self.clock = SetClock()
        self.office = self.start()
        self.has_written = False
        self.days_ahead = 0
        self.seats = {
            counter: ClerkAt(place, place, name, counter, skills)
            for place, (counter, (name, skills)) in enumerate(STAFF.items(), start=1)
        }
        served = {item.id: item.fields for item in sample.settings.counters}
        self.model = Model(
            MONDAY.astimezone(ZONE).date(),
            {c: Desk(c, tuple(served[c]), seat.clerk_id, seat.skills) for c, seat in self.seats.items()},
        )
        for procedure, goes_first in EARLY:
            self.model.take(*self.wish(procedure, 1), goes_first)
            self.clock.forward(seconds=1)
        self.model.now = self.clock.now()
        self.seen = self.look()
        for ticket in self.seen.tickets:
            if ticket.counter_id is not None:
                self.model.call_next(ticket.counter_id, ticket.number)
        self.keys = 0
        self.cut: int | None = None

    def teardown(self) -> None:
        self.office.storage.dispose()
        self.keeps.close()

    # ---- The real office beside the model -----------------------------------------------------------------------

    def start(self) -> Office:
        """The server starts: nothing is left of what it had in memory."""
        office = self.sample
        return Office(office.settings, office.catalogue, Storage(self.url, office.id), self.clock, "", True)

    def come_back(self) -> None:
        """As after a restart, with the statements that are put together already: those take longer than all else."""
        storage = copy(self.office.storage)
        storage.engine.dispose()
        storage._beat = None
        self.office, self.has_written = replace(self.office, storage=storage), False

    def restart(self) -> None:
        self.office.storage.dispose()
        self.office, self.has_written = self.start(), False

    @property
    def day(self) -> dt.date:
        return self.clock.now().astimezone(ZONE).date()

    @property
    def is_clock_odd(self) -> bool:
        """Set back, and not caught up yet: only the office itself knows its time."""
        last: dt.datetime = self.seen.office.last_at
        return last > self.clock.now()

    def do(self, name: str, real: Callable[[str], Any], wanted: Callable[[Model, Any], Any]) -> None:
        """Carry out a wish in both worlds. `real` is given the request's key, `wanted` what really came of it."""
        self.clock.forward(seconds=1)
        self.keys += 1
        key = f"wish-{self.keys}"
        try:
            with power_cut(self.office.storage.engine, self.cut):
                answer = self.ask(real, key)
        except PowerCut:
            self.tried.steps["power cut"] += 1
            # A sign-in is two pieces of work, the try counted and the seat taken: whatever came first may stand.
            assert name == "sign in" or self.look() == self.seen, "half a write was kept"
            self.come_back()
            answer = self.ask(real, key)
        self.tried.steps[f"{name} refused" if isinstance(answer, Refusal) else name] += 1
        self.judge(answer, wanted)
        if isinstance(answer, Done) and answer.ticket is not None:
            again = real(key)
            assert again.repeated
            assert again.moved.id == answer.ticket.id
            self.judge(again, lambda _model, _answer: None)

    def ask(self, real: Callable[[str], Any], key: str) -> Any:
        try:
            answer = real(key)
        except Refusal as refusal:
            return refusal
        self.has_written = True
        return answer

    def judge(self, answer: Any, wanted: Callable[[Model, Any], Any]) -> None:
        model = self.model.copy()
        model.now = None if self.is_clock_odd else self.clock.now()
        model.turn_to(self.day)
        if isinstance(answer, Refusal):
            code = answer.reason.code
            expected = model.unsure | {self.refusal(model, answer, wanted)}
            assert code in expected, f"refused as {code}, expected {expected}"
            assert self.look() == self.seen, "a refusal changed something"
            return
        try:
            number = wanted(model, answer)
        except No as no:
            raise AssertionError(f"was done, expected the refusal {no.code}") from no
        if isinstance(answer, Done):
            assert number is None or (answer.ticket is not None and answer.ticket.number == number)
        seen = self.look()
        hold(seen, model, self.seen)
        self.model, self.seen = model, seen

    @staticmethod
    def refusal(model: Model, answer: Any, wanted: Callable[[Model, Any], Any]) -> str:
        """The code with which the model refuses, or that it doesn't."""
        try:
            wanted(model, answer)
        except No as no:
            return no.code
        return "to be done"

    def look(self) -> Seen:
        return see(self.office.storage.engine)

    def number(self, some: int, *states: str) -> str:
        """The number of one of the visits, preferably in one of the states."""
        found = [visit for visit in self.model.visits if visit.state in states] or self.model.visits
        return found[some % len(found)].number if found else "A404"

    # ---- What may happen ----------------------------------------------------------------------------------------

    # One rule with weights of our own: left to itself the search would mostly sign clerks out and set clocks.
    @rule(what=st.sampled_from(HAPPENINGS), counter=counters, some=some, yes=st.booleans(), cut=cuts)
    def happens(self, what: str, counter: str, some: int, yes: bool, cut: int | None) -> None:
        self.cut = cut
        if some % 5 != 3:
            what, counter = self.fitting(what, counter)
        getattr(self, what)(counter, some, yes)

    def fitting(self, what: str, counter: str) -> tuple[str, str]:
        """A counter at which it can be done; else something else to do: most of what clerks do makes sense."""
        desks = [desk for desk in self.model.desks.values() if desk.clerk is not None]
        if what == "undo":
            latest = [move.counter for move in self.model.moves if move.counter in self.seats and not move.undone]
            return what, latest[-1] if latest else counter
        if what in COMES_BACK and not any(visit.state == COMES_BACK[what] for visit in self.model.today()):
            return "goes_on", counter
        if what in WITH_A_CITIZEN:
            here = {desk.id: self.model.at(desk.id) for desk in desks}
            wanted = [place for place, visit in here.items() if visit and visit.state in WITH_A_CITIZEN[what]]
        elif what in FOR_A_FREE_COUNTER:
            wanted = [desk.id for desk in desks if self.model.at(desk.id) is None and not desk.paused]
        else:
            return what, counter
        if not wanted:
            return "goes_on", counter
        return what, counter if counter in wanted else wanted[int(counter) % len(wanted)]

    def take(self, _counter: str, some: int, yes: bool) -> None:
        procedure, priority = PROCEDURES[some % len(PROCEDURES)], "75" if yes else None
        copies = MANY if some % 2 else MANY - 1
        self.do(
            "take a number for copies" if copies >= MANY and procedure == "chung-thuc-ban-sao" else "take a ticket",
            lambda key: take_ticket(self.office, Wish(procedure, priority, copies), KIOSK, key),
            lambda model, _: model.take(*self.wish(procedure, copies), yes),
        )

    def wish(self, procedure_id: str, copies: int) -> tuple[str, Matter]:
        """What the model is told of it: the letter of its series, and the matter."""
        if procedure_id == "chung-thuc-ban-sao" and copies >= MANY:
            return "S", Matter(MANY_COPIES, procedure_id)
        matter = self.matter(procedure_id)
        return self.office.catalogue.field_by_id[matter.field].prefix, matter

    def matter(self, procedure_id: str) -> Matter:
        procedure = self.office.catalogue.procedure_by_id[procedure_id]
        steps = tuple((step.field, step.procedure or procedure.id) for step in procedure.steps)
        return Matter(procedure.field, procedure.id, steps)

    def leave(self, _counter: str, some: int, _yes: bool) -> None:
        if self.model.visits:
            at = some % len(self.model.visits)
            token = self.seen.tickets[at].token
            self.do("cancel", lambda _: cancel(self.office, token).moved.number, lambda model, _: model.cancel(at))

    def goes_on(self, counter: str, some: int, yes: bool) -> None:
        """The next thing that a clerk at work does."""
        if some % 2:
            _, counter = self.fitting("finish", counter)
        here = self.model.at(counter)
        if self.model.desks[counter].clerk is None:
            self.sign_in(counter, some, yes)
        elif here is None:
            self.call_next(counter, some, yes)
        elif here.state == "called":
            self.begin(counter, some, yes)
        else:
            self.finish(counter, some, yes)

    def call_next(self, counter: str, _some: int, _yes: bool) -> None:
        def wanted(model: Model, answer: Any) -> str | None:
            called = answer.ticket.number if isinstance(answer, Done) and answer.ticket else None
            return model.call_next(counter, called)

        self.do("call next", lambda key: clerks.call_next(self.office, self.seats[counter], key), wanted)

    def call_out_of_turn(self, counter: str, some: int, _yes: bool) -> None:
        number = self.number(some, "waiting")
        self.at(counter, clerks.call_out_of_turn, number, wanted=lambda m: m.call_out_of_turn(counter, number))

    def recall(self, counter: str, _some: int, _yes: bool) -> None:
        self.at(counter, clerks.recall, wanted=lambda m: m.recall(counter))

    def begin(self, counter: str, _some: int, _yes: bool) -> None:
        self.at(counter, clerks.start, wanted=lambda m: m.start(counter))

    def finish(self, counter: str, some: int, _yes: bool) -> None:
        well = some % 4 > 0
        self.at(counter, clerks.finish, outcome(well), None, wanted=lambda m: m.finish(counter, well))

    def next_procedure(self, counter: str, some: int, yes: bool) -> None:
        matter = self.matter(PROCEDURES[some % len(PROCEDURES)])
        self.at(
            counter, clerks.next_procedure, matter.procedure, outcome(yes), None,
            wanted=lambda m: m.next_procedure(counter, matter, yes),
        )  # fmt: skip

    def give_priority(self, counter: str, some: int, yes: bool) -> None:
        number = self.number(some, *LIVE)
        self.at(
            counter, clerks.give_priority, number, "75" if yes else None,
            wanted=lambda m: m.give_priority(counter, number, yes),
        )  # fmt: skip

    def no_show(self, counter: str, _some: int, _yes: bool) -> None:
        self.at(counter, clerks.no_show, wanted=lambda m: m.no_show(counter))

    def transfer_to_a_field(self, counter: str, some: int, yes: bool) -> None:
        field = FIELDS[some % len(FIELDS)]
        self.at(
            counter, clerks.transfer, Destination(field=field), None, yes,
            wanted=lambda m: m.transfer(counter, yes, field=field),
        )  # fmt: skip

    def transfer_to_a_procedure(self, counter: str, some: int, yes: bool) -> None:
        matter = self.matter(PROCEDURES[some % len(PROCEDURES)])
        self.at(
            counter, clerks.transfer, Destination(procedure=matter.procedure), None, yes,
            wanted=lambda m: m.transfer(counter, yes, matter=matter),
        )  # fmt: skip

    def transfer_to_a_counter(self, counter: str, some: int, yes: bool) -> None:
        to = PLACES[some % len(PLACES)]
        self.at(
            counter, clerks.transfer, Destination(counter=to), None, yes,
            wanted=lambda m: m.transfer(counter, yes, to=to),
        )  # fmt: skip

    def park(self, counter: str, _some: int, _yes: bool) -> None:
        self.at(counter, clerks.park, None, wanted=lambda m: m.park(counter))

    def resume(self, counter: str, some: int, _yes: bool) -> None:
        number = self.number(some, "parked")
        self.at(counter, clerks.resume, number, wanted=lambda m: m.resume(counter, number))

    def reinstate(self, counter: str, some: int, _yes: bool) -> None:
        number = self.number(some, "no_show")
        self.at(counter, clerks.reinstate, number, wanted=lambda m: m.reinstate(counter, number))

    def undo(self, counter: str, _some: int, _yes: bool) -> None:
        self.at(counter, clerks.undo, wanted=lambda m: m.undo(counter))

    def pause(self, counter: str, _some: int, _yes: bool) -> None:
        seat = self.seats[counter]
        self.do("pause", lambda _: pause(self.office, seat, "nghỉ"), lambda model, _: model.pause(counter, True))

    def open(self, counter: str, _some: int, _yes: bool) -> None:
        seat = self.seats[counter]
        self.do("open", lambda _: open_counter(self.office, seat), lambda model, _: model.pause(counter, False))

    def sign_in(self, counter: str, some: int, yes: bool) -> None:
        """At one's own counter, or at another's."""
        usual = counter if yes else PLACES[some % len(PLACES)]
        (name, skills), clerk = STAFF[usual], 1 + PLACES.index(usual)

        def real(_key: str) -> None:
            seat = sign_in(self.office, clerk, PIN, counter, 1 + PLACES.index(counter))
            self.seats[counter] = ClerkAt(seat.session_id, clerk, name, counter, skills)

        self.do("sign in", real, lambda model, _: model.sign_in(counter, clerk, skills))

    def sign_out(self, counter: str, _some: int, _yes: bool) -> None:
        session = self.seats[counter].session_id
        self.do("sign out", lambda _: sign_out(self.office, session), lambda model, _: model.sign_out(counter))

    # ---- The guide at the help desk -----------------------------------------------------------------------------

    def redirect(self, _counter: str, some: int, yes: bool) -> None:
        number, matter = self.number(some, "waiting"), self.matter(PROCEDURES[some % len(PROCEDURES)])
        to, field = PLACES[some % len(PLACES)], FIELDS[some % len(FIELDS)]
        wishes: list[tuple[Destination, dict[str, Any]]] = [
            (Destination(counter=to), {"to": to}),
            (Destination(procedure=matter.procedure), {"matter": matter}),
            (Destination(field=field), {"field": field}),
        ]
        destination, wanted = wishes[some % 2 + yes]
        self.do(
            "redirect",
            lambda key: desk.redirect(self.office, AT_THE_DOOR, number, destination, key),
            lambda model, _: model.redirect(number, **wanted),
        )

    def the_guide_or_manager_gives_priority(self, _counter: str, some: int, yes: bool) -> None:
        number, place = self.number(some, *LIVE), GUIDE if some % 2 else None
        klass = "75" if yes else None
        self.do(
            "priority by the guide" if place else "priority by the manager",
            lambda key: (
                desk.prioritise(self.office, AT_THE_DOOR, number, klass, key)
                if place
                else manage_priority(self.office, MANAGER, number, klass, key)
            ),
            lambda model, _: model.give_priority(place, number, yes),
        )

    def the_guide_reinstates(self, _counter: str, some: int, _yes: bool) -> None:
        number = self.number(some, "no_show")
        self.do(
            "reinstate by the guide",
            lambda key: desk.reinstate(self.office, AT_THE_DOOR, number, key),
            lambda model, _: model.reinstate(GUIDE, number),
        )

    def the_guide_cancels(self, _counter: str, some: int, _yes: bool) -> None:
        number = self.number(some, "waiting", "parked")
        self.do(
            "cancel by the guide",
            lambda key: desk.cancel_for(self.office, AT_THE_DOOR, number, key),
            lambda model, _: model.cancel_for(number),
        )

    def the_guide_undoes(self, _counter: str, _some: int, _yes: bool) -> None:
        self.do(
            "undo by the guide",
            lambda key: desk.undo(self.office, AT_THE_DOOR, key),
            lambda model, _: model.undo(GUIDE),
        )

    # ---- The manager --------------------------------------------------------------------------------------------

    def assign(self, counter: str, some: int, yes: bool) -> None:
        """From now on a counter serves one more field or single procedure, or only that; or what config.toml says."""
        single: list[Entry] = [(matter.field, matter.procedure) for matter in map(self.matter, PROCEDURES[:2])]
        new: Entry = [*FIELDS, *single][some % (len(FIELDS) + len(single))]
        others = () if yes else tuple(entry for entry in self.model.desks[counter].fields if entry != new)
        fields: tuple[Entry, ...] = (*others, new) if some % 7 else self.office.known_counter(counter).fields
        ids = [entry if isinstance(entry, str) else entry[1] for entry in fields] if some % 7 else None
        self.do(
            "assign",
            lambda _: assign_fields(self.office, counter, ids, MANAGER),
            lambda model, _: model.assign(counter, fields),
        )

    def close_day(self, _counter: str, _some: int, _yes: bool) -> None:
        self.do("close the day", lambda _: close_day(self.office, None, MANAGER), lambda model, _: model.close_day())

    def open_day(self, _counter: str, _some: int, _yes: bool) -> None:
        def wanted(model: Model, _answer: Any) -> None:
            model.closed = None

        self.do("open the day", lambda _: open_day(self.office, MANAGER), wanted)

    # ---- Clocks and machines ------------------------------------------------------------------------------------

    def time_passes(self, _counter: str, some: int, _yes: bool) -> None:
        # Not over midnight: a clock that is behind itself turns the day at an hour of its own.
        if self.hour < 21:
            self.clock.forward(minutes=(0.5, 3, 16)[some % 3])

    def a_night_passes(self, _counter: str, some: int, yes: bool) -> None:
        now = self.clock.now()
        morning = now.astimezone(ZONE) + dt.timedelta(days=(1, 1, 7)[some % 3])
        morning = morning.replace(hour=8 if yes else 0, minute=0, second=0, microsecond=0)
        self.clock.forward(seconds=(morning - now).total_seconds())
        self.days_ahead = 0
        self.tried.steps["night"] += 1

    def the_clock_goes_back_an_hour(self, _counter: str, _some: int, _yes: bool) -> None:
        if not self.is_clock_odd and self.hour >= 2:
            self.clock.set_forward(hours=-1)
            self.tried.steps["clock an hour back"] += 1

    def the_clock_is_a_day_wrong(self, counter: str, _some: int, _yes: bool) -> None:
        """Set a day ahead, or mended; and the office writes something, so that it has noticed."""
        if not self.has_written or self.model.day != self.day or self.model.closed:
            return
        days = -1 if self.days_ahead else 1
        self.clock.set_forward(days=days)
        self.days_ahead += days
        self.tried.steps[f"clock a day {'ahead' if days > 0 else 'back'}"] += 1
        self.model.rename_day(self.day)
        self.cut = None
        self.take(counter, 0, False)

    def the_server_is_restarted(self, _counter: str, _some: int, _yes: bool) -> None:
        self.restart()
        self.tried.steps["restart"] += 1

    # ---- Shorter words for the above ----------------------------------------------------------------------------

    @property
    def hour(self) -> int:
        return self.clock.now().astimezone(ZONE).hour

    def at(self, counter: str, action: Callable[..., Done], *details: Any, wanted: Callable[[Model], str]) -> None:
        """A clerk's move at the counter."""
        self.do(
            action.__name__,
            lambda key: action(self.office, self.seats[counter], *details, key=key),
            lambda model, _: wanted(model),
        )


def outcome(well: bool) -> Outcome:
    return Outcome.ACCEPTED if well else Outcome.MISSING_PAPERS


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_the_office_does_as_the_model_says(kind: str, databases: Databases, tmp_path: Path) -> None:
    tried, sample = Tried(), open_office(tmp_path)
    try:
        run_state_machine_as_test(
            lambda: OfficeMachine(databases, kind, tried, sample),  # type: ignore[arg-type]
            settings=settings(SEARCH, max_examples=HISTORIES[kind]),
        )
    finally:
        sample.storage.dispose()
        print(f"\n{kind}: {tried}")
    assert tried.steps["power cut"]
