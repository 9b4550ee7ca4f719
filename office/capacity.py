"""How much more the counters can serve today: what is promised, who serves what, and the time that is left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary, ref

from office.context import Office
from office.pace import Pace
from office.rules.capacity import Counters, fits
from office.rules.opening import in_session, minutes_left
from office.rules.routing import Desk, Run
from office.storage.database import Storage

# Clerks sit down one after another: so long after a session began, counters still empty are expected to open.
GRACE = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Lot:
    """Promised work of one kind: `services` to be done (half of one begun), `copies` besides the first ones."""

    field: str
    procedure: str
    services: float
    copies: int


@dataclass(frozen=True)
class Capacity:
    """`skills`: of the clerk at each counter where one sits. `changed`: the fields that the manager gave a counter."""

    office: Office
    now: dt.datetime
    pace: Pace
    lots: Iterable[Lot]
    skills: Mapping[str, tuple[str, ...]]
    changed: Mapping[str, str | None]

    def has_room(self, field: str, procedure: str, quantity: int = 1) -> bool:
        """Whether a ticket taken now can still be served. True for what no counter serves: that needs a manager."""
        counters = self._serving.able(field, procedure)
        return not counters or fits(self._minutes(procedure, 1, quantity - 1), counters, self._promised, self._left)

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
        promised: dict[Counters, float] = {}
        for lot in self.lots:
            counters = self._serving.able(lot.field, lot.procedure)
            work = self._minutes(lot.procedure, lot.services, lot.copies)
            promised[counters] = promised.get(counters, 0.0) + work
        return promised

    @cached_property
    def _left(self) -> dict[str, float]:
        queue = self.office.settings.queue
        minutes = minutes_left(self.office.hours, self.office.local(self.now)) * queue.cap_percent / 100
        return dict.fromkeys(self.planned, minutes)

    def _minutes(self, procedure: str, services: float, copies: int) -> float:
        return services * self.pace.minutes(procedure) + copies * self.office.settings.queue.seconds_per_copy / 60


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


def _those(desks: Mapping[str, Desk], field: str, procedure: str) -> Counters:
    return frozenset(item for item, desk in desks.items() if desk.serves(field, procedure))
