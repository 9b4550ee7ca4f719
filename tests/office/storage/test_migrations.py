"""The database comes up to this version and goes back down, with an office's day in every table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from pyotp import TOTP
from sqlalchemy import Engine, insert, inspect, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import call_next, finish, no_show, park, start, transfer
from office.actions.devices import OPERATOR, new_setup_link
from office.actions.managers import add_manager
from office.actions.onward import Destination
from office.actions.pairing import ask_to_pair
from office.actions.pausing import announce_break, pause
from office.actions.people import sign_in
from office.actions.rating import rate
from office.actions.second_factor import begin_codes, turn_codes_on
from office.actions.signing_in import prove_password, sign_in_directly
from office.actions.work import Done
from office.context import Office
from office.rules.breaks import Break
from office.rules.refusals import Refusal
from office.rules.tickets import Outcome
from office.snapshots.now import room_now
from office.snapshots.outlook import wait_of
from office.storage.database import make_engine, writing
from office.storage.erasable import Card, Erasure, Note
from office.storage.first_run import FirstRun
from office.storage.models import Base, Journal, Ticket
from office.storage.month_reports import MonthReport
from office.storage.ratings import Rating, ReportToken
from office.storage.upgrade import (
    KEPT_COPIES,
    LAST,
    MIGRATIONS,
    BrokenReferences,
    NewerDatabase,
    _script,
    changing_schema,
    config_for,
    upgrade,
)
from tests.builders import KIOSK, MONDAY, PASSWORD, SetClock, open_office, seated, ticket_for, with_editions
from tests.databases import KINDS, SQLITE, Databases

OLDER = [item.revision for item in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][1:]
Rows = dict[str, list[dict[str, Any]]]


def to(engine: Engine, revision: str) -> None:
    with changing_schema(engine) as connection:
        command.downgrade(config_for(connection), revision)


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Alembic reads every migration's file at every walk; they do not change while tests run."""
    monkeypatch.setattr(ScriptDirectory, "from_config", lambda _config: _script())


def rows_of(engine: Engine) -> Rows:
    """Everything that is stored, table by table, as the database itself has it."""
    with engine.connect() as connection:
        return {
            name: sorted((dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()), key=repr)
            for name in inspect(connection).get_table_names()
            if name != "alembic_version"
        }


def indexes_of(engine: Engine) -> list[str]:
    """Each with its conditions."""
    with engine.connect() as connection:
        return sorted(
            f"{table} {item['name']} {item['column_names']} {item['unique']} "
            f"{sorted((key, str(value)) for key, value in item.get('dialect_options', {}).items())}"
            for (_, table), items in inspect(connection).get_multi_indexes().items()
            for item in items
        )


def within(rows: Rows, shape: Rows) -> Rows:
    """`rows` without the tables and columns that `shape` does not know."""
    return {
        table: sorted(({name: row[name] for name in known[0]} for row in rows[table]), key=repr)
        for table, known in shape.items()
        if known
    }


