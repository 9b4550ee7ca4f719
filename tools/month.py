"""Past months for pictures and for looking at the reports: simulated days, written straight into the database.

`live_through` of tools/morning.py plays a day by the office's own actions; two months of those would take minutes.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, insert, select

from office.actions.people import add_clerk
from office.actions.work import Actor
from office.context import Office
from office.rules.opening import sessions_on
from office.storage.models import Service, Ticket
from simulation.day import Visit, run_day
from simulation.demand import draw, within
from simulation.plan import Plan
from simulation.presets import preset
from simulation.wishes import plan_of
from tools.morning import CLERKS

PIN = "2468"
A_DAY = 185.0  # rather more than five counters can take with ease, as in many communes
WEEKDAYS = {1: 1.28, 2: 1.0, 3: 0.95, 4: 0.9, 5: 1.0}
PATIENCE_SECONDS = 2.5 * 3600
OUTCOMES = {"accepted": 78, "returned": 7, "missing_papers": 11, "guided": 3, "refused": 1}


def live_months(office: Office, first: dt.date, last: dt.date, seed: int = 11) -> int:
    """Fill the working days from `first` to `last`; how many came."""
    clerks = [add_clerk(office, name, PIN, (), Actor("rehearsal")) for name in CLERKS]
    seats = dict(zip((item.id for item in office.settings.counters), clerks, strict=False))
    chance = random.Random(seed)  # noqa: S311 (a rehearsal, no secret)
    demand = replace(
        preset(office.catalogue, "small", office.settings.office.most_used), visits=A_DAY, patience=PATIENCE_SECONDS
    )
    came, day = 0, first
    while day <= last:
        if sessions_on(office.hours, day):
            plan = plan_of(office, day)
            plan = replace(plan, stations=tuple(item for item in plan.stations if item.id in seats))
            that_day = within(replace(demand, visits=A_DAY * WEEKDAYS.get(day.isoweekday(), 0.5)), 0, plan.closes)
            visits = run_day(plan, draw(that_day, seed * 10_000 + day.toordinal()))
            came += _write(office, day, plan, [item for item in visits if item.arrival.at < plan.closes], seats, chance)
        day += dt.timedelta(days=1)
    return came


def _write(
    office: Office, day: dt.date, plan: Plan, visits: list[Visit], seats: Mapping[str, int], chance: random.Random
) -> int:
    midnight = dt.datetime.combine(day, dt.time(), office.settings.zone)
    prefixes = {item.id: item.prefix for item in office.catalogue.fields}
    numbers: dict[str, int] = {}
    tickets, services = [], []
    with office.storage.engine.execution_options(motcua_write=True).begin() as connection:
        next_id = (connection.scalar(select(func.max(Ticket.id))) or 0) + 1
        for place, visit in enumerate(visits):
            prefix = prefixes[visit.arrival.field]
            numbers[prefix] = numbers.get(prefix, 0) + 1
            ticket = _ticket(office, midnight, plan, visit)
            common = {"id": next_id + place, "office_id": office.id, "business_day": day}
            named = {"number": f"{prefix}{numbers[prefix]:03}", "token": f"past-{day}-{place}"}
            service = _service(midnight, visit, ticket, seats, chance)
            tickets.append({**common, **named, **ticket, "outcome": service.get("outcome")})
            if service:
                services.append({**common, "id": None, "ticket_id": next_id + place, **service})
        connection.execute(insert(Ticket), tickets)
        connection.execute(insert(Service), [{k: v for k, v in item.items() if k != "id"} for item in services])
    return len(tickets)


def _ticket(office: Office, midnight: dt.datetime, plan: Plan, visit: Visit) -> dict[str, Any]:
    issued = midnight + dt.timedelta(seconds=max(visit.arrival.at, plan.tickets_from))
    state = "done" if visit.called is not None else "cancelled" if visit.arrival.leaves < plan.closes else "expired"
    if visit.called is not None and not visit.arrival.comes:
        state = "no_show"
    return {
        "state": state,
        "field": visit.arrival.field,
        "procedure": visit.arrival.procedure,
        "priority": office.settings.priority[0].id if visit.arrival.priority else None,
        "issued_at": issued,
        "waiting_since": issued,
    }


def _service(
    midnight: dt.datetime, visit: Visit, ticket: Mapping[str, Any], seats: Mapping[str, int], chance: random.Random
) -> dict[str, Any]:
    if visit.called is None or visit.ended is None:
        return {}
    called, ended = (midnight + dt.timedelta(seconds=each) for each in (visit.called, visit.ended))
    comes = visit.arrival.comes
    outcome = chance.choices(list(OUTCOMES), list(OUTCOMES.values()))[0] if comes else None
    if comes and chance.random() < 0.004:
        ended += dt.timedelta(hours=3)  # nobody pressed "finish"
    return {
        "counter_id": visit.station,
        "clerk_id": seats[str(visit.station)],
        "field": ticket["field"],
        "procedure": ticket["procedure"],
        "waiting_since": ticket["waiting_since"],
        "called_at": max(called, ticket["waiting_since"]),
        "started_at": called + dt.timedelta(seconds=visit.arrival.walk) if comes else None,
        "ended_at": ended,
        "ended_by": "finish" if comes else "no_show",
        "outcome": outcome,
    }
