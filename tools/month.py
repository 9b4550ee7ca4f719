"""Past months for pictures and for looking at the reports: simulated days, written straight into the database.

`live_through` of tools/morning.py plays a day by the office's own actions; two months of those would take minutes.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, insert, select

from office.actions.devices import add_device
from office.actions.people import add_clerk
from office.actions.work import Actor
from office.context import Office
from office.rules.opening import sessions_on
from office.storage.database import writing
from office.storage.models import ClerkSession, Service, Ticket
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
FORGOTTEN = 0.15  # of the days' last services
OUTCOMES = {"accepted": 78, "returned": 7, "missing_papers": 11, "guided": 3, "refused": 1}
TELL, TELL_OF, TOLD_AHEAD = 5, 8, 3  # of so many dossiers accepted, so many have a return date told, days ahead


@dataclass(frozen=True)
class _Seat:
    clerk: int
    device: int


def live_months(office: Office, first: dt.date, last: dt.date, seed: int = 11) -> int:
    """Fill the working days from `first` to `last`; how many came."""
    seats = {
        counter.id: _Seat(
            add_clerk(office, name, PIN, (), Actor("rehearsal")),
            add_device(office, "counter", f"Máy {counter.name.lower()}", counter.id).id,
        )
        for counter, name in zip(office.settings.counters, CLERKS, strict=False)
    }
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
    office: Office, day: dt.date, plan: Plan, visits: list[Visit], seats: Mapping[str, _Seat], chance: random.Random
) -> int:
    midnight = dt.datetime.combine(day, dt.time(), office.settings.zone)
    prefixes = {item.id: item.prefix for item in office.catalogue.fields}
    numbers: dict[str, int] = {}
    tickets, services = [], []
    with writing(office.storage.engine).begin() as connection:
        next_id = (connection.scalar(select(func.max(Ticket.id))) or 0) + 1
        for place, visit in enumerate(visits):
            prefix = prefixes[visit.arrival.field]
            numbers[prefix] = numbers.get(prefix, 0) + 1
            ticket = _ticket(office, midnight, plan, visit)
            common = {"office_id": office.id, "business_day": day}
            named = {"number": f"{prefix}{numbers[prefix]:03}", "token": f"past-{day}-{place}"}
            service = _service(midnight, visit, ticket, seats, chance)
            tickets.append({**common, "id": next_id + place, **named, **ticket, "outcome": service.get("outcome")})
            if service:
                told = service["outcome"] == "accepted" and place % TELL_OF < TELL
                promised = {"return_on": day + dt.timedelta(days=TOLD_AHEAD) if told else None}
                services.append({**common, "ticket_id": next_id + place, **service, **promised})
        _forget(services, chance)
        connection.execute(insert(Ticket), tickets)
        connection.execute(insert(Service), services)
        connection.execute(insert(ClerkSession), _sessions(office, day, midnight, plan, seats, services))
    return len(tickets)


def _ticket(office: Office, midnight: dt.datetime, plan: Plan, visit: Visit) -> dict[str, Any]:
    issued = midnight + dt.timedelta(seconds=max(visit.arrival.at, plan.tickets_from))
    state = "done" if visit.called is not None else "cancelled" if visit.arrival.leaves < plan.closes else "expired"
    if visit.called is not None and not visit.arrival.comes:
        state = "no_show"
    left = midnight + dt.timedelta(seconds=visit.arrival.leaves) if state == "cancelled" else None
    return {
        "state": state,
        "field": visit.arrival.field,
        "procedure": visit.arrival.procedure,
        "priority": office.settings.priority[0].id if visit.arrival.priority else None,
        "issued_at": issued,
        "waiting_since": issued,
        "finished_at": max(left, issued) if left else None,
    }


def _service(
    midnight: dt.datetime, visit: Visit, ticket: Mapping[str, Any], seats: Mapping[str, _Seat], chance: random.Random
) -> dict[str, Any]:
    if visit.called is None or visit.ended is None:
        return {}
    called, ended = (midnight + dt.timedelta(seconds=each) for each in (visit.called, visit.ended))
    comes = visit.arrival.comes
    outcome = chance.choices(list(OUTCOMES), list(OUTCOMES.values()))[0] if comes else None
    return {
        "counter_id": visit.station,
        "clerk_id": seats[str(visit.station)].clerk,
        "field": ticket["field"],
        "procedure": ticket["procedure"],
        "waiting_since": ticket["waiting_since"],
        "called_at": max(called, ticket["waiting_since"]),
        "started_at": called + dt.timedelta(seconds=visit.arrival.walk) if comes else None,
        "ended_at": ended,
        "ended_by": "finish" if comes else "no_show",
        "outcome": outcome,
    }


def _forget(services: list[dict[str, Any]], chance: random.Random) -> None:
    """Now and then nobody presses "finish" after the day's last service at a counter."""
    last = {service["counter_id"]: service for service in sorted(services, key=lambda item: item["called_at"])}
    for service in last.values():
        if service["started_at"] and chance.random() < FORGOTTEN:
            service["ended_at"] += dt.timedelta(hours=3)


def _sessions(
    office: Office,
    day: dt.date,
    midnight: dt.datetime,
    plan: Plan,
    seats: Mapping[str, _Seat],
    services: Sequence[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """Who sat where: from the opening of each session to its end, or to the last service that began in it."""
    rows = []
    for station in plan.stations:
        seat = seats[station.id]
        for opens, closes in station.shifts:
            began, ended = (midnight + dt.timedelta(seconds=each) for each in (opens, closes))
            late = [
                item["ended_at"]
                for item in services
                if item["counter_id"] == station.id and began <= item["called_at"] and item["ended_at"] > ended
                and item["called_at"] < ended + dt.timedelta(seconds=plan.overtime)
            ]  # fmt: skip
            rows.append(
                {
                    "office_id": office.id, "clerk_id": seat.clerk, "counter_id": station.id, "device_id": seat.device,
                    "token_hash": f"past-{day}-{station.id}-{opens}", "business_day": day, "started_at": began,
                    "ended_at": max([ended, *late]),
                }
            )  # fmt: skip
    return rows
