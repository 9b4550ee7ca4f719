"""The tables. Times are UTC; days are the office's business days.

Every row carries its office, so that a second one can share the database. Constraint names follow one
convention, because a migration on SQLite and on PostgreSQL has to find them by name.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, MetaData, String, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from office.storage.utc import Utc

# Of an INTEGER column on PostgreSQL; a larger number from outside is nobody's, and must not be asked for.
LARGEST_INTEGER = 2**31 - 1
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {dt.datetime: Utc(), dt.date: Date(), str: String(200), dict[str, Any]: JSON()}


class OfficeRow(Base):
    """One row an office, locked first by every write: its revision orders all that happens there."""

    __tablename__ = "offices"
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    revision: Mapped[int] = mapped_column(default=0)
    last_call_seq: Mapped[int] = mapped_column(default=0)
    open_day: Mapped[dt.date | None]
    # The manager closed this day before its end: no more tickets on it.
    closed_day: Mapped[dt.date | None]
    # The last move's moment, and what the clock read then (rules/timekeeping.py).
    last_at: Mapped[dt.datetime | None]
    last_clock: Mapped[dt.datetime | None]
    # The number of the present edition of settings and catalogue; 0 before the first was stored.
    edition: Mapped[int] = mapped_column(default=0, server_default="0")


class SeriesRow(Base):
    """The last number given, per office, business day and series."""

    __tablename__ = "series"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    business_day: Mapped[dt.date] = mapped_column(primary_key=True)
    prefix: Mapped[str] = mapped_column(String(8), primary_key=True)
    last_number: Mapped[int]


class Ticket(Base):
    __tablename__ = "tickets"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    business_day: Mapped[dt.date]
    number: Mapped[str] = mapped_column(String(16))
    token: Mapped[str] = mapped_column(String(40), unique=True)
    state: Mapped[str] = mapped_column(String(16))
    field: Mapped[str] = mapped_column(String(40))
    procedure: Mapped[str] = mapped_column(String(40))
    priority: Mapped[str | None] = mapped_column(String(40))
    quantity: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(String(2), default="vi")
    issued_at: Mapped[dt.datetime]
    # When it last began to wait: the start of what the log calls "waited". Routing goes by issued_at.
    waiting_since: Mapped[dt.datetime]
    called_at: Mapped[dt.datetime | None]
    started_at: Mapped[dt.datetime | None]
    finished_at: Mapped[dt.datetime | None]
    counter_id: Mapped[str | None] = mapped_column(String(40))
    clerk_id: Mapped[int | None] = mapped_column(ForeignKey("clerks.id"))
    recalls: Mapped[int] = mapped_column(default=0)
    recalled_at: Mapped[dt.datetime | None]
    bound_counter: Mapped[str | None] = mapped_column(String(40))
    bound_clerk: Mapped[int | None]
    bound_since: Mapped[dt.datetime | None]
    # Set by a transfer "with return": the clerk it comes back to afterwards, and for what.
    return_clerk: Mapped[int | None]
    return_field: Mapped[str | None] = mapped_column(String(40))
    return_procedure: Mapped[str | None] = mapped_column(String(40))
    # The way it came to wait, where that is not by being taken: see `rules.tickets.CameBy`.
    came_by: Mapped[str | None] = mapped_column(String(24))
    # A procedure with steps in several fields: its id, and the step it is at (from 1).
    journey: Mapped[str | None] = mapped_column(String(40))
    step: Mapped[int | None]
    outcome: Mapped[str | None] = mapped_column(String(24))
    # What `notes` holds under `note_id`, at hand for the screens; the journal names the id alone.
    note: Mapped[str | None] = mapped_column(Text)
    note_id: Mapped[int | None]
    # The office's revision at the last move: who knows the room of an earlier one reads only what came since.
    revision: Mapped[int] = mapped_column(default=0, server_default="0")

    __table_args__ = (
        UniqueConstraint("office_id", "business_day", "number"),
        Index("ix_tickets_office_id_revision", "office_id", "revision"),
        Index(
            "uq_tickets_one_open_a_counter",
            "office_id",
            "counter_id",
            unique=True,
            sqlite_where=text("state IN ('called', 'serving')"),
            postgresql_where=text("state IN ('called', 'serving')"),
        ),
        Index(
            "ix_tickets_live",
            "office_id",
            "business_day",
            sqlite_where=text("state IN ('waiting', 'called', 'serving', 'parked')"),
            postgresql_where=text("state IN ('waiting', 'called', 'serving', 'parked')"),
        ),
    )


class Service(Base):
    """One row each time a counter took a citizen: the service log."""

    __tablename__ = "services"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    business_day: Mapped[dt.date]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    counter_id: Mapped[str] = mapped_column(String(40))
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    field: Mapped[str] = mapped_column(String(40))
    procedure: Mapped[str] = mapped_column(String(40))
    quantity: Mapped[int] = mapped_column(default=1)
    waiting_since: Mapped[dt.datetime]
    called_at: Mapped[dt.datetime]
    started_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    ended_by: Mapped[str | None] = mapped_column(String(24))
    outcome: Mapped[str | None] = mapped_column(String(24))
    # For which day the clerk promised the result, where one was told.
    return_on: Mapped[dt.date | None]
    # Which step of which journey this was, if it was one.
    journey: Mapped[str | None] = mapped_column(String(40))
    step: Mapped[int | None]
    # The minutes told when this wait began, and what they were made of (told.Forecast); NULL: nothing was told then.
    told_low: Mapped[int | None]
    told_likely: Mapped[int | None]
    told_high: Mapped[int | None]
    forecast: Mapped[dict[str, Any] | None]

    __table_args__ = (
        Index(
            "uq_services_one_open_a_ticket",
            "ticket_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_services_office_id_business_day_clerk_id", "office_id", "business_day", "clerk_id"),
    )


class Journal(Base):
    """Append-only: every move, by whom, where and when. Nothing updates or deletes a row."""

    __tablename__ = "journal"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    business_day: Mapped[dt.date]
    revision: Mapped[int]
    at: Mapped[dt.datetime]
    move: Mapped[str] = mapped_column(String(24))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    counter_id: Mapped[str | None] = mapped_column(String(40))
    clerk_id: Mapped[int | None] = mapped_column(ForeignKey("clerks.id"))
    actor: Mapped[str] = mapped_column(String(60))
    from_state: Mapped[str | None] = mapped_column(String(16))
    to_state: Mapped[str | None] = mapped_column(String(16))
    detail: Mapped[dict[str, Any] | None]

    __table_args__ = (
        Index("ix_journal_ticket_id", "ticket_id"),
        Index("ix_journal_office_id_business_day_counter_id", "office_id", "business_day", "counter_id"),
    )


class Call(Base):
    """The ordered log of what the lobby shows and says. A recall is a row of its own."""

    __tablename__ = "calls"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    business_day: Mapped[dt.date]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    number: Mapped[str] = mapped_column(String(16))
    counter_id: Mapped[str] = mapped_column(String(40))
    called_at: Mapped[dt.datetime]
    recalls: Mapped[int] = mapped_column(default=0)
    # A call that its clerk took back is no longer shown or said.
    undone_at: Mapped[dt.datetime | None]


class CounterRow(Base):
    """A counter's day: open or paused, and where it stands in the priority pattern; and what it serves, which lasts."""

    __tablename__ = "counters"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    counter_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    paused_reason: Mapped[str | None] = mapped_column(String(60))
    paused_at: Mapped[dt.datetime | None]
    # The break announced ahead; while it lasts, its minutes alone.
    break_at: Mapped[dt.datetime | None]
    break_minutes: Mapped[int | None]
    break_reason: Mapped[str | None] = mapped_column(String(60))
    priority_run: Mapped[int] = mapped_column(default=0)
    ordinary_run: Mapped[int] = mapped_column(default=0)
    # Ids of fields and procedures, with commas, the preferred first. NULL: as config.toml says.
    fields: Mapped[str | None] = mapped_column(String(2000))


