"""The database comes up to this version and goes back down, with an office's day in it."""

from __future__ import annotations

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from office.actions.clerk import call_next, finish, start
from office.context import Office
from office.rules.tickets import Outcome
from office.storage.models import Base
from office.storage.upgrade import config_for, upgrade
from tests.builders import MONDAY, seated, stored, ticket_for


def to(engine: Engine, revision: str) -> None:
    with engine.execution_options(motcua_write=True).begin() as connection:
        command.downgrade(config_for(connection), revision)


def test_the_migrations_build_exactly_the_tables_that_the_models_describe(office: Office) -> None:
    with office.storage.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_day_in_progress_survives_the_way_down_and_up_again(office: Office) -> None:
    clerk = seated(office)
    served, waiting = ticket_for(office), ticket_for(office)
    call_next(office, clerk)
    start(office, clerk)
    finish(office, clerk, Outcome.ACCEPTED, None)
    before = [stored(office, ticket).state for ticket in (served, waiting)]

    to(office.storage.engine, "0001")
    upgrade(office.storage.engine, MONDAY)

    assert [stored(office, ticket).state for ticket in (served, waiting)] == before == ["done", "waiting"]
    assert ticket_for(office).number == "A003"


def test_the_way_down_ends_at_an_empty_database(office: Office) -> None:
    to(office.storage.engine, "base")
    assert set(inspect(office.storage.engine).get_table_names()) <= {"alembic_version"}


def test_a_database_of_the_first_version_gets_its_partial_indexes_kept(office: Office) -> None:
    to(office.storage.engine, "0001")
    upgrade(office.storage.engine, MONDAY)
    with office.storage.engine.connect() as connection:
        indexes = {item["name"] for item in inspect(connection).get_indexes("tickets")}
        connection.execute(text("SELECT revision FROM tickets"))
    assert {"uq_tickets_one_open_a_counter", "ix_tickets_live", "ix_tickets_office_id_revision"} <= indexes
