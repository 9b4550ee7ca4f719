"""What the settings were on a day can't be changed afterwards: the database refuses it, whoever asks."""

from __future__ import annotations

import pytest
from alembic import command
from sqlalchemy import Executable, delete, select, text, update
from sqlalchemy.exc import DBAPIError

from office.context import Office
from office.storage.database import writing
from office.storage.editions import EditionRow
from office.storage.upgrade import changing_schema, config_for, upgrade
from tests.builders import MONDAY, with_editions

TRIES: dict[str, Executable] = {
    "another name": update(EditionRow).values(actor="somebody else"),
    "one gone": delete(EditionRow).where(EditionRow.number == 1),
    "replaced": text("INSERT OR REPLACE INTO editions SELECT * FROM editions WHERE number = 1"),
    "truncated": text("TRUNCATE editions CASCADE"),
}


def attempt(office: Office, way: str) -> None:
    with writing(office.storage.engine).begin() as connection:
        connection.execute(TRIES[way])


def rows(office: Office) -> list[tuple[object, ...]]:
    with office.storage.read() as connection:
        return [tuple(row) for row in connection.execute(select(EditionRow.__table__))]


def test_the_database_refuses_every_way_also_after_the_way_down_and_up(office: Office) -> None:
    with_editions(office)
    before = rows(office)
    for way in TRIES:
        with pytest.raises(DBAPIError):
            attempt(office, way)
    with changing_schema(office.storage.engine) as connection:
        command.downgrade(config_for(connection), "0008")
    upgrade(office.storage.engine, MONDAY)

    with pytest.raises(DBAPIError, match="append-only"):
        attempt(office, "one gone")
    assert rows(office) == before
