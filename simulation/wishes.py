"""A plan as people speak of it: which counter is open in which session, for what. It becomes the plan that is run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from office.catalogue import Catalogue
from office.context import Office
from office.rules.opening import sessions_on, tickets_start
from office.rules.routing import Pattern
from simulation.plan import NotWorked, Plan, Shift, Station, seconds_of, shifts_of


@dataclass(frozen=True)
class WishedCounter:
    """`fields`: ids of fields and procedures, preferred first; `open`: whether it calls, session by session."""

    id: str
    fields: tuple[str, ...]
    open: tuple[bool, ...]


@dataclass(frozen=True)
class Wish:
    """`lead`: seconds before the first session from which tickets are given."""

    sessions: tuple[Shift, ...]
    counters: tuple[WishedCounter, ...]
    pattern: Pattern
    lead: float

    def plan(self, catalogue: Catalogue) -> Plan:
        stations = [Station(item.id, catalogue.entries(item.fields), self._shifts(item.open)) for item in self.counters]
        return Plan(stations, max(0.0, self.sessions[0][0] - self.lead), self.sessions[-1][1], self.pattern)

    def _shifts(self, is_open: Sequence[bool]) -> list[Shift]:
        return [shift for shift, works in zip(self.sessions, is_open, strict=True) if works]

    def narrowed(self, plan: Plan) -> Wish:
        """The same with open only what is open in `plan`, which was made of it by closing."""
        left = {station.id: station.shifts for station in plan.stations}
        counters = [
            replace(item, open=tuple(shift in left[item.id] for shift in self.sessions)) for item in self.counters
        ]
        return replace(self, counters=tuple(counters))


def present_wish(office: Office, day: dt.date, served: Mapping[str, Sequence[str]]) -> Wish:
    """The plan as it stands: every counter open in every session. `served`: what each counter serves now.

    Raises NotWorked.
    """
    sessions = sessions_on(office.hours, day)
    start = tickets_start(office.hours, day)
    if not sessions or start is None:
        raise NotWorked(day)
    shifts = tuple(shifts_of(sessions))
    counters = [
        WishedCounter(item.id, tuple(served[item.id]), (True,) * len(shifts)) for item in office.settings.counters
    ]
    return Wish(shifts, tuple(counters), office.pattern, shifts[0][0] - seconds_of(start))


def plan_of(office: Office, day: dt.date) -> Plan:
    """The plan that config.toml describes for `day`. Raises NotWorked."""
    served = {item.id: item.fields for item in office.settings.counters}
    return present_wish(office, day, served).plan(office.catalogue)