class Clerk(Base):
    __tablename__ = "clerks"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    name: Mapped[str] = mapped_column(String(120))
    pin_hash: Mapped[str] = mapped_column(String(200))
    fields: Mapped[str] = mapped_column(String(400), default="")
    created_at: Mapped[dt.datetime]
    active: Mapped[bool] = mapped_column(default=True)
    # Of versions before `pin_tries`, for the way back to them; wrong PINs are counted there now.
    failed_pins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[dt.datetime | None]


class Device(Base):
    """A screen with a role. Only the hash of its token is kept."""

    __tablename__ = "devices"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    role: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(120))
    counter_id: Mapped[str | None] = mapped_column(String(40))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[dt.datetime]
    last_seen_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]
    # What the manager asked of it last: "identify" or "reload". Stored, for it may hang on another server's line.
    asked: Mapped[str | None] = mapped_column(String(16))
    asked_at: Mapped[dt.datetime | None]
    # The size of its page, such as "1080×1920", as its page says.
    glass: Mapped[str | None] = mapped_column(String(40))
    # What stands on it, in which language, by which edition of the software: as its page says (rules.screens).
    shows: Mapped[dict[str, Any] | None]
    # When its last line ended; NULL while it is in contact.
    left_at: Mapped[dt.datetime | None]


class Pairing(Base):
    """A browser asks to become a screen: it shows `code`, and holds a secret that becomes its token once approved."""

    __tablename__ = "pairings"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    role: Mapped[str] = mapped_column(String(16))
    code: Mapped[str] = mapped_column(String(12))
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    address: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime]
    device_id: Mapped[int | None] = mapped_column(ForeignKey("devices.id"))


class PinTry(Base):
    """Wrong PINs for a clerk at a device since the last right one there."""

    __tablename__ = "pin_tries"
    device_id: Mapped[int] = mapped_column(ForeignKey("devices.id"), primary_key=True)
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    failed: Mapped[int]
    last_at: Mapped[dt.datetime]


class ClerkSession(Base):
    __tablename__ = "clerk_sessions"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    counter_id: Mapped[str] = mapped_column(String(40))
    device_id: Mapped[int] = mapped_column(ForeignKey("devices.id"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    business_day: Mapped[dt.date]
    started_at: Mapped[dt.datetime]
    # The clerk's last move, for a seat that nobody uses any more; NULL before the first.
    moved_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]

    __table_args__ = (
        Index(
            "uq_clerk_sessions_one_open_a_counter",
            "office_id",
            "counter_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "uq_clerk_sessions_one_open_a_clerk",
            "office_id",
            "clerk_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )


class SetupLink(Base):
    """A one-time link that turns the browser which opens it into one of the office's screens."""

    __tablename__ = "setup_links"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    created_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime | None]
    # What it was made for; of the link that the server prints, nothing.
    role: Mapped[str | None] = mapped_column(String(20))


class IdempotencyKey(Base):
    """Remembers which ticket a request with this key made or moved, so that a repeated one does it once."""

    __tablename__ = "idempotency_keys"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    actor: Mapped[str] = mapped_column(String(60), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    action: Mapped[str] = mapped_column(String(40))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    created_at: Mapped[dt.datetime]