@pytest.fixture(params=KINDS)
def busy(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    """An office in the middle of a day, with something in every table and every state."""
    with databases.fresh(request.param, tmp_path, a_busy_day) as url:
        office = open_office(tmp_path, clock, url=url)
        yield office
        office.storage.dispose()


def a_busy_day(url: str) -> None:
    office = open_office(Path(), url=url)
    first, second = seated(office, "1", "Lan"), seated(office, "2", "Hoa")
    tickets = [ticket_for(office, priority="75" if place == 2 else None) for place in range(7)]
    take_ticket(office, Wish("khai-sinh"), KIOSK, "one-tap")
    room = room_now(office)
    assert all(wait_of(room, ticket) for ticket in room.tickets)  # told, and written down at the calls
    ends: list[Callable[[], Done]] = [
        lambda: finish(office, first, Outcome.ACCEPTED, "xong", return_on=MONDAY.date()),
        lambda: park(office, first, "thiếu giấy"),
        lambda: transfer(office, first, Destination(counter="2"), None, comes_back=True),
    ]
    for place, end in enumerate(ends):
        call_next(office, first, f"call-{place}")
        start(office, first)
        end()
    call_next(office, second)
    no_show(office, second)
    call_next(office, second)
    served = next(item for item in tickets if state_of(office, item.id) == "done")
    rate(office, served.token, 5, "tốt")
    new_setup_link(office)
    ask_to_pair(office, "kiosk", "192.168.1.7")
    with pytest.raises(Refusal):
        sign_in(office, second.clerk_id, "0000", "2", device_of(office, "2"))
    pause(office, first, "nghỉ")
    announce_break(office, second, Break(MONDAY, 15, "họp"))
    a_manager_with_codes(office)
    with office.storage.write(office.clock) as tx:
        tx.session.add(FirstRun(office_id=office.id, passed="office", finished_at=None))
        tx.session.add(Card(ticket_id=tickets[0].id, office_id=office.id, business_day=MONDAY.date(), hash="0" * 64))
        tx.session.add(
            Erasure(office_id=office.id, at=MONDAY, kind="notes", before=MONDAY.date(), count=1, actor="office")
        )
        tx.session.add(MonthReport(office_id=office.id, month=MONDAY.date().replace(day=1), tried_at=MONDAY))
        tx.session.add(ReportToken(office_id=office.id, name="Tỉnh", token_hash="0" * 64, created_at=MONDAY))
    with_editions(office)
    office.storage.dispose()


def a_manager_with_codes(office: Office) -> None:
    """Signed in, and tried by somebody else as well."""
    manager = add_manager(office, "Lê Thu Hà", "ha.le", PASSWORD, OPERATOR)
    turn_codes_on(office, manager, TOTP(begin_codes(office, manager)).at(MONDAY))
    sign_in_directly(office, manager, "192.168.1.9")
    with pytest.raises(Refusal):
        prove_password(office, "ha.le", "wrong password", "192.168.1.7")


def device_of(office: Office, counter: str) -> int:
    with office.storage.read() as connection:
        return int(connection.scalar(text("SELECT id FROM devices WHERE counter_id = :it"), {"it": counter}) or 0)


def state_of(office: Office, ticket_id: int) -> str:
    with office.storage.read() as connection:
        return str(connection.scalar(text("SELECT state FROM tickets WHERE id = :id"), {"id": ticket_id}))


def test_the_migrations_build_exactly_the_tables_that_the_models_describe(office: Office) -> None:
    with office.storage.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_start_knows_the_last_migration_without_reading_them() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == LAST


def test_the_day_that_the_migrations_are_tried_with_fills_every_table(busy: Office) -> None:
    assert [table for table, rows in rows_of(busy.storage.engine).items() if not rows] == []


def test_a_day_in_progress_survives_every_step_down_and_up_again_and_each_index_comes_back(busy: Office) -> None:
    engine, above = busy.storage.engine, LAST
    for revision in OLDER:
        before, indexes = rows_of(engine), indexes_of(engine)
        to(engine, revision)
        down = rows_of(engine)
        assert down == within(before, down), revision
        upgrade(engine, MONDAY, above)
        assert within(rows_of(engine), down) == down, revision
        assert indexes_of(engine) == indexes, revision
        to(engine, revision)
        above = revision


def test_a_day_in_progress_goes_on_after_the_whole_way_down_and_up_again(busy: Office) -> None:
    engine = busy.storage.engine
    indexes = indexes_of(engine)
    to(engine, OLDER[-1])
    down = rows_of(engine)
    upgrade(engine, MONDAY)
    assert within(rows_of(engine), down) == down
    assert indexes_of(engine) == indexes

    office = as_stored(busy)
    assert ticket_for(office).number == "A009"
    assert call_next(office, seated(office, "5", "Mai")).ticket is None
    first = call_next(office, seated(office, "1", "Cúc")).moved
    assert finish_at(office, first.counter_id) == "done"


def as_stored(office: Office) -> Office:
    """The office as a server that starts now has it: of the edition that is in force."""
    with office.storage.read() as connection:
        return replace(office, edition=connection.scalar(text("SELECT edition FROM offices")) or 0)


def finish_at(office: Office, counter: str | None) -> str:
    clerk = seated(office, counter or "", "Đào")
    start(office, clerk)
    return finish(office, clerk, Outcome.ACCEPTED, None).moved.state


def test_the_way_down_ends_at_an_empty_database(busy: Office) -> None:
    to(busy.storage.engine, "base")
    assert set(inspect(busy.storage.engine).get_table_names()) <= {"alembic_version"}


def test_a_table_can_be_rebuilt_while_others_refer_to_it(busy: Office) -> None:
    before = rows_of(busy.storage.engine)
    with changing_schema(busy.storage.engine) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("tickets", recreate="always" if busy.storage.sqlite else "auto") as tickets:
            tickets.alter_column("note", nullable=True)
    assert rows_of(busy.storage.engine) == before


def test_a_migration_that_would_leave_a_row_pointing_nowhere_changes_nothing(busy: Office) -> None:
    before = rows_of(busy.storage.engine)
    with (
        pytest.raises((BrokenReferences, IntegrityError)),
        changing_schema(busy.storage.engine) as connection,
    ):
        connection.execute(text("DELETE FROM tickets"))
    assert rows_of(busy.storage.engine) == before


def test_references_are_watched_again_after_a_migration(office: Office) -> None:
    to(office.storage.engine, OLDER[0])
    upgrade(office.storage.engine, MONDAY)
    with (
        pytest.raises(IntegrityError),
        writing(office.storage.engine).begin() as connection,
    ):
        connection.execute(insert(Rating).values(ticket_id=4711, office_id=office.id, score=5, rated_at=MONDAY))


def test_notes_that_an_older_version_wrote_into_the_journal_leave_it(office: Office) -> None:
    clerk, ticket = seated(office), ticket_for(office)
    call_next(office, clerk)
    start(office, clerk)
    park(office, clerk, "thiếu giấy")
    engine = office.storage.engine
    to(engine, "0003")
    with Session(writing(engine)) as session, session.begin():
        last = session.scalars(select(Journal.id).order_by(Journal.id.desc())).first()
        old = {"note": "thiếu giấy", "changed": {"note": [None, "thiếu giấy"], "state": ["serving", "parked"]}}
        session.execute(update(Journal).where(Journal.id == last).values(detail=old))
    upgrade(engine, MONDAY)

    with Session(engine) as session:
        note = session.scalars(select(Note)).one()
        assert (note.ticket_id, note.text) == (ticket.id, "thiếu giấy")
        assert session.get_one(Ticket, ticket.id).note_id == note.id
        detail = session.get_one(Journal, last).detail or {}
        assert detail == {"changed": {"state": ["serving", "parked"], "note_id": [None, note.id]}}
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(update(Journal).values(actor="x"))


@pytest.mark.parametrize("kind", KINDS)
def test_processes_that_start_at_once_migrate_once(kind: str, databases: Databases, tmp_path: Path) -> None:
    barrier = Barrier(4)

    def start_one(place: int) -> int:
        barrier.wait()
        office = open_office(tmp_path, url=url)
        device = seated(office, str(place + 1), f"Lan {place}").counter_id
        office.storage.dispose()
        return int(device)

    with databases.empty(kind, tmp_path) as url, ThreadPoolExecutor(4) as threads:
        assert list(threads.map(start_one, range(4))) == [1, 2, 3, 4]


def test_a_database_of_a_newer_version_is_left_alone_and_named(office: Office) -> None:
    with writing(office.storage.engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="9999"):
        upgrade(office.storage.engine, MONDAY)


# ---- The copy put aside: SQLite's file; a PostgreSQL server has backups of its own --------------------------------


@pytest.fixture
def old_file(databases: Databases, tmp_path: Path) -> Path:
    """A database file of the version before this one, with a ticket in it."""
    with databases.fresh(SQLITE, tmp_path) as url:
        office = open_office(tmp_path, url=url)
        ticket_for(office)
        to(office.storage.engine, OLDER[0])
        office.storage.dispose()
    return tmp_path / "motcua.db"


def test_before_it_is_changed_the_file_is_put_aside_whole(old_file: Path) -> None:
    engine = make_engine(f"sqlite:///{old_file}")
    before = rows_of(engine)
    copy = upgrade(engine, MONDAY)
    engine.dispose()

    assert copy is not None
    assert copy.name == f"motcua-before-{OLDER[0]}-20261123-030000.db"
    aside = make_engine(f"sqlite:///{copy}")
    assert rows_of(aside) == before
    assert rows_of(aside)["tickets"][0]["number"] == "A001"
    aside.dispose()


def test_processes_that_start_at_once_put_aside_what_none_of_them_changed(old_file: Path) -> None:
    engines = [make_engine(f"sqlite:///{old_file}") for _ in range(4)]
    before, barrier = rows_of(engines[0]), Barrier(4)

    def start_one(engine: Engine) -> Path | None:
        barrier.wait()
        return upgrade(engine, MONDAY)

    with ThreadPoolExecutor(4) as threads:
        (copy,) = [made for made in threads.map(start_one, engines) if made is not None]
    for engine in engines:
        engine.dispose()
    aside = make_engine(f"sqlite:///{copy}")
    assert rows_of(aside) == before
    aside.dispose()


def test_only_the_newest_copies_are_kept(old_file: Path) -> None:
    clock = SetClock()
    for _ in range(KEPT_COPIES + 2):
        engine = make_engine(f"sqlite:///{old_file}")
        upgrade(engine, clock.now())
        to(engine, OLDER[0])
        engine.dispose()
        clock.forward(days=1)
    copies = sorted(path.name for path in old_file.parent.glob("motcua-before-*.db"))
    assert len(copies) == KEPT_COPIES
    assert copies[0].endswith("-20261125-030000.db")


def test_a_database_that_is_up_to_date_is_not_copied(old_file: Path) -> None:
    engine = make_engine(f"sqlite:///{old_file}")
    upgrade(engine, MONDAY)
    assert upgrade(engine, MONDAY) is None
    engine.dispose()
