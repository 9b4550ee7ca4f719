"""The shapes of the manager's answers."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from office.rules.screens import Page
from web.shapes import AnnouncedBreak, BoardField, ClerkRef, CounterRef, Words


class Alarm(TypedDict):
    """`level`: stop, somebody is needed at once; now, soon. `subject`: the id of the field, screen or counter."""

    code: str
    level: Literal["stop", "now"]
    subject: str
    since: str | None
    title: Words
    mend: Words


class NamedField(TypedDict):
    id: str
    name: Words


class Unserved(Alarm):
    """Tickets that no open counter may call; `counter` when they are bound to one."""

    field: NamedField
    counter: CounterRef | None
    numbers: list[str]


class Alarms(TypedDict):
    alarms: list[Unserved]


class CounterFields(TypedDict):
    """`fields`: ids of fields and procedures served now; `configured`: those of config.toml."""

    id: str
    name: Words
    fields: list[str]
    configured: list[str]
    changed: bool
    state: Literal["open", "paused", "closed"]
    clerk: ClerkRef | None


class Counters(TypedDict):
    counters: list[CounterFields]


class Closed(TypedDict):
    closed: int


class AtCounter(TypedDict):
    number: str
    state: Literal["called", "serving"]
    procedure: Words | None
    priority: bool
    called_at: str | None
    started_at: str | None


class RoomCounter(TypedDict):
    id: str
    name: Words
    state: Literal["open", "paused", "closed"]
    clerk: ClerkRef | None
    paused_reason: str | None
    paused_at: str | None
    announced: AnnouncedBreak | None
    current: AtCounter | None
    parked: int


class RoomField(BoardField):
    prefix: str
    longest_wait_seconds: int | None
    counters: list[str]


class DayFigures(TypedDict):
    issued: int
    waiting: int
    served: int
    no_shows: int
    left: int


class Promises(TypedDict):
    """Waits told on the days before today, and the shares (0 to 1) that were within, later and earlier than told."""

    days: int
    waits: int
    within: float
    later: float
    earlier: float


class Now(TypedDict):
    revision: int
    edition: int
    now: str
    alarms: list[Alarm]
    counters: list[RoomCounter]
    fields: list[RoomField]
    today: DayFigures
    promises: Promises | None
    closed: bool


class StaffClerk(TypedDict):
    id: str
    name: str
    fields: list[str]
    counter: CounterRef | None


class Staff(TypedDict):
    clerks: list[StaffClerk]


class ClerkId(TypedDict):
    id: str


class Shows(TypedDict):
    """As the page said last. `software`: the edition of the scripts it runs."""

    page: Page
    language: Literal["vi", "en"]
    software: str


class Screen(TypedDict):
    """`size`: of its page, in pixels. `in_contact`: heard of lately, and its line has not ended since."""

    id: int
    role: Literal["kiosk", "display", "counter", "manager", "rating"]
    name: str
    counter: CounterRef | None
    created_at: str
    last_seen_at: str | None
    in_contact: bool
    size: str | None
    shows: Shows | None


class Screens(TypedDict):
    devices: list[Screen]
    here: int | None
    software: str


class Pairing(TypedDict):
    """A browser that asks to become a screen. `address`: where on the network it is seen."""

    id: int
    role: Literal["kiosk", "display", "counter", "manager", "rating"]
    code: str
    address: str
    created_at: str
    expires_at: str


class Pairings(TypedDict):
    pairings: list[Pairing]


class DeviceId(TypedDict):
    id: int


class Link(TypedDict):
    """`code`: to be typed at the front door instead. `qr`: the address as an SVG drawing. `hours`: good for so long."""

    url: str
    code: str
    qr: str
    hours: int


class ClerkDay(TypedDict):
    """Medians and 90th percentiles are in seconds. `business_day` is null where days are summed up."""

    business_day: str | None
    clerk_id: str
    clerk: str
    served: int
    no_shows: int
    median_waited: int | None
    median_called_to_started: int | None
    median_served: int | None
    p90_waited: int | None
    p90_called_to_started: int | None
    p90_served: int | None
    parked: int
    median_parked: int | None
    p90_parked: int | None
    forgotten: int


class LoggedService(TypedDict):
    business_day: str
    number: str
    field: str
    procedure: str
    quantity: int
    counter: str
    clerk_id: int
    clerk: str
    waiting_since: str
    called_at: str
    started_at: str | None
    ended_at: str | None
    waited_seconds: int
    called_to_started_seconds: int | None
    served_seconds: int | None
    ended_by: str | None
    outcome: str | None
    journey: str | None
    step: int | None
    parked_seconds: int | None
    forgotten_finish: bool
    return_on: str | None


class Log(TypedDict):
    """`total`: of what was asked for. `office`: of everybody in the same days. Forgotten finishes are in no length."""

    total: ClerkDay
    office: ClerkDay
    clerks: list[ClerkDay]
    days: list[ClerkDay]
    services: list[LoggedService]
    definitions: dict[str, Words]
