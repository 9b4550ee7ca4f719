"""A database that another test has used is as a new one: else the tests would try something else than they say."""

from __future__ import annotations

from pathlib import Path

import psycopg
from sqlalchemy import text

from office.storage.database import make_engine
from office.storage.models import OfficeRow
from tests.builders import journal, open_office, seated, ticket_for
from tests.databases import POSTGRESQL, Databases

TRIGGERS = text("SELECT count(*) FROM pg_trigger WHERE tgname = 'journal_refuses_change'")


def test_nothing_of_the_test_before_is_left(databases: Databases, tmp_path: Path) -> None:
    numbers = []
    for _ in range(2):
        with databases.fresh(POSTGRESQL, tmp_path) as url:
            office = open_office(tmp_path, url=url)
            assert journal(office) == []
            seated(office)
            numbers.append((ticket_for(office).id, journal(office)[0].id))
            left_open = psycopg.connect(url.replace("+psycopg", ""))
            left_open.execute("LOCK TABLE " + OfficeRow.__tablename__)
            office.storage.dispose()
    assert numbers == [(1, 1), (1, 1)]


def test_a_test_that_changes_more_than_rows_gets_one_for_itself(databases: Databases, tmp_path: Path) -> None:
    for _ in range(2):
        with databases.fresh(POSTGRESQL, tmp_path) as url:
            engine = make_engine(url)
            with engine.begin() as connection:
                assert connection.scalar(TRIGGERS) == 1
                connection.execute(text("DROP TRIGGER journal_refuses_change ON journal"))
            engine.dispose()
