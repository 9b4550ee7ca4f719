"""What a clerk may know of the own day, and of nobody else's."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import Any

from flask import Response
from typing_extensions import TypedDict

from counter.api import the_clerk
from office.catalogue import Words
from office.context import Office
from office.reports import Only, ServiceRow, service_log
from office.rules.tickets import SERVED, Move
from office.snapshots.views import time_text
from web import shapes
from web.api import Api, answer
from web.identity import CLERK, GUIDE, the_office

api = Api("counter_own", __name__)


class OwnService(TypedDict):
    number: str
    procedure: shapes.Words
    called_at: str
    waited_seconds: int
    served_seconds: int | None
    ended_by: str | None
    outcome: str | None


class OwnDay(TypedDict):
    """Medians are in seconds, null before the first service. `services`: the newest first."""

    business_day: str
    served: int
    no_shows: int
    median_waited: int | None
    median_served: int | None
    services: list[OwnService]


@api.call("GET", "/clerk-sessions/current/services", who={CLERK, GUIDE}, answers={200: OwnDay})
def own_day() -> Response:
    """Whom the clerk has served today, wherever they sat, how long that took, and how long they had waited."""
    office = the_office()
    today = office.day(office.clock.now())
    rows = service_log(office, today, today, Only(clerk=the_clerk().clerk_id))
    served = [row for row in rows if row.ended_by in SERVED]
    return answer(
        {
            "business_day": today.isoformat(),
            "served": len(served),
            "no_shows": sum(row.ended_by == Move.NO_SHOW for row in rows),
            "median_waited": _median(row.waited_seconds for row in served),
            "median_served": _median(row.served_seconds for row in served),
            "services": [_shown(office, row) for row in reversed(rows)],
        }
    )


def _median(lengths: Iterable[int | None]) -> int | None:
    known = [length for length in lengths if length is not None]
    return round(median(known)) if known else None


def _shown(office: Office, row: ServiceRow) -> dict[str, Any]:
    known = office.catalogue.procedure_by_id.get(row.procedure)
    name = known.name if known else Words(row.procedure, "")
    return {
        "number": row.number,
        "procedure": name.json(),
        "called_at": time_text(office, row.called_at),
        "waited_seconds": row.waited_seconds,
        "served_seconds": row.served_seconds,
        "ended_by": row.ended_by,
        "outcome": row.outcome,
    }
