"""The last defence stands in the database itself: what no program's mistake gets past."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Inspector, insert, inspect
from sqlalchemy.exc import IntegrityError

from office.context import Office
from office.storage.database import writing
from office.storage.models import ClerkSession, Service, Ticket
from office.storage.rows import AnyTicket
from tests.builders import MONDAY, SetClock, seated, ticket_for

Row = dict[str, Any]
EVERYWHERE = {"offices"}


@pytest.fixture
def schema(office: Office) -> Iterator[Inspector]:
    with office.storage.engine.connect() as connection:
        yield inspect(connection)


def test_every_table_knows_its_office(schema: Inspector) -> None:
    without = {
        table
        for table in schema.get_table_names()
        if table not in {*EVERYWHERE, "alembic_version"}
        and not any(column["name"] == "office_id" and not column["nullable"] for column in schema.get_columns(table))
    }
    assert without == set()


def unique_places(schema: Inspector, table: str) -> set[tuple[str, ...]]:
    """What may occur once only: unconditionally, as the columns' names; in part of the rows, with the condition."""
    found = {tuple(map(str, item["column_names"])) for item in schema.get_unique_constraints(table)}
    for index in schema.get_indexes(table):
        if index["unique"]:
            options = index.get("dialect_options", {})
            conditional = "sqlite_where" in options or "postgresql_where" in options
            columns = tuple(map(str, index["column_names"]))
            found.add((*columns, "when") if conditional else columns)
    return found


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("tickets", ("office_id", "business_day", "number")),
        ("tickets", ("token",)),
        ("tickets", ("office_id", "counter_id", "when")),
        ("services", ("ticket_id", "when")),
        ("clerk_sessions", ("office_id", "counter_id", "when")),
        ("clerk_sessions", ("office_id", "clerk_id", "when")),
        ("devices", ("token_hash",)),
    ],
)
def test_it_occurs_once_only(schema: Inspector, table: str, place: tuple[str, ...]) -> None:
    assert place in unique_places(schema, table)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("series", ["office_id", "business_day", "prefix"]),
        ("calls", ["office_id", "seq"]),
        ("counters", ["office_id", "counter_id"]),
        ("idempotency_keys", ["office_id", "actor", "key"]),
        ("ratings", ["ticket_id"]),
    ],
)
def test_one_row_a_key(schema: Inspector, table: str, key: list[str]) -> None:
    assert schema.get_pk_constraint(table)["constrained_columns"] == key


def another(office: Office, ticket: AnyTicket, **differing: object) -> None:
    """Write a copy of the ticket straight into the table, past every rule."""
    columns = {column.name: getattr(ticket, column.name) for column in Ticket.__table__.columns}
    row: Row = {**columns, "id": None, "token": "another", "number": "A999", **differing}
    del row["id"]
    with writing(office.storage.engine).begin() as connection:
        connection.execute(insert(Ticket).values(row))


def test_a_number_can_not_be_given_twice_on_a_day(office: Office) -> None:
    ticket = ticket_for(office)
    with pytest.raises(IntegrityError):
        another(office, ticket, number=ticket.number)


def test_a_number_may_come_again_on_another_day(office: Office, clock: SetClock) -> None:
    ticket = ticket_for(office)
    another(office, ticket, number=ticket.number, business_day=MONDAY.date().replace(day=24))


@pytest.mark.parametrize("states", [("called", "called"), ("called", "serving"), ("serving", "serving")])
def test_two_citizens_can_not_be_at_one_counter(office: Office, states: tuple[str, str]) -> None:
    ticket = ticket_for(office)
    another(office, ticket, state=states[0], counter_id="1")
    with pytest.raises(IntegrityError):
        another(office, ticket, state=states[1], counter_id="1", token="third", number="A998")


def test_a_citizen_can_not_be_served_twice_at_once(office: Office) -> None:
    clerk, ticket = seated(office), ticket_for(office)
    row = {
        "office_id": office.id, "business_day": ticket.business_day, "ticket_id": ticket.id, "counter_id": "1",
        "clerk_id": clerk.clerk_id, "field": ticket.field, "procedure": ticket.procedure,
        "waiting_since": MONDAY, "called_at": MONDAY,
    }  # fmt: skip
    with pytest.raises(IntegrityError), writing(office.storage.engine).begin() as connection:
        connection.execute(insert(Service), [row, row])
    with writing(office.storage.engine).begin() as connection:
        connection.execute(insert(Service), [{**row, "ended_at": MONDAY}, {**row, "ended_at": None}])


@pytest.mark.parametrize("differing", [{"counter_id": "2"}, {"clerk_id": 2}])
def test_a_seat_has_one_clerk_and_a_clerk_one_seat(office: Office, differing: Row) -> None:
    first = seated(office, "1", "Lan")
    seated(office, "5", "Hoa")
    row = {
        "office_id": office.id, "clerk_id": first.clerk_id, "counter_id": first.counter_id, "device_id": 1,
        "token_hash": "x", "business_day": MONDAY.date(), "started_at": MONDAY, **differing,
    }  # fmt: skip
    with (
        pytest.raises(IntegrityError),
        writing(office.storage.engine).begin() as connection,
    ):
        connection.execute(insert(ClerkSession), row)


def test_a_row_can_not_point_to_a_ticket_that_is_not_there(office: Office) -> None:
    clerk = seated(office)
    with (
        pytest.raises(IntegrityError),
        writing(office.storage.engine).begin() as connection,
    ):
        connection.execute(
            insert(Service).values(
                office_id=office.id, business_day=MONDAY.date(), ticket_id=4711, counter_id="1",
                clerk_id=clerk.clerk_id, field="ho-tich", procedure="khai-sinh", waiting_since=MONDAY, called_at=MONDAY,
            )
        )  # fmt: skip
