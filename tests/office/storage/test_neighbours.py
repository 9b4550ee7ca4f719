"""Two processes on one PostgreSQL: each hears at once what the other committed, and nothing of its own twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from office.context import Office
from office.rules.refusals import Refusal
from office.storage.neighbours import hear_others
from tests.builders import open_office, ticket_for
from tests.databases import POSTGRESQL, Databases
from tests.running import PATIENCE_SECONDS


@pytest.fixture
def url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    with databases.fresh(POSTGRESQL, tmp_path) as url:
        yield url


@pytest.fixture
def here(url: str, tmp_path: Path) -> Iterator[Office]:
    office = open_office(tmp_path, url=url)
    yield office
    office.storage.dispose()


@pytest.fixture
def elsewhere(url: str, tmp_path: Path) -> Iterator[Office]:
    office = open_office(tmp_path, url=url)
    yield office
    office.storage.dispose()


@pytest.fixture
def heard(here: Office) -> Queue[int]:
    """Revisions that are told here, once listening has begun."""
    told: Queue[int] = Queue()
    here.storage.listeners.append(lambda revision, _: told.put(revision))
    hear_others(here.storage)
    assert told.get(timeout=PATIENCE_SECONDS) == here.storage.revision()
    return told


def test_a_move_in_another_process_is_told_here(here: Office, elsewhere: Office, heard: Queue[int]) -> None:
    ticket = ticket_for(elsewhere)
    assert heard.get(timeout=PATIENCE_SECONDS) == ticket.revision == here.storage.revision()


def test_what_was_refused_elsewhere_is_not_told(elsewhere: Office, heard: Queue[int]) -> None:
    with pytest.raises(Refusal):
        ticket_for(elsewhere, "no-such-procedure")
    ticket = ticket_for(elsewhere)
    assert heard.get(timeout=PATIENCE_SECONDS) == ticket.revision


def test_a_move_of_this_process_is_told_once(here: Office, elsewhere: Office, heard: Queue[int]) -> None:
    mine, theirs = ticket_for(here), ticket_for(elsewhere)
    assert [heard.get(timeout=PATIENCE_SECONDS) for _ in range(2)] == [mine.revision, theirs.revision]


def test_a_move_of_another_office_is_not_told(here: Office, url: str, tmp_path: Path, heard: Queue[int]) -> None:
    settings = here.settings.model_copy(update={"office": here.settings.office.model_copy(update={"id": "an-khe"})})
    neighbour = open_office(tmp_path, url=url, settings=settings)
    ticket_for(neighbour)
    neighbour.storage.dispose()
    mine = ticket_for(here)
    assert heard.get(timeout=PATIENCE_SECONDS) == mine.revision


def test_after_a_lost_connection_it_hears_again(here: Office, elsewhere: Office, heard: Queue[int]) -> None:
    before = here.storage.revision()
    with elsewhere.storage.engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query = 'LISTEN motcua'"
        )
    assert heard.get(timeout=PATIENCE_SECONDS) == before
    ticket = ticket_for(elsewhere)
    assert heard.get(timeout=PATIENCE_SECONDS) == ticket.revision
