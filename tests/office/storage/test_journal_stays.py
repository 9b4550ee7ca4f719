"""What the journal says can't be changed: not by the application, nor by a mistake in it."""

from __future__ import annotations

import pytest
from alembic import command
from sqlalchemy import Executable, delete, select, text, update
from sqlalchemy.exc import DBAPIError

from office.actions.clerk import call_next, start, undo
from office.context import Office
from office.storage.database import writing
from office.storage.models import Journal
from office.storage.upgrade import changing_schema, config_for, upgrade
from tests.builders import MONDAY, journal, seated, ticket_for

TRIES: dict[str, Executable] = {
    "another name": update(Journal).values(actor="somebody else"),
    "another detail of one row": update(Journal).where(Journal.id == 1).values(detail=None),
    "one row gone": delete(Journal).where(Journal.id == 1),
    "all gone": delete(Journal),
    "replaced": text("INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE id = 1"),
    "truncated": text("TRUNCATE journal CASCADE"),
}


def rows(office: Office) -> list[tuple[object, ...]]:
    with office.storage.read() as connection:
        return [tuple(row) for row in connection.execute(select(Journal.__table__).order_by(Journal.id))]


@pytest.mark.parametrize("way", TRIES)
def test_the_database_refuses_to_change_what_was_written(office: Office, way: str) -> None:
    ticket_for(office)
    before = rows(office)
    engine = writing(office.storage.engine)

    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(TRIES[way])
    assert rows(office) == before


def test_an_undone_move_stays_written(office: Office) -> None:
    clerk = seated(office, "1")
    ticket_for(office)
    call_next(office, clerk)
    start(office, clerk)
    undo(office, clerk)

    assert [row.move for row in journal(office)][-3:] == ["call", "start", "undo"]


def test_it_stays_so_after_the_way_down_and_up(office: Office) -> None:
    engine = office.storage.engine
    with changing_schema(engine) as connection:
        command.downgrade(config_for(connection), "0003")
    upgrade(engine, MONDAY)
    ticket_for(office)

    with pytest.raises(DBAPIError), writing(engine).begin() as connection:
        connection.execute(delete(Journal))
