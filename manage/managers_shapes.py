"""The shapes of the managers' accounts."""

from __future__ import annotations

from typing_extensions import TypedDict


class ManagerRow(TypedDict):
    """`codes`: whether a code from the phone is asked for; `recovery_codes`: how many are left on the paper."""

    id: int
    name: str
    login: str
    codes: bool
    recovery_codes: int
    sessions: int
    created_at: str


class Managers(TypedDict):
    """`here`: who is signed in at this browser; null at a screen or for a program."""

    managers: list[ManagerRow]
    here: int | None


class ManagerId(TypedDict):
    id: int


class Ended(TypedDict):
    ended: int


class CodeKey(TypedDict):
    """`key`: to be typed into the phone; `qr`: the same as an SVG."""

    key: str
    url: str
    qr: str


class RecoveryCodes(TypedDict):
    """Shown once; kept as hashes."""

    recovery_codes: list[str]
