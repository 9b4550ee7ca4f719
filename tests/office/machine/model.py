"""A small office of our own, written from the contract and from nothing of the real one.

It keeps visits in memory and says of each wish what must come of it: a change, or a refusal with its code. It does not
decide who is called next; it says who may be, and holds the calls of each counter against the laws of fairness.
"""

from __future__ import annotations

import datetime as dt
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import groupby

PRIORITY_CALLS, ORDINARY_CALLS = 1, 2
RECALL_LIMIT, COOLDOWN = 3, dt.timedelta(seconds=10)
UNDO_WINDOW = dt.timedelta(seconds=120)
PATIENCE = dt.timedelta(minutes=15)
# Where the guide sits.
GUIDE = "help-desk:9"
LIVE = ("waiting", "called", "serving", "parked")
AT_COUNTER = ("called", "serving")
# What a counter serves: a whole field, or of a field one procedure.
Entry = str | tuple[str, str]


class No(Exception):
    """The office refuses, with this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Visit:
    """One citizen's ticket. `order`: who came first."""

    number: str
    day: dt.date
    field: str
    procedure: str
    priority: bool
    order: int
    state: str = "waiting"
    counter: str | None = None
    bound_counter: str | None = None
    bound_since: dt.datetime | None = None
    bound_clerk: int | None = None
    back_to: tuple[int, str, str] | None = None
    # The steps of a journey as (field, procedure), and which of them is the present one, counted from 1.
    steps: tuple[tuple[str, str], ...] = ()
    step: int | None = None
    recalls: int = 0
    recalled: dt.datetime | None = None
    services: int = 0


@dataclass(frozen=True)
class Matter:
    """What somebody comes for: a procedure, or with `steps` several as (field, procedure), one after another."""

    field: str
    procedure: str
    steps: tuple[tuple[str, str], ...] = ()


@dataclass
class Desk:
    """A counter: who sits there, and its calls of the day as (priority, both classes waited, in turn)."""

    id: str
    fields: tuple[Entry, ...]
    clerk: int | None = None
    skills: tuple[str, ...] = ()
    paused: bool = False
    calls: list[tuple[bool, bool, bool]] = field(default_factory=list)

    def serves(self, visit: Visit) -> bool:
        named = visit.field in self.fields or (visit.field, visit.procedure) in self.fields
        return named and (not self.skills or visit.field in self.skills)


@dataclass
class Moved:
    """A clerk's move that can be taken back: what the visit was before."""

    kind: str
    counter: str | None
    clerk: int | None
    visit: int
    before: Visit
    at: dt.datetime | None
    day: dt.date
    undone: bool = False


