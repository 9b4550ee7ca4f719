"""Whether the database can be written is said soon: a watch that gets no answer thinks the worst."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from sqlalchemy import update

from office.context import Office
from office.storage.database import writing
from office.storage.models import OfficeRow
from office.storage.writable import is_writable
from tests.builders import ticket_for
from tests.running import PATIENCE_SECONDS


class Holder:
    """Holds the office's lock from a thread of its own, as another process (or a move of this one) does."""

    def __init__(self, office: Office, *, own: bool) -> None:
        self._office, self._own = office, own
        self._held, self._let_go = Event(), Event()
        self._thread = Thread(target=self._hold)

    def __enter__(self) -> None:
        self._thread.start()
        assert self._held.wait(PATIENCE_SECONDS)

    def __exit__(self, *_: object) -> None:
        self._let_go.set()
        self._thread.join()

    def _hold(self) -> None:
        storage = self._office.storage
        if self._own:
            with storage.write(self._office.clock):
                self._wait()
            return
        with writing(storage.engine).begin() as connection:
            connection.execute(update(OfficeRow).values(last_call_seq=OfficeRow.last_call_seq))
            self._wait()

    def _wait(self) -> None:
        self._held.set()
        # Far longer than the question may take: were it as patient as a citizen's move, the lock would be gone first.
        self._let_go.wait(5)


@pytest.mark.parametrize("own", [False, True], ids=["another process", "this process"])
def test_a_database_that_stays_locked_is_told_before_the_lock_goes(office: Office, own: bool) -> None:
    with Holder(office, own=own):
        assert not is_writable(office.storage)
    assert is_writable(office.storage)


def test_the_question_leaves_no_trace(office: Office) -> None:
    ticket = ticket_for(office)
    for _ in range(3):
        assert is_writable(office.storage)
    assert office.storage.revision() == ticket.revision
    with office.storage.engine.connect() as connection:
        if office.storage.sqlite:
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 10_000
