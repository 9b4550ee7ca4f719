"""What the kiosk shows: fields with who waits and how long, procedures, and whether tickets are given now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from office.catalogue import Procedure, Words
from office.context import Office
from office.rules.dates import moment_en, moment_vi
from office.rules.opening import closing_time, gives_tickets, holiday_on, opens_next, session_next
from office.snapshots.filling import bulk_view, full_today, tomorrow_words
from office.snapshots.outlook import wait_for_newcomer
from office.snapshots.room import Room

Json = dict[str, Any]
ENDED = {"vi": "Hôm nay đã kết thúc nhận phiếu", "en": "No more tickets are given today"}


def kiosk_view(room: Room, procedures: Iterable[Procedure]) -> Json:
    """`procedures` in the order in which they are to be shown."""
    office, full = room.office, full_today(room)
    return {
        "now": office.local(room.now).isoformat(timespec="milliseconds"),
        "edition": office.edition,
        "fields": [_field(room, field.id, full.fields) for field in office.catalogue.fields],
        "procedures": [
            {**procedure_view(item), "full": item.id in full.procedures, "bulk": bulk_view(room, item)}
            for item in procedures
        ],
        "open": opening_view(office, room),
    }


def procedure_view(item: Procedure) -> Json:
    return {
        "id": item.id,
        "code": item.code,
        "field": item.field,
        "name": item.name.json(),
        "documents": [document.json() for document in item.documents],
        "fee": item.fee.json() if item.fee else None,
        "time_limit": item.time_limit.json() if item.time_limit else None,
        "asks_quantity": item.asks_quantity,
        "steps": [step.name.json() for step in item.steps],
        "closed": item.closed.json() if item.closed else None,
    }


def opening_view(office: Office, room: Room | None = None) -> Json:
    """Whether tickets are given now, until when, and otherwise why not and when they are next.

    `serves_from`: tickets are given, but the counters begin to work only then (before the doors open, over lunch).
    """
    local = office.local(room.now if room else office.clock.now())
    closes = closing_time(office.hours, local.date())
    if room and room.closed:
        return {
            "now": False,
            "until": None,
            "next": tomorrow_words(office, office.hours, room.now),
            "reason": ENDED,
            "serves_from": None,
        }
    if office.always_open or gives_tickets(office.hours, local):
        begins = None if office.always_open else session_next(office.hours, local)
        return {
            "now": True,
            "until": f"{closes:%H:%M}" if closes else None,
            "next": None,
            "reason": None,
            "serves_from": {"vi": moment_vi(begins, local), "en": moment_en(begins, local)} if begins else None,
        }
    opens = opens_next(office.hours, local)
    holiday = holiday_on(office.hours, local.date())
    return {
        "now": False,
        "until": None,
        "next": {"vi": moment_vi(opens, local), "en": moment_en(opens, local)} if opens else None,
        "reason": Words(holiday.name, holiday.name_en).json() if holiday else None,
        "serves_from": None,
    }


def hours_text(office: Office) -> str:
    """The stretches of a working day, e.g. "07:30–11:30, 13:30–17:00"."""
    return ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in office.hours.sessions)


def _field(room: Room, field_id: str, full: frozenset[str]) -> Json:
    office = room.office
    field = office.catalogue.field_by_id[field_id]
    wait = wait_for_newcomer(room, field_id)
    return {
        "id": field.id,
        "prefix": field.prefix,
        "bulk": field.bulk,
        "name": field.name.json(),
        "waiting": len(room.line(field_id)),
        "wait_minutes": wait.json() if wait else None,
        "open": bool(room.serves(field_id)),
        "full": field_id in full,
        "reopens": tomorrow_words(office, office.hours_of(field_id), room.now) if field_id in full else None,
    }