@dataclass
class Model:
    """`now`: the office's time; None when the clock was set and it can't be told from outside."""

    day: dt.date
    desks: dict[str, Desk]
    visits: list[Visit] = field(default_factory=list)
    last_number: dict[str, int] = field(default_factory=dict)
    moves: list[Moved] = field(default_factory=list)
    call_rows: int = 0
    # The day that the manager has ended before its time.
    closed: dt.date | None = None
    now: dt.datetime | None = None
    # Codes of refusals that may come or not, because the time can't be told.
    unsure: set[str] = field(default_factory=set)

    def copy(self) -> Model:
        """Another one, that can be moved on without this one."""
        other = copy(self)
        other.visits = [copy(visit) for visit in self.visits]
        other.desks = {name: replace(desk, calls=[*desk.calls]) for name, desk in self.desks.items()}
        other.moves = [copy(move) for move in self.moves]
        other.last_number, other.unsure = {**self.last_number}, set()
        return other

    # ---- Days ---------------------------------------------------------------------------------------------------

    def turn_to(self, day: dt.date) -> None:
        """The first write of another day: what was left open is closed, everybody has gone home."""
        if day == self.day:
            return
        self.day = day
        for visit in self.visits:
            if visit.state in LIVE:
                if visit.state in AT_COUNTER:
                    visit.services += 1
                visit.state = "expired"
        for desk in self.desks.values():
            desk.clerk, desk.skills, desk.paused, desk.calls = None, (), False, []
        self.last_number = {}

    def rename_day(self, day: dt.date) -> None:
        """Somebody set the clock over midnight while people sit here: whoever is here goes along."""
        for visit in self.visits:
            if visit.state in LIVE if day > self.day else visit.day > day:
                visit.day = day
            visit.bound_since = visit.recalled = None
        self.day = day

    # ---- Citizens -----------------------------------------------------------------------------------------------

    def take(self, prefix: str, matter: Matter, priority: bool) -> str:
        if self.closed == self.day:
            raise No("day-closed")
        self.last_number[prefix] = self.last_number.get(prefix, 0) + 1
        number = f"{prefix}{self.last_number[prefix]:03d}"
        visit = Visit(number, self.day, matter.field, matter.procedure, priority, len(self.visits))
        self._begins(visit, matter)
        self.visits.append(visit)
        return number

    def cancel(self, at: int) -> str:
        visit = self.visits[at]
        self._require(visit, "waiting", "called", "parked")
        self._note("cancel", None, None, visit)
        self._leave(visit, "cancelled")
        return visit.number

    # ---- Clerks -------------------------------------------------------------------------------------------------

    def may_call(self, counter: str) -> tuple[list[Visit], list[Visit], bool]:
        """Those who wait for the counter, by class, first come first; and whether that is all sure."""
        desk = self.desks[counter]
        found = [(visit, self._waits_for(desk, visit)) for visit in self.today() if visit.state == "waiting"]
        mine = sorted((visit for visit, waits in found if waits is not False), key=lambda visit: visit.order)
        sure = all(waits is not None for _, waits in found)
        return [v for v in mine if v.priority], [v for v in mine if not v.priority], sure

    def call_next(self, counter: str, called: str | None) -> str | None:
        """Judge whom the office called; None for nobody."""
        desk = self._open(counter)
        first, rest, sure = self.may_call(counter)
        if called is None:
            assert not sure or not (first or rest), f"{(first + rest)[0].number} waits for {counter}"
            return None
        visit = self._numbered(called)
        assert visit in (first if visit.priority else rest), f"{called} does not wait for counter {counter}"
        if sure:
            earliest = (first if visit.priority else rest)[0]
            assert visit is earliest, f"{called} was called before {earliest.number}, who came earlier"
        self._call(desk, visit, "call", both=bool(first and rest) and sure, in_turn=True)
        return called

    def call_out_of_turn(self, counter: str, number: str) -> str:
        desk = self._open(counter)
        visit = self._numbered(number)
        self._require(visit, "waiting")
        self._call(desk, visit, "call_out_of_turn", both=False, in_turn=False)
        return number

    def recall(self, counter: str) -> str:
        visit = self._here(counter)
        self._require(visit, "called")
        if visit.recalls >= RECALL_LIMIT:
            raise No("recall-limit")
        if visit.recalls and (self.now is None or visit.recalled is None):
            self.unsure.add("recall-too-soon")
        elif visit.recalled and self.now and self.now - visit.recalled < COOLDOWN:
            raise No("recall-too-soon")
        visit.recalls, visit.recalled = visit.recalls + 1, self.now
        self.call_rows += 1
        return visit.number

    def start(self, counter: str) -> str:
        visit = self._here(counter)
        self._require(visit, "called")
        self._note("start", counter, self.desks[counter].clerk, visit)
        visit.state = "serving"
        return visit.number

    def finish(self, counter: str, well: bool = True) -> str:
        """`well`: what the citizen came for was taken in, so that a journey may go on."""
        visit = self._here(counter)
        self._require(visit, "serving")
        self._note("finish", counter, self.desks[counter].clerk, visit)
        bound: int | None = None
        if visit.back_to is not None:
            bound, visit.field, visit.procedure = visit.back_to
            visit.back_to = None
        elif not self._walks_on(visit, well):
            self._leave(visit, "done", stays=True)
            return visit.number
        else:
            visit.field, visit.procedure = visit.steps[(visit.step or 1) - 1]
        self._leave(visit, "waiting")
        visit.bound_clerk, visit.bound_counter = bound, None
        return visit.number

    def next_procedure(self, counter: str, matter: Matter, well: bool) -> str:
        visit = self._here(counter)
        self._require(visit, "serving")
        self._note("next_procedure", counter, self.desks[counter].clerk, visit)
        visit.services += 1
        visit_walks = visit.step is not None
        walks_on = self._walks_on(visit, well, into=matter.field)
        if not walks_on and visit.step is not None and visit.step <= len(visit.steps):
            visit.steps, visit.step = (), None
        visit.field, visit.procedure = matter.field, matter.procedure
        if not visit_walks and visit.back_to is None:
            self._begins(visit, matter)
        return visit.number

    def _begins(self, visit: Visit, matter: Matter) -> None:
        """A matter with steps begins at the first of them."""
        if matter.steps:
            visit.steps, visit.step, (visit.field, visit.procedure) = matter.steps, 1, matter.steps[0]

    def _walks_on(self, visit: Visit, well: bool, into: str | None = None) -> bool:
        """Whether a step of the journey is still to be done; makes it the present one."""
        if visit.step is None:
            return False
        here = visit.step <= len(visit.steps) and visit.field == visit.steps[visit.step - 1][0]
        if here and not well:
            return False
        visit.step += here
        self._skips_to(visit, into)
        return visit.step <= len(visit.steps)

    def _skips_to(self, visit: Visit, name: str | None) -> None:
        """Sent to the field of a later step: that is now the present one."""
        if visit.step is not None:
            later = [n for n, (where, _) in enumerate(visit.steps, 1) if n >= visit.step and where == name]
            visit.step = later[0] if later else visit.step

    def give_priority(self, place: str | None, number: str, priority: bool) -> str:
        """By a clerk; by the guide; by the manager, who is nowhere."""
        clerk, visit = self._clerk(place), self._numbered(number)
        self._require(visit, *LIVE)
        self._note("priority", place, clerk, visit)
        visit.priority = priority
        return number

    def no_show(self, counter: str) -> str:
        visit = self._here(counter)
        self._require(visit, "called")
        self._note("no_show", counter, self.desks[counter].clerk, visit)
        self._leave(visit, "no_show", stays=True)
        return visit.number

    def transfer(
        self, counter: str, comes_back: bool, *, field: str = "", matter: Matter | None = None, to: str | None = None
    ) -> str:
        """To a field, a matter or a counter."""
        visit, clerk = self._here(counter), self.desks[counter].clerk
        if to == counter:
            raise No("transfer-to-here")
        if comes_back and visit.back_to is not None:
            raise No("returns-already")
        self._note("transfer", counter, clerk, visit)
        if comes_back and clerk is not None:
            visit.back_to = clerk, visit.field, visit.procedure
        self._leave(visit, "waiting")
        self._goes_to(visit, field, matter, to)
        return visit.number

    def _goes_to(self, visit: Visit, field: str, matter: Matter | None, to: str | None) -> None:
        begins = visit.step is None and visit.back_to is None
        if visit.back_to is None and (matter or field):
            self._skips_to(visit, matter.field if matter else field)
        visit.bound_clerk, visit.bound_counter, visit.bound_since = None, to, self.now
        visit.field = field or visit.field
        if matter is not None:
            visit.field, visit.procedure = matter.field, matter.procedure
            if begins:
                self._begins(visit, matter)

    def park(self, counter: str) -> str:
        visit, clerk = self._here(counter), self.desks[counter].clerk
        self._note("park", counter, clerk, visit)
        self._leave(visit, "parked")
        visit.bound_clerk, visit.bound_counter = clerk, None
        return visit.number

    def resume(self, counter: str, number: str) -> str:
        desk = self._seated(counter)
        self._require_free(counter)
        visit = self._numbered(number)
        present = {other.clerk for other in self.desks.values()}
        if visit.state == "parked" and visit.bound_clerk != desk.clerk and visit.bound_clerk in present:
            raise No("not-your-ticket")
        self._require(visit, "parked")
        self._note("resume", counter, desk.clerk, visit)
        visit.state, visit.counter, visit.bound_clerk = "serving", counter, None
        return number

    def reinstate(self, place: str, number: str) -> str:
        clerk, visit = self._clerk(place), self._numbered(number)
        self._require(visit, "no_show")
        self._note("reinstate", place, clerk, visit)
        visit.state, visit.counter, visit.recalls, visit.recalled = "waiting", None, 0, None
        visit.bound_since = self.now
        return number

    def undo(self, place: str) -> str:
        clerk = self._clerk(place)
        standing = [move for move in self.moves if not move.undone]
        of_mine = [move for move in standing if (move.counter, move.clerk, move.day) == (place, clerk, self.day)]
        mine = [move for move in of_mine if not self._too_old(move)]
        if not mine:
            raise No("nothing-to-undo")
        last = mine[-1]
        visit = self.visits[last.visit]
        # On whatever day the clock believed it was.
        since = standing[standing.index(last) + 1 :]
        if any(move.visit == last.visit and move.kind != "priority" for move in since):
            raise No("moved-since")
        last.undone = True
        if last.kind == "priority":
            visit.priority = last.before.priority
            return visit.number
        if last.before.state in AT_COUNTER and visit.state not in AT_COUNTER:
            self._require_free(place)
        # A class given meanwhile stays.
        self.visits[last.visit] = replace(last.before, day=visit.day, priority=visit.priority)
        if last.kind in ("call", "call_out_of_turn"):
            self._forget_call(self.desks[place])
        return visit.number

    def pause(self, counter: str, paused: bool) -> None:
        self._seated(counter).paused = paused

    def sign_in(self, counter: str, clerk: int, skills: tuple[str, ...]) -> None:
        for desk in self.desks.values():
            if desk.clerk == clerk:
                desk.clerk, desk.skills = None, ()
        desk = self.desks[counter]
        desk.clerk, desk.skills, desk.paused = clerk, skills, False

    def sign_out(self, counter: str) -> None:
        self.desks[counter].clerk, self.desks[counter].skills = None, ()

    # ---- The guide at the help desk -----------------------------------------------------------------------------

    def redirect(self, number: str, *, field: str = "", matter: Matter | None = None, to: str | None = None) -> str:
        visit = self._numbered(number)
        if to is not None and to == visit.counter:
            raise No("transfer-to-here")
        self._require(visit, "waiting")
        self._note("redirect", GUIDE, None, visit)
        self._goes_to(visit, field, matter, to)
        return number

    def cancel_for(self, number: str) -> str:
        visit = self._numbered(number)
        if visit.state == "called":
            raise No("at-counter-now")
        self._require(visit, "waiting", "parked")
        self._note("cancel", GUIDE, None, visit)
        self._leave(visit, "cancelled")
        return number

    # ---- The manager --------------------------------------------------------------------------------------------

    def assign(self, counter: str, fields: tuple[Entry, ...]) -> None:
        self.desks[counter].fields = fields

    def close_day(self) -> None:
        """Who waits or is away goes home; who is at a counter is still served there."""
        self.closed = self.day
        for visit in self.today():
            if visit.state in ("waiting", "parked"):
                self._note("expire", None, None, visit)
                visit.state = "expired"

    # ---- What they have in common -------------------------------------------------------------------------------

    def at(self, counter: str) -> Visit | None:
        return next((v for v in self.visits if v.counter == counter and v.state in AT_COUNTER), None)

    def today(self) -> list[Visit]:
        return [visit for visit in self.visits if visit.day == self.day]

    def _numbered(self, number: str) -> Visit:
        found = [visit for visit in self.today() if visit.number == number]
        if not found:
            raise No("no-number")
        return found[0]

    def _waits_for(self, desk: Desk, visit: Visit) -> bool | None:
        present = {other.clerk for other in self.desks.values() if other.clerk is not None}
        if visit.bound_counter is not None:
            if visit.bound_counter == desk.id:
                return True
            if self.desks[visit.bound_counter].clerk is not None:
                return False
            if self.now is None or visit.bound_since is None:
                return None
            if self.now - visit.bound_since < PATIENCE:
                return False
        if visit.bound_clerk in present:
            return visit.bound_clerk == desk.clerk
        return desk.serves(visit)

    def _clerk(self, place: str | None) -> int | None:
        """Who is at the place: the guide and the manager are no clerks."""
        return None if place in (GUIDE, None) else self._seated(str(place)).clerk

    def _seated(self, counter: str) -> Desk:
        if self.desks[counter].clerk is None:
            raise No("signed-out")
        return self.desks[counter]

    def _open(self, counter: str) -> Desk:
        desk = self._seated(counter)
        if desk.paused:
            raise No("counter-paused")
        self._require_free(counter)
        return desk

    def _require_free(self, counter: str) -> None:
        if self.at(counter) is not None:
            raise No("counter-busy")

    def _here(self, counter: str) -> Visit:
        self._seated(counter)
        visit = self.at(counter)
        if visit is None:
            raise No("nobody-at-counter")
        return visit

    def _require(self, visit: Visit, *states: str) -> None:
        if visit.state not in states:
            raise No("move-not-allowed")

    def _call(self, desk: Desk, visit: Visit, kind: str, *, both: bool, in_turn: bool) -> None:
        self._note(kind, desk.id, desk.clerk, visit)
        desk.calls.append((visit.priority, both, in_turn))
        hold_to_the_laws(desk.calls)
        visit.state, visit.counter, visit.recalls, visit.recalled = "called", desk.id, 0, None
        self.call_rows += 1

    def _forget_call(self, desk: Desk) -> None:
        if desk.calls:
            desk.calls.pop()

    def _leave(self, visit: Visit, state: str, *, stays: bool = False) -> None:
        """Off the counter, where there was one. A visit that `stays` in the log keeps the counter's name."""
        if visit.state in AT_COUNTER:
            visit.services += 1
        visit.state = state
        if not stays:
            visit.counter, visit.recalls, visit.recalled = None, 0, None

    def _note(self, kind: str, counter: str | None, clerk: int | None, visit: Visit) -> None:
        self.moves.append(Moved(kind, counter, clerk, self.visits.index(visit), copy(visit), self.now, self.day))

    def _too_old(self, move: Moved) -> bool:
        if self.now is None or move.at is None:
            self.unsure.add("nothing-to-undo")
            return False
        return self.now - move.at > UNDO_WINDOW


def hold_to_the_laws(calls: list[tuple[bool, bool, bool]]) -> None:
    """While both classes wait and nobody is called out of turn: P priority calls, N ordinary ones, and so on.

    A block at either end of the stretch may be shorter, for it may have begun or may go on outside of it.
    """
    stretch: list[bool] = []
    for priority, both, in_turn in reversed(calls):
        if not (both and in_turn):
            break
        stretch.insert(0, priority)
    blocks = [(priority, len(list(block))) for priority, block in groupby(stretch)]
    for place, (priority, length) in enumerate(blocks):
        limit = PRIORITY_CALLS if priority else ORDINARY_CALLS
        inside = 0 < place < len(blocks) - 1
        assert length == limit if inside else length <= limit, f"the calls {calls} break the pattern"
