"""What is sent after a change, made from one look at the room, in a native thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from office.context import Office
from office.snapshots.counter import counter_view
from office.snapshots.now import room_now
from office.snapshots.room import Room
from office.snapshots.views import board_view, calls_since, phone_view
from office.storage.contact import note_contact
from office.storage.managers import ManagerSession
from office.storage.models import ClerkSession, Ticket
from realtime.machines import Machine, machines_now

Json = dict[str, Any]


@dataclass(frozen=True)
class Look:
    """A look at the room with the board made of it, those who listen, and who of them is no longer welcome."""

    room: Room
    board: Json
    machines: Mapping[int, Machine]
    gone_sessions: frozenset[int]
    gone_accounts: frozenset[int]

    @property
    def gone_devices(self) -> frozenset[int]:
        return frozenset(device for device, machine in self.machines.items() if machine.revoked)


@dataclass(frozen=True)
class Phone:
    """What a phone is sent, and the revision at which its ticket moved last."""

    revision: int
    view: Json


@dataclass(frozen=True)
class Connected:
    """The ids of those who listen: screens, clerks' sessions, managers' sessions."""

    devices: Collection[int] = ()
    sessions: Collection[int] = ()
    accounts: Collection[int] = ()


NOBODY = Connected()


def look_now(office: Office, since: int | None, connected: Connected = NOBODY) -> Look:
    """`since`: as for `room_now`. `connected`: to find who was shut out since."""
    room = room_now(office, since)
    return Look(
        room,
        board_view(room),
        machines_now(office, connected.devices) if connected.devices else {},
        _ended(office, ClerkSession, connected.sessions),
        _ended(office, ManagerSession, connected.accounts),
    )


def _ended(office: Office, table: type[ClerkSession] | type[ManagerSession], ids: Collection[int]) -> frozenset[int]:
    if not ids:
        return frozenset()
    with office.storage.read() as connection:
        return frozenset(connection.scalars(select(table.id).where(table.id.in_(ids), table.ended_at.is_not(None))))


def note_listening(office: Office, devices: Collection[int]) -> None:
    """A screen that only listens makes no calls: its open line is its sign of life."""
    if devices:
        note_contact(office.storage, devices, office.clock.now())


def counters_now(room: Room, counters: Collection[str]) -> dict[str, Json]:
    return {counter: counter_view(room, counter) for counter in counters if room.office.counter(counter)}


def phones_now(room: Room, tokens: Collection[str]) -> dict[str, Phone]:
    """The ticket of each phone. Those that are over are no longer in the room and are read once more."""
    found = {token: room.by_token[token] for token in tokens if token in room.by_token}
    missing = [token for token in tokens if token not in found]
    if missing:
        with room.office.storage.read() as connection:
            rows = connection.execute(
                select(Ticket.__table__).where(Ticket.office_id == room.office.id, Ticket.token.in_(missing))
            )
            found |= {row.token: row for row in rows}
    return {token: Phone(ticket.revision, phone_view(room, ticket)) for token, ticket in found.items()}


def board_since(look: Look, last_seq: int | None) -> Json:
    """The board for a screen that showed `last_seq` last: with every call it missed."""
    if last_seq is None:
        return look.board
    missed = calls_since(look.room.office, look.room.day, last_seq)
    return {**look.board, "calls": missed if len(missed) > len(look.board["calls"]) else look.board["calls"]}
