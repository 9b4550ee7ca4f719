"""What the head of office sees of the present: each counter, each line, the day so far, and what needs somebody."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import func, select

from office.catalogue import Words
from office.context import Office
from office.rules.opening import gives_tickets
from office.rules.tickets import State
from office.snapshots.alarms import forgotten_alarms, slow_alarms, unserved_alarms
from office.snapshots.monthly import unwritten_alarms
from office.snapshots.pairing import pairing_alarms
from office.snapshots.people import devices_of
from office.snapshots.promises import promises
from office.snapshots.room import Room
from office.snapshots.views import announced_view, counter_ref, field_view, time_text
from office.storage.models import Ticket

Json = dict[str, Any]
# A screen's open line is written down every half minute; two missed ones can be chance, four can't.
SILENT_AFTER = dt.timedelta(minutes=2)
ROLES = {
    "kiosk": Words("Ki-ốt", "Kiosk"),
    "display": Words("Sảnh chờ", "Lobby screen"),
    "counter": Words("Máy ở quầy", "Counter device"),
}


def overview(room: Room) -> Json:
    """The manager's first page. Lengths are in seconds, times ISO 8601 with the office's offset."""
    office = room.office
    return {
        "revision": room.revision,
        "edition": office.edition,
        "now": time_text(office, room.now),
        "alarms": alarms(room),
        "counters": [_counter(room, item.id) for item in office.settings.counters],
        "fields": [_field(room, item.id) for item in office.catalogue.fields],
        "today": _today(room),
        "promises": promises(room),
        "closed": room.closed,
    }


def alarms(room: Room) -> list[Json]:
    """What needs somebody now, the most urgent first; each says what is wrong and the mend."""
    return [
        *unserved_alarms(room),
        *forgotten_alarms(room),
        *slow_alarms(room),
        *_overdue(room),
        *pairing_alarms(room.office),
        *_silent(room),
        *unwritten_alarms(room.office),
        *_file_mistakes(room.office),
    ]


def _file_mistakes(office: Office) -> list[Json]:
    """In the words of `config check`: who edited config.toml will know them."""
    if not office.file_mistakes:
        return []
    return [
        {
            "code": "file-mistakes",
            "level": "now",
            "subject": "config.toml",
            "since": None,
            "title": {
                "vi": "Tệp config.toml có lỗi; văn phòng đang theo thiết lập đã lưu",
                "en": "config.toml has mistakes; the office goes by its stored settings",
            },
            "mend": {
                "vi": f"Báo kỹ thuật viên sửa rồi khởi động lại máy chủ. {office.file_mistakes}",
                "en": f"Have the technician mend it, then restart the server. {office.file_mistakes}",
            },
        }
    ]


def _overdue(room: Room) -> list[Json]:
    """One alarm for all who wait more than twice as long as the office promises, though a counter is open for them."""
    minutes = room.office.settings.queue.waiting_target_minutes * 2
    before = room.now - dt.timedelta(minutes=minutes)
    late: dict[str, list[dt.datetime]] = {}
    for field in room.office.catalogue.fields:
        since = [at for item in room.line(field.id) if (at := room.by_id[item].issued_at) < before]
        if since and room.serves(field.id):
            late[field.id] = since
    if not late:
        return []
    order = sorted(late, key=lambda field: len(late[field]), reverse=True)
    names = [(room.office.catalogue.field_by_id[field].name, len(late[field])) for field in order]
    count = sum(len(since) for since in late.values())
    return [
        {
            "code": "waiting-too-long",
            "level": "now",
            "subject": order[0],
            "since": time_text(room.office, min(min(since) for since in late.values())),
            "title": {
                "vi": f"{count} người đã chờ quá {minutes} phút: "
                + ", ".join(f"{name.vi} ({many})" for name, many in names),
                "en": f"{count} have waited more than {minutes} minutes: "
                + ", ".join(f"{name.en or name.vi} ({many})" for name, many in names),
            },
            "mend": {
                "vi": "Mở thêm quầy, hoặc đổi lĩnh vực của quầy đang rảnh ngay bên dưới.",
                "en": "Open one more counter, or change the fields of a free one below.",
            },
        }
    ]


def _silent(room: Room) -> list[Json]:
    """Screens that were at work and are not heard from while the office is open; a desk with nobody at it may sleep."""
    office = room.office
    if not (office.always_open or gives_tickets(office.hours, office.local(room.now))):
        return []
    found = []
    for device in devices_of(office):
        seen = dt.datetime.fromisoformat(device["last_seen_at"]) if device["last_seen_at"] else None
        at_desk = device["role"] == "counter" and (device["counter"] or {}).get("id") in room.seats
        if seen is None or room.now - seen < SILENT_AFTER or not (device["role"] in ("kiosk", "display") or at_desk):
            continue
        role = ROLES[device["role"]]
        found.append(
            {
                "code": "device-silent",
                "level": "now",
                "subject": str(device["id"]),
                "since": device["last_seen_at"],
                "title": {
                    "vi": f"{role.vi} “{device['name']}” không liên lạc từ {_clock(office, seen)}",
                    "en": f"{role.en} “{device['name']}” has not been heard of since {_clock(office, seen)}",
                },
                "mend": {
                    "vi": "Xem máy có bật không, dây mạng hoặc Wi-Fi, rồi mở lại trang trên máy đó.",
                    "en": "See that it is switched on, check its cable or Wi-Fi, then open its page again.",
                },
            }
        )
    return found


def _clock(office: Office, at: dt.datetime) -> str:
    local = office.local(at)
    same_day = local.date() == office.local(office.clock.now()).date()
    return f"{local:%H:%M}" if same_day else f"{local:%H:%M %d/%m/%Y}"


def _counter(room: Room, counter_id: str) -> Json:
    office, seat, row = room.office, room.seats.get(counter_id), room.counters.get(counter_id)
    current = room.current.get(counter_id)
    procedure = office.catalogue.procedure_by_id.get(current.procedure) if current is not None else None
    return {
        **(counter_ref(office, counter_id) or {}),
        "state": "open" if room.is_open(counter_id) else "paused" if seat else "closed",
        "clerk": {"id": str(seat.clerk_id), "name": seat.clerk_name} if seat else None,
        "paused_reason": row.paused_reason if row and seat else None,
        "paused_at": time_text(office, row.paused_at) if row and seat else None,
        "announced": announced_view(room, counter_id),
        "current": {
            "number": current.number,
            "state": current.state,
            "procedure": procedure.name.json() if procedure else None,
            "priority": current.priority is not None,
            "called_at": time_text(office, current.called_at),
            "started_at": time_text(office, current.started_at),
        }
        if current is not None
        else None,
        "parked": sum(
            t.state == State.PARKED and seat is not None and t.bound_clerk == seat.clerk_id for t in room.tickets
        ),
    }


def _field(room: Room, field_id: str) -> Json:
    since = [room.by_id[item].issued_at for item in room.line(field_id)]
    return {
        **field_view(room, field_id),
        "prefix": room.office.catalogue.field_by_id[field_id].prefix,
        "longest_wait_seconds": max(0, int((room.now - min(since)).total_seconds())) if since else None,
        "counters": room.serves(field_id),
    }


def _today(room: Room) -> Json:
    office = room.office
    with office.storage.read() as connection:
        counted = connection.execute(
            select(Ticket.state, func.count())
            .where(Ticket.office_id == office.id, Ticket.business_day == room.day)
            .group_by(Ticket.state)
        )
        states = {str(row[0]): int(row[1]) for row in counted}
    return {
        "issued": sum(states.values()),
        "waiting": states.get(State.WAITING, 0),
        "served": states.get(State.DONE, 0),
        "no_shows": states.get(State.NO_SHOW, 0),
        "left": states.get(State.CANCELLED, 0),
    }
