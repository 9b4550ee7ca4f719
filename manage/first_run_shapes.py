"""The shapes of the way to the first ticket."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class FirstStep(TypedDict):
    id: Literal["office", "account", "clerk", "kiosk", "counter", "display", "ticket"]
    state: Literal["done", "later", "now", "next"]


class FirstTicket(TypedDict):
    """`number`: one that waits or was called; `seated`: whether a clerk sits at a counter."""

    number: str | None
    seated: bool


class OfficeHours(TypedDict):
    opens: str
    closes: str


class FirstOffice(TypedDict):
    name: str
    name_en: str
    days: list[str]
    sessions: list[OfficeHours]


class FirstScreen(TypedDict):
    url: str
    qr: str


class FirstRun(TypedDict):
    """`finished`: somebody was called, or nothing is left to do."""

    finished: bool
    steps: list[FirstStep]
    ticket: FirstTicket
    office: FirstOffice
    screens: dict[str, FirstScreen]
