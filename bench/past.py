"""Fills a database with years of finished tickets, each with its service and its journal, inside the database."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Date,
    Integer,
    MetaData,
    String,
    Table,
    cast,
    insert,
    literal,
    select,
    text,
)  # fmt: skip

from office.context import Office
from office.storage.database import writing
from office.storage.models import Journal, Service, Ticket
from office.storage.utc import Utc
from tests.builders import MONDAY

A_DAY = 1_000
FIRST_ID = 10_000_000
MINUTES = {"issued": 0, "called": 15, "started": 16, "finished": 30}
MOVES = {"issue": "issued", "call": "called", "start": "started", "finish": "finished"}

_tables = MetaData()
_days = Table(
    "bench_days", _tables, Column("place", Integer), Column("day", Date), *(Column(name, Utc) for name in MINUTES),
    prefixes=["TEMPORARY"],
)  # fmt: skip
_numbers = Table("bench_numbers", _tables, Column("n", Integer), Column("number", String(16)), prefixes=["TEMPORARY"])


def fill(office: Office, clerk: int, count: int) -> None:
    """Put `count` tickets of earlier days, a thousand a day, into the office's database."""
    with writing(office.storage.engine).begin() as connection:
        _tables.create_all(connection)
        connection.execute(insert(_days), [_day(place) for place in range(count // A_DAY)])
        connection.execute(insert(_numbers), [{"n": n, "number": f"A{n:03d}"} for n in range(A_DAY)])
        _copy(connection, office.id, clerk)
        _tables.drop_all(connection)
    if not office.storage.sqlite:
        # What its own housekeeping would have done over the years.
        with office.storage.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM (ANALYZE)"))


def _day(place: int) -> dict[str, object]:
    day = MONDAY.date() - dt.timedelta(days=1 + place)
    opens = dt.datetime.combine(day, dt.time(1), tzinfo=dt.UTC)
    times = {name: opens + dt.timedelta(minutes=minutes) for name, minutes in MINUTES.items()}
    return {"place": place, "day": day, **times}


def _copy(connection: Connection, office: str, clerk: int) -> None:
    ticket: ColumnElement[int] = FIRST_ID + _days.c.place * A_DAY + _numbers.c.n
    at = _days.c
    _insert(
        connection, Ticket, id=ticket, office_id=office, business_day=at.day, number=_numbers.c.number,
        token=literal("past-") + cast(ticket, String), state="done", field="ho-tich", procedure="khai-sinh",
        issued_at=at.issued, waiting_since=at.issued, called_at=at.called, started_at=at.started,
        finished_at=at.finished, counter_id="1", clerk_id=clerk, outcome="accepted",
    )  # fmt: skip
    _insert(
        connection, Service, office_id=office, business_day=at.day, ticket_id=ticket, counter_id="1", clerk_id=clerk,
        field="ho-tich", procedure="khai-sinh", waiting_since=at.issued, called_at=at.called, started_at=at.started,
        ended_at=at.finished, ended_by="finish", outcome="accepted",
    )  # fmt: skip
    for move, time in MOVES.items():
        _insert(
            connection, Journal, office_id=office, business_day=at.day, revision=0, at=at[time], move=move,
            ticket_id=ticket, counter_id="1", clerk_id=clerk, actor=f"clerk:{clerk}", to_state="done",
            detail=literal({"changed": {"state": ["serving", "done"]}}, JSON),
        )  # fmt: skip


def _insert(connection: Connection, table: type[Ticket | Service | Journal], **values: object) -> None:
    columns = [value if isinstance(value, ColumnElement) else literal(value) for value in values.values()]
    rows = select(*columns).select_from(_days.join(_numbers, literal(True)))
    connection.execute(insert(table).from_select(list(values), rows))
