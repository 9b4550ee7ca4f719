"""Rows put in place or changed at once, by statements that were composed once.

A mapped object's way through the session costs several times as much as its row, and all who press wait for it in turn.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, cast

from sqlalchemy import BindParameter, Connection, Executable, Insert, Row, Table, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm.attributes import set_committed_value

from office.storage.models import Base, SeriesRow, Ticket

# A ticket as plain columns, named as those of the table.
TicketRow = Row[Any]
AnyTicket = Ticket | TicketRow


def add_row(connection: Connection, table: type[Base], **values: Any) -> None:
    """Put the row in place; columns not named get their defaults."""
    connection.execute(_insert(table), values)


def added_row(connection: Connection, table: type[Base], **values: Any) -> Row[Any]:
    """As `add_row`; gives the whole row, its id among it."""
    return connection.execute(_insert_and_read(table), values).one()


def change_ticket(connection: Connection, ticket: Ticket, before: str, values: dict[str, Any]) -> bool:
    """Change the ticket's row if its state still is `before`; tells whether it was. `ticket` then shows the row."""
    asked = {"its_id": ticket.id, "before": before, **{f"to_{name}": value for name, value in values.items()}}
    changed = connection.execute(_change(tuple(values)), asked).one_or_none()
    if changed is None:
        return False
    for name, value in zip(values, changed, strict=True):
        set_committed_value(ticket, name, value)
    return True


def next_number(connection: Connection, office_id: str, day: dt.date, prefix: str, first: int) -> int:
    """The next number of the series, counted in one statement; the day's first one is `first`."""
    asked = {"office_id": office_id, "business_day": day, "prefix": prefix, "last_number": first}
    return int(connection.execute(_count(connection.dialect.name), asked).scalar_one())


def _plain(table: type[Base]) -> Table:
    return cast("Table", table.__table__)


@cache
def _insert(table: type[Base]) -> Insert:
    return insert(_plain(table))


@cache
def _insert_and_read(table: type[Base]) -> Executable:
    return insert(_plain(table)).returning(*_plain(table).columns)


@cache
def _change(names: tuple[str, ...]) -> Executable:
    tickets = _plain(Ticket)
    mine = update(tickets).where(tickets.c.id == bindparam("its_id"), tickets.c.state == bindparam("before"))
    changed = mine.values({name: bindparam(f"to_{name}") for name in names})
    return changed.returning(*(tickets.c[name] for name in names))


@cache
def _count(dialect: str) -> Executable:
    key = [SeriesRow.office_id, SeriesRow.business_day, SeriesRow.prefix]
    first: BindParameter[int] = bindparam("last_number")
    compose = sqlite.insert if dialect == "sqlite" else postgresql.insert
    begun = compose(SeriesRow).values(last_number=first, **{each.key: bindparam(each.key) for each in key})
    on = begun.on_conflict_do_update(index_elements=key, set_={"last_number": SeriesRow.last_number + 1})
    return on.returning(SeriesRow.last_number)
