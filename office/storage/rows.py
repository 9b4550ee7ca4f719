"""New rows that the same move changes no more: put in place at once, by statements that were composed once.

A mapped object's way through the session costs several times as much as its row, and eight kiosks wait for it in turn.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, cast

from sqlalchemy import BindParameter, Connection, Executable, Insert, Row, Table, bindparam, insert
from sqlalchemy.dialects import postgresql, sqlite

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
def _count(dialect: str) -> Executable:
    key = [SeriesRow.office_id, SeriesRow.business_day, SeriesRow.prefix]
    first: BindParameter[int] = bindparam("last_number")
    compose = sqlite.insert if dialect == "sqlite" else postgresql.insert
    begun = compose(SeriesRow).values(last_number=first, **{each.key: bindparam(each.key) for each in key})
    on = begun.on_conflict_do_update(index_elements=key, set_={"last_number": SeriesRow.last_number + 1})
    return on.returning(SeriesRow.last_number)
