"""What happened, told after the commit to whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass

from office.rules.tickets import Move


@dataclass(frozen=True, slots=True)
class TicketMoved:
    """A ticket made a move. `token` addresses the phone that follows it; `counter` is where, if anywhere."""

    move: Move
    token: str
    number: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class CounterChanged:
    """A counter opened, paused, or changed its clerk."""

    counter: str


@dataclass(frozen=True, slots=True)
class DeviceRevoked:
    device: int


@dataclass(frozen=True, slots=True)
class DeviceAsked:
    """The manager wants something of a screen; what, stands in its row."""

    device: int


@dataclass(frozen=True, slots=True)
class ClerkSessionEnded:
    session: int


@dataclass(frozen=True, slots=True)
class ManagerSessionEnded:
    session: int


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """Settings or catalogue have a new edition."""

    edition: int


Event = (
    TicketMoved
    | CounterChanged
    | DeviceRevoked
    | DeviceAsked
    | ClerkSessionEnded
    | ManagerSessionEnded
    | SettingsChanged
)
