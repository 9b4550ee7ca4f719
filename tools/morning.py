"""A Monday morning at the sample office, lived through by its own actions: for pictures and for looking at screens."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from office.actions import clerk as moves
from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import ClerkAt
from office.actions.devices import add_device
from office.actions.pausing import pause
from office.actions.people import add_clerk, sign_in
from office.actions.work import Actor
from office.context import Office
from office.rules.refusals import Refusal
from office.rules.tickets import Outcome
from tests.builders import SetClock, open_office

SEVEN = dt.datetime(2026, 11, 23, 0, 5, tzinfo=dt.UTC)  # 07:05 in Vietnam, a Monday
PIN = "2468"
CLERKS = ("Nguyễn Thị Lan", "Trần Văn Hùng", "Lê Thị Thu Hà", "Phạm Minh Đức", "Vũ Thị Ngọc Ánh")
# What people come for, as often as in a ward's first week: certification, business, civil status, land, the rest.
WISHES: Mapping[str, int] = {
    "chung-thuc-ban-sao": 46, "chung-thuc-chu-ky": 14, "khai-sinh": 9, "trich-luc-ho-tich": 6,
    "xac-nhan-tinh-trang-hon-nhan": 4, "hkd-thanh-lap": 10, "huu-tri-xa-hoi": 5,
    "dang-ky-bien-dong": 4, "thuong-tru": 4, "lt-khai-sinh": 2,
}  # fmt: skip


@dataclass(frozen=True)
class Morning:
    """Tokens of the screens by role, and the token of the last ticket that was taken."""

    now: dt.datetime
    devices: Mapping[str, str]
    clerk: str
    ticket: str


def live_through(folder: Path, minutes: int = 130, seed: int = 7) -> Morning:
    """Fill the database in `folder` with a morning up to `minutes` after 07:05."""
    clock = SetClock(SEVEN)
    office = open_office(folder, clock)
    chance = random.Random(seed)  # noqa: S311 (a rehearsal, no secret)
    devices = {role: add_device(office, role, name, None) for role, name in _SCREENS.items()}
    tablets = {
        item.id: add_device(office, "counter", f"Máy {item.name.lower()}", item.id) for item in office.settings.counters
    }
    seats, tokens = _sit_down(office, {counter: device.id for counter, device in tablets.items()})
    wishes = [item for item in WISHES if item in office.catalogue.procedure_by_id]
    kiosk, ticket, busy_until = Actor(f"device:{devices['kiosk'].id}"), "", dict.fromkeys(seats, clock.at)
    for _ in range(minutes * 2):
        clock.forward(seconds=30)
        if chance.random() < 0.42:
            wish = chance.choices(wishes, [WISHES[item] for item in wishes])[0]
            priority = office.settings.priority[0].id if chance.random() < 0.08 else None
            ticket = take_ticket(office, Wish(wish, priority), kiosk).moved.token
        for counter, seat in seats.items():
            if clock.at >= busy_until[counter]:
                busy_until[counter] = clock.at + dt.timedelta(seconds=_work(office, seat, chance))
    pause(office, seats["4"], "Họp đột xuất")
    office.storage.dispose()
    return Morning(
        clock.at,
        {**{role: device.token for role, device in devices.items()}, "counter": tablets["1"].token},
        tokens["1"],
        ticket,
    )


_SCREENS = {"kiosk": "Ki-ốt cửa chính", "display": "TV sảnh", "manager": "Máy lãnh đạo"}


def _sit_down(office: Office, tablets: Mapping[str, int]) -> tuple[dict[str, ClerkAt], dict[str, str]]:
    seats, tokens = {}, {}
    for name, (counter, device) in zip(CLERKS, tablets.items(), strict=False):
        clerk = add_clerk(office, name, PIN, (), Actor("rehearsal"))
        seat = sign_in(office, clerk, PIN, counter, device)
        seats[counter], tokens[counter] = ClerkAt(seat.session_id, clerk, name, counter, ()), seat.token
    return seats, tokens


def _work(office: Office, seat: ClerkAt, chance: random.Random) -> float:
    """One step of the clerk's, and how many seconds pass until the next."""
    steps: list[tuple[Callable[[], object], float]] = [
        (lambda: moves.finish(office, seat, chance.choice(list(Outcome)[:3]), None, key=None), 20),
        (lambda: moves.start(office, seat, key=None), chance.uniform(150, 700)),
        (lambda: moves.call_next(office, seat, None), chance.uniform(20, 60)),
    ]
    for step, seconds in steps:
        try:
            step()
        except Refusal:
            continue
        return seconds
    return 60
