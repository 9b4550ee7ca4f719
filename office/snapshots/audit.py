"""Who changed what in the office, when, and from what to what: the journal, read for the head of the office.

The journal is the audit's own store: the database refuses to change or to lose a row of it, whoever asks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from office.context import Office
from office.rules.audit import AUDITED, Kind
from office.rules.tickets import Move
from office.storage.managers import Manager
from office.storage.models import Clerk, Device, Journal, Ticket

Change = tuple[str, Any, Any]


@dataclass(frozen=True)
class Asked:
    """Which entries: of the days from `first` to `last`; of one kind, or of one who did it, if given."""

    first: dt.date
    last: dt.date
    kind: Kind | None = None
    who: str | None = None


@dataclass(frozen=True)
class Entry:
    """One thing that somebody did. `who`: the journal's label, `whose`: the name of that person or screen, if known.

    `about`: the name of the clerk, screen or number that it was done to; `changed`: (key, before, after).
    """

    id: int
    at: dt.datetime
    kind: Kind
    move: str
    who: str
    whose: str
    about: str
    counter: str | None
    changed: tuple[Change, ...]
    detail: Mapping[str, Any]
    undone: bool = False


@dataclass(frozen=True)
class Names:
    """Of those who act, by the journal's label, such as "clerk:7"."""

    by_label: Mapping[str, str]

    def of(self, label: str) -> str:
        return self.by_label.get(label, "")


def entries(office: Office, asked: Asked, limit: int | None = None, before: int | None = None) -> list[Entry]:
    """The newest first; `before`: only those older than the entry of this id."""
    older = [] if before is None else [Journal.id < before]
    with office.storage.read() as connection:
        rows = connection.execute(
            select(Journal.__table__, Ticket.number)
            .join(Ticket, Ticket.id == Journal.ticket_id, isouter=True)
            .where(*_asked_for(office, asked), *older)
            .order_by(Journal.id.desc())
            .limit(limit)
        ).all()
        names, undone = _names(connection, office), _undone(connection, office, asked)
    return [_entry(office, row, names, row.id in undone) for row in rows]


def actors(office: Office, asked: Asked) -> list[tuple[str, str]]:
    """Who did any of it, of whatever kind: (label, name)."""
    everyone = Asked(asked.first, asked.last, asked.kind)
    with office.storage.read() as connection:
        found = connection.scalars(select(Journal.actor).where(*_asked_for(office, everyone)).distinct()).all()
        names = _names(connection, office)
    return sorted(((label, names.of(label)) for label in found), key=lambda each: (each[1].casefold(), each[0]))


def _asked_for(office: Office, asked: Asked) -> list[ColumnElement[bool]]:
    moves = [move for move, kind in AUDITED.items() if asked.kind in (None, kind)]
    who = [] if asked.who is None else [Journal.actor == asked.who]
    days = Journal.business_day.between(asked.first, asked.last)
    return [Journal.office_id == office.id, days, Journal.move.in_(moves), *who]


def _names(connection: Connection, office: Office) -> Names:
    """An office's people and screens are few, those of earlier years included."""
    found: dict[str, str] = {}
    for label, mine in (
        ("clerk", select(Clerk.id, Clerk.name).where(Clerk.office_id == office.id)),
        ("device", select(Device.id, Device.name).where(Device.office_id == office.id)),
        ("manager", select(Manager.id, Manager.name).where(Manager.office_id == office.id)),
    ):
        found |= {f"{label}:{id_}": name for id_, name in connection.execute(mine)}
    return Names(found)


def _undone(connection: Connection, office: Office, asked: Asked) -> set[int]:
    """The rows that an undo took back: within minutes, so on the same days."""
    days = Journal.business_day.between(asked.first, asked.last)
    undoing = select(Journal.detail).where(Journal.office_id == office.id, days, Journal.move == Move.UNDO)
    return {detail["undoes"] for detail in connection.scalars(undoing) if detail and "undoes" in detail}


def _entry(office: Office, row: Any, names: Names, undone: bool) -> Entry:
    detail = row.detail or {}
    about = row.number or next(
        (names.of(f"{thing}:{detail[thing]}") for thing in ("clerk", "device", "manager") if thing in detail), ""
    )
    return Entry(
        id=row.id,
        at=office.local(row.at),
        kind=AUDITED[row.move],
        move=row.move,
        who=row.actor,
        whose=names.of(row.actor),
        about=about,
        counter=row.counter_id or (str(detail["counter"]) if "counter" in detail else None),
        changed=_changed(row.move, detail),
        detail=detail,
        undone=undone,
    )


def _changed(move: str, detail: Mapping[str, Any]) -> tuple[Change, ...]:
    """Also as earlier versions wrote it: the names alone of what was changed, or a counter's `before` and `after`."""
    changed = detail.get("changed", {})
    if move == "assign" and "after" in detail:
        changed = {"fields": [detail.get("before"), detail["after"]]}
    if not isinstance(changed, Mapping):
        return ()
    # Of a ticket's move only the class of its holder says something here.
    kept = ("priority",) if move == Move.PRIORITY else () if move == Move.CALL_OUT_OF_TURN else tuple(changed)
    return tuple((key, changed[key][0], changed[key][1]) for key in kept if key in changed)
