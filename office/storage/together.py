"""Writes of one process, one after another, and committed together with those that came meanwhile.

A commit is on the disk when it says so, and a disk that others write to takes its time. Eight kiosks that are pressed
at once would wait for eight commits in turn. So whoever has made a write looks
whether others wait for their turn: then the next one goes on in the same transaction, and the last one commits for
all. Each is a savepoint: who is refused leaves the others alone. Nobody is answered, and nothing is told, before that
commit; when it fails, it has failed for all of them and nothing is stored.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event as Flag
from typing import Any

from sqlalchemy import Connection, RootTransaction

from office.storage.turns import Turns

# As many as there are kiosks in a large office: the first one waits for the last.
MOST = 8
# A connection whose next transaction takes the database's lock as it begins.
Connect = Callable[[], Connection]


class Group:
    """A transaction of several writes."""

    def __init__(self, connect: Connect) -> None:
        self.connection = connect()
        try:
            self.transaction: RootTransaction = self.connection.begin()
            self._driver: Any = self.connection.connection.driver_connection
        except BaseException:
            self.connection.close()
            raise
        # Those that were refused count as well: the first one waits for them too.
        self.parts = 0
        self.ended = Flag()
        self.error: BaseException | None = None

    @contextmanager
    def part(self) -> Iterator[Connection]:
        """Of one write. The first needs no savepoint: without it there is nothing to keep."""
        self.parts += 1
        if self.parts == 1:
            yield self.connection
            return
        # On the driver: SQLAlchemy names each savepoint anew and composes it anew, a tenth of a ticket.
        self._driver.execute("SAVEPOINT part")
        try:
            yield self.connection
        except BaseException:
            # A database that gave the whole transaction up has none any more.
            with suppress(sqlite3.Error):
                self._driver.execute("ROLLBACK TO part")
                self._driver.execute("RELEASE part")
            raise
        self._driver.execute("RELEASE part")

    @property
    def is_lost(self) -> bool:
        """A disk that is full, or broken, may undo the whole transaction; so does a row that breaks a constraint in a
        session.
        """
        return not self._driver.in_transaction

    def end(self, error: BaseException | None) -> None:
        """Commit, or undo everything because of `error`."""
        self.error = error
        try:
            if error is None:
                self.transaction.commit()
        except BaseException as failed:
            self.error = failed
        try:
            # What it holds if it is not over: after a commit that failed, too.
            self.connection.rollback()
        finally:
            self.connection.close()
            self.ended.set()


class Together:
    """The turn to write, and what is written by those who had it."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self.turns = Turns()
        # Begun, and handed on with the turn.
        self._open: Group | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A write. What goes wrong inside undoes this one alone; the commit's error is everybody's."""
        self.turns.acquire()
        group = self._open
        try:
            if group is None:
                group = self._open = Group(self._connect)
            with group.part() as connection:
                yield connection
        except BaseException as error:
            if group is None:
                self.turns.release()
            elif group.parts == 1 or group.is_lost:
                self._end(group, error)
            else:
                self._leave(group)
            raise
        self._leave(group)

    @contextmanager
    def alone(self, timeout: float) -> Iterator[None]:
        """The turn without a transaction. Raises TimeoutError when it does not come within so many seconds."""
        if not self.turns.acquire(timeout):
            raise TimeoutError
        try:
            if self._open is not None:
                group, self._open = self._open, None
                group.end(None)
            yield
        finally:
            self.turns.release()

    def _leave(self, group: Group) -> None:
        """The write is made, or undone; come back once it is committed with the others."""
        if group.parts < MOST and self.turns.pass_on():
            group.ended.wait()
        else:
            self._end(group, None)
        if group.error is not None:
            raise group.error

    def _end(self, group: Group, error: BaseException | None) -> None:
        self._open = None
        try:
            group.end(error)
        finally:
            self.turns.release()
