"""Which fields can take nobody more today, so that the kiosk can say so before a citizen has chosen."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from office.capacity import Capacity, Lot
from office.catalogue import Procedure
from office.context import Office
from office.rules.dates import moment_en, moment_vi
from office.rules.opening import Hours, gives_tickets, opens_next
from office.rules.tickets import AT_COUNTER
from office.snapshots.room import Room, TicketRow

Json = dict[str, Any]


def capacity_of(room: Room) -> Capacity:
    """What the room can still serve, as the next ticket's transaction will see it."""
    alike: dict[tuple[str, str, str | None, int | None], list[TicketRow]] = defaultdict(list)
    for ticket in room.tickets:
        alike[ticket.field, ticket.procedure, ticket.journey, ticket.step].append(ticket)
    return Capacity(
        room.office,
        room.now,
        room.pace,
        [
            _lot(field, procedure, journey, step, tickets)
            for (field, procedure, journey, step), tickets in alike.items()
        ],
        {seat.counter_id: seat.skills for seat in room.seats.values()},
        {counter: row.fields for counter, row in room.counters.items()},
    )


def _lot(field: str, procedure: str, journey: str | None, step: int | None, tickets: Sequence[TicketRow]) -> Lot:
    services = sum(0.5 if ticket.state in AT_COUNTER else 1.0 for ticket in tickets)
    copies = sum(ticket.quantity - 1 for ticket in tickets)
    return Lot(field, procedure, services, copies, journey, step, len(tickets))


@dataclass(frozen=True, slots=True)
class Full:
    """Ids of the procedures that take nobody more today, and of the fields in which none does."""

    procedures: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()


def full_today(room: Room) -> Full:
    office = room.office
    if office.always_open or not office.settings.queue.cap:
        return Full()
    capacity = capacity_of(room)
    takes: dict[str, bool] = {}
    full = set()
    for item in office.catalogue.procedures:
        fits = capacity.full_at(item.stops) is None
        takes[item.field] = takes.get(item.field, False) or fits
        if not fits:
            full.add(item.id)
        bulk = office.catalogue.bulk_of(item)
        if bulk is not None:
            fits = capacity.full_at([(bulk.field, item.id)], bulk.from_quantity) is None
            takes[bulk.field] = takes.get(bulk.field, False) or fits
    return Full(frozenset(full), frozenset(field for field, fits in takes.items() if not fits))


def bulk_view(room: Room, item: Procedure) -> Json | None:
    """From how many copies the procedure goes to a series of its own, and what the kiosk says then."""
    office = room.office
    bulk = office.catalogue.bulk_of(item)
    if bulk is None:
        return None
    name, limit = office.catalogue.field_by_id[bulk.field].name, bulk.from_quantity
    local, hours = office.local(room.now), office.hours_of(bulk.field)
    takes = office.always_open or gives_tickets(hours, local)
    notice = {
        "vi": f"Từ {limit} bản trở lên có số riêng và quầy riêng: {name.vi}.",
        "en": f"{limit} copies and more have their own numbers and counter: {name.en or name.vi}.",
    }
    opens = None if takes else opens_next(hours, local)
    if opens is not None:
        notice = {
            "vi": f"Từ {limit} bản trở lên được nhận riêng, lúc {moment_vi(opens, local)}.",
            "en": f"{limit} copies and more are taken separately, at {moment_en(opens, local)}.",
        }
    return {"from": limit, "field": bulk.field, "name": name.json(), "open": takes, "notice": notice}


def tomorrow_words(office: Office, hours: Hours, now: dt.datetime) -> Json | None:
    """When tickets are given again after today; None if not within a year."""
    local = office.local(now)
    midnight = dt.datetime.combine(local.date() + dt.timedelta(days=1), dt.time(), local.tzinfo)
    opens = opens_next(hours, midnight)
    return {"vi": moment_vi(opens, local), "en": moment_en(opens, local)} if opens else None
