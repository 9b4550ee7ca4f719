"""How much more the counters can serve today: what is promised, who serves what, and the time that is left."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary, ref

from office.context import Office
from office.pace import Pace
from office.rules.capacity import Counters, fits
from office.rules.journeys import Stop, stops_left
from office.rules.opening import Hours, in_session, minutes_left
from office.rules.routing import Desk, Run
from office.storage.database import Storage

# Clerks sit down one after another: so long after a session began, counters still empty are expected to open.
GRACE = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Lot:
    """Promised work of one kind: `services` to be done (half of one begun), `copies` besides the first ones.

    `tickets` of it walk the `journey` and stand at its `step`; the steps to come are promised too.
    """

    field: str
    procedure: str
    services: float
    copies: int
    journey: str | None = None
    step: int | None = None
    tickets: int = 0


@dataclass(frozen=True)
class Capacity:
    """`skills`: of the clerk at each counter where one sits. `changed`: the fields that the manager gave a counter."""

    office: Office
    now: dt.datetime
    pace: Pace
    lots: Iterable[Lot]
    skills: Mapping[str, tuple[str, ...]]
    changed: Mapping[str, str | None]

    def full_at(self, stops: Iterable[Stop], quantity: int = 1) -> str | None:
        """The field in which a ticket taken now, for these stops, can't be served any more; None when it can in all.

        What no counter serves is never full: that needs a manager.
        """
        promised, copies = dict(self._promised), quantity - 1
        for field, procedure in stops:
            shares, minutes = self._shares(field, procedure), self._minutes(procedure, 1, copies)
            if self._serving.able(field, procedure) and not fits(minutes, shares, promised, self._left):
                return field
            promised[shares] = promised.get(shares, 0.0) + minutes
            copies = 0
        return None

    @property
    def expects(self) -> bool:
        """Whether counters that are still empty will open by themselves: before the doors open, and over lunch."""
        local = self.office.local(self.now)
        began = in_session(self.office.hours, local)
        return began is None or local - began < GRACE

    @property
    def planned(self) -> dict[str, Desk]:
        """Every counter with what it serves, whoever sits there."""
        return self._serving.planned

    @cached_property
    def _serving(self) -> _Serving:
        changed = tuple(sorted((counter, fields) for counter, fields in self.changed.items() if fields))
        return _serving(self.office, tuple(sorted(self.skills.items())), changed, self.expects)

    @cached_property
    def _promised(self) -> dict[Counters, float]:
        promised: dict[Counters, float] = defaultdict(float)
        for lot in self.lots:
            promised[self._shares(lot.field, lot.procedure)] += self._minutes(lot.procedure, lot.services, lot.copies)
            for field, procedure in self._to_come(lot):
                promised[self._shares(field, procedure)] += self._minutes(procedure, lot.tickets, 0)
        return promised

    def _to_come(self, lot: Lot) -> Sequence[Stop]:
        """Where the lot's tickets will be served after the service they wait for."""
        journey = self.office.catalogue.procedure_by_id.get(lot.journey or "")
        if journey is None or not journey.steps or lot.step is None:
            return ()
        return stops_left(journey.stops, lot.step, lot.field)

    @cached_property
    def _own_hours(self) -> dict[str, Hours]:
        bulk = self.office.settings.bulk
        return {item.id: self.office.hours_of(item.id) for item in bulk if item.sessions or item.days}

    @cached_property
    def _windows(self) -> list[tuple[frozenset[str], float]]:
        """The minutes that each counter has left, by whose hours they are: of which series, and of all else ("")."""
        share = self.office.settings.queue.cap_percent / 100
        left = minutes_left({"": self.office.hours, **self._own_hours}, self.office.local(self.now))
        return [(whose, minutes * share) for whose, minutes in left.items()]

    @cached_property
    def _left(self) -> dict[str, float]:
        return {
            _share(counter, at): minutes for counter in self.planned for at, (_, minutes) in enumerate(self._windows)
        }

    def _shares(self, field: str, procedure: str) -> Counters:
        """The stretches of counters' time in which it can be done: a series with hours of its own only then."""
        whose = field if field in self._own_hours else ""
        at_work = [at for at, (those, _) in enumerate(self._windows) if whose in those]
        return frozenset(_share(counter, at) for counter in self._serving.able(field, procedure) for at in at_work)

    def _minutes(self, procedure: str, services: float, copies: int) -> float:
        return services * self.pace.minutes(procedure) + copies * self.pace.seconds_per_copy / 60


class _Serving:
    """Who can do what, worked out once for as long as nobody sits down, leaves, or is given other fields."""

    def __init__(self, office: Office, skills: _Skills, changed: _Changed, expects: bool) -> None:
        # Not the office itself: it holds the storage, by which this is remembered only as long as that lives.
        self.of = (ref(office), skills, changed, expects)
        fields = dict(changed)
        self.planned = {
            item.id: office.desk(item.id, None, (), Run(), fields.get(item.id)) for item in office.settings.counters
        }
        seated = {
            counter: office.desk(counter, None, known, Run(), fields.get(counter))
            for counter, known in skills
            if counter in self.planned
        }
        self._now = {**self.planned, **seated} if expects else seated
        self._known: dict[tuple[str, str], Counters] = {}

    def able(self, field: str, procedure: str) -> Counters:
        """The counters for it, at work or expected. Is there none, those that ought to be: somebody will be sent."""
        found = self._known.get((field, procedure))
        if found is None:
            found = _those(self._now, field, procedure) or _those(self.planned, field, procedure)
            self._known[field, procedure] = found
        return found


_Skills = tuple[tuple[str, tuple[str, ...]], ...]
_Changed = tuple[tuple[str, str], ...]
_last: WeakKeyDictionary[Storage, _Serving] = WeakKeyDictionary()


def _serving(office: Office, skills: _Skills, changed: _Changed, expects: bool) -> _Serving:
    found = _last.get(office.storage)
    if found is None or found.of != (ref(office), skills, changed, expects):
        found = _last[office.storage] = _Serving(office, skills, changed, expects)
    return found


def _share(counter: str, window: int) -> str:
    return f"{counter} {window}"


def _those(desks: Mapping[str, Desk], field: str, procedure: str) -> Counters:
    return frozenset(item for item, desk in desks.items() if desk.serves(field, procedure))
