"""Some of the past: a field's, a counter's, a clerk's."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from office.figures.moments import Integers
from office.figures.past import Flags, Past, Services, Visits


@dataclass(frozen=True, slots=True)
class Only:
    """None means all. A visit belongs to a counter or a clerk when one of its services does.

    `outcome`: what a service came to, or the move that ended it ("no_show", "transfer", "park").
    """

    field: str | None = None
    procedure: str | None = None
    counter: str | None = None
    clerk: int | None = None
    outcome: str | None = None


def narrowed(past: Past, only: Only) -> Past:
    """The visits and services that fit; a visit keeps those of its services that do."""
    if only == Only():
        return past
    visits, services = past.visits, past.services
    kept, mine = np.ones(len(visits), dtype=bool), np.ones(len(services), dtype=bool)
    for name in ("field", "procedure"):
        wanted = getattr(only, name)
        if wanted is not None:
            kept &= getattr(visits, name) == wanted
            mine &= getattr(services, name) == wanted
    for name in ("counter", "clerk", "outcome"):
        wanted = getattr(only, name)
        if wanted is not None:
            mine &= (getattr(services, name) == wanted) | (name == "outcome" and services.ended_by == wanted)
            there = np.zeros(len(visits), dtype=bool)
            there[services.visit[mine]] = True
            kept &= there
    # A service of another field than its visit began in keeps its visit beside it.
    kept[services.visit[mine]] = True
    places = np.cumsum(kept) - 1
    return replace(past, visits=_of_visits(visits, kept), services=_of_services(services, mine, places))


def _of_visits(visits: Visits, kept: Flags) -> Visits:
    return Visits(**{item.name: getattr(visits, item.name)[kept] for item in fields(Visits)})


def _of_services(services: Services, mine: Flags, places: Integers) -> Services:
    columns = {item.name: getattr(services, item.name)[mine] for item in fields(Services)}
    return Services(**{**columns, "visit": places[columns["visit"]]})
