"""Citizens whom no open counter will call, for the manager and the guide at the door; services that never end."""

from __future__ import annotations

import datetime as dt
from typing import Any

from office.catalogue import Words
from office.pace import longest_minutes
from office.rules.alarms import Unserved, unserved
from office.snapshots.filling import capacity_of
from office.snapshots.room import Room
from office.snapshots.views import counter_ref, time_text

Json = dict[str, Any]


def unserved_alarms(room: Room) -> list[Json]:
    """The longest wait first. `level`: "stop" needs somebody; "now" will be served when the counters open."""
    office = room.office
    capacity = capacity_of(room)
    expected = list(capacity.planned.values()) if capacity.expects and not office.always_open else []
    seats = {seat.counter_id: seat.clerk_id for seat in room.seats.values()}
    found = unserved(room.waiting, room.desks(), expected, seats, office.overdue_before(room.now))
    return [_alarm(room, each, [desk.counter for desk in _who_could(room, each)]) for each in found]


def _who_could(room: Room, found: Unserved) -> list[Any]:
    procedures = {room.by_id[item].procedure for item in found.tickets}
    planned = capacity_of(room).planned.values()
    return [desk for desk in planned if any(desk.serves(found.field, each) for each in procedures)]


def _alarm(room: Room, found: Unserved, could: list[str]) -> Json:
    office = room.office
    field = office.catalogue.field_by_id.get(found.field)
    name = field.name if field else Words(found.field, "")
    counter = office.counter_name(found.counter) if found.counter else None
    return {
        "code": "nobody-serves",
        "level": "now" if found.later else "stop",
        "subject": found.field,
        "since": time_text(office, found.since),
        "title": _title(name, counter, len(found.tickets), found.later),
        "mend": _mend(room, [found.counter] if found.counter else could, found.later),
        "field": {"id": found.field, "name": name.json()},
        "counter": counter_ref(office, found.counter),
        "numbers": [room.by_id[item].number for item in found.tickets],
    }


def _title(field: Words, counter: Words | None, count: int, later: bool) -> Json:
    vi, en = field.vi, field.en or field.vi
    if counter is not None:
        vi, en = f"{vi} ở {counter.vi}", f"{en} at {counter.en or counter.vi}"
    if later:
        return {"vi": f"{count} người chờ {vi}, quầy sắp mở", "en": f"{count} waiting for {en}, counters open soon"}
    return {
        "vi": f"{count} người chờ {vi}, chưa có quầy nào mở",
        "en": f"{count} waiting for {en}, and no counter is open",
    }


def _mend(room: Room, counters: list[str], later: bool) -> Json:
    if later:
        return {"vi": "Chưa cần làm gì.", "en": "Nothing to do yet."}
    paused = [item for item in counters if item in room.seats and room.is_paused(item)]
    names = [room.office.counter_name(item) for item in paused or counters if item not in room.seats or paused]
    if not names:
        return {
            "vi": "Giao lĩnh vực này cho một quầy đang mở, hoặc mở thêm quầy.",
            "en": "Give this field to an open counter, or open another counter.",
        }
    vi, en = ", ".join(name.vi for name in names), ", ".join(name.en or name.vi for name in names)
    if paused:
        return {"vi": f"Mời {vi} mở lại.", "en": f"Ask {en} to open again."}
    return {"vi": f"Mời cán bộ đăng nhập ở {vi}.", "en": f"Ask a clerk to sign in at {en}."}


def forgotten_alarms(room: Room) -> list[Json]:
    """Services that have lasted so long that nobody learns from them: most likely a forgotten "finish"."""
    return [
        _forgotten(room, counter, ticket.number, ticket.started_at)
        for counter, ticket in sorted(room.current.items())
        if ticket.started_at is not None
        and room.now - ticket.started_at
        >= dt.timedelta(minutes=longest_minutes(ticket.quantity, room.pace.seconds_per_copy))
    ]


def _forgotten(room: Room, counter_id: str, number: str, since: dt.datetime) -> Json:
    name, hours = room.office.counter_name(counter_id), int((room.now - since).total_seconds() // 3600)
    vi, en = name.vi, name.en or name.vi
    return {
        "code": "finish-forgotten",
        "level": "now",
        "subject": counter_id,
        "since": time_text(room.office, since),
        "title": {
            "vi": f"{vi}: số {number} đang phục vụ {hours} giờ, quên bấm Hoàn thành?",
            "en": f"{en}: number {number} has been served for {hours} hours; was Finish forgotten?",
        },
        "mend": {
            "vi": f"Hỏi cán bộ ở {vi}. Lượt này không được dùng để ước tính thời gian chờ.",
            "en": f"Ask the clerk at {en}. Estimates of waits leave this service out.",
        },
    }


# A service that lasts so many times as long as usual, and not less than so many minutes, may need a hand.
FAR_OVER, LEAST_SLOW_MINUTES = 3.0, 20.0


def slow_alarms(room: Room) -> list[Json]:
    """Services that run far over their usual time, and are not yet taken for a forgotten "finish"."""
    found = []
    for counter, ticket in sorted(room.current.items()):
        if ticket.started_at is None:
            continue
        more = (ticket.quantity - 1) * room.pace.seconds_per_copy / 60
        usual = room.pace.minutes(ticket.procedure) + more
        lasted = (room.now - ticket.started_at).total_seconds() / 60
        longest = longest_minutes(ticket.quantity, room.pace.seconds_per_copy)
        if max(FAR_OVER * usual, LEAST_SLOW_MINUTES) <= lasted < longest:
            found.append(_slow(room, counter, ticket.number, ticket.started_at, round(usual)))
    return found


def _slow(room: Room, counter_id: str, number: str, since: dt.datetime, usual: int) -> Json:
    name, minutes = room.office.counter_name(counter_id), int((room.now - since).total_seconds() // 60)
    vi, en = name.vi, name.en or name.vi
    return {
        "code": "service-long",
        "level": "now",
        "subject": counter_id,
        "since": time_text(room.office, since),
        "title": {
            "vi": f"{vi}: số {number} đã phục vụ {minutes} phút, thường khoảng {usual} phút",
            "en": f"{en}: number {number} has been served for {minutes} minutes, usually about {usual}",
        },
        "mend": {
            "vi": "Hỏi cán bộ có cần giúp không; người đang chờ quầy này có thể chuyển sang quầy khác.",
            "en": "Ask the clerk whether a hand is needed; those who wait for this counter can be sent to another.",
        },
        "numbers": [number],
    }
