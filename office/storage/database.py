"""Engine and transactions: commit first, announce afterwards.

Every write begins by locking the office's own row. That makes the office's moves one after another on
SQLite and on PostgreSQL alike, and its `revision` the order in which they were committed. Conditional updates and
unique indexes stand behind it, so that a mistake here is an error and never a citizen called twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from secrets import token_hex
from threading import Event as Flag
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    Update,
    bindparam,
    case,
    create_engine,
    event,
    func,
    make_url,
    select,
    update,
)  # fmt: skip
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, configure_mappers

from office.clock import Clock
from office.rules.events import Event
from office.rules.timekeeping import Stamp, next_stamp, set_back_by, was_set_forward
from office.storage.models import OfficeRow
from office.storage.together import Together

Listener = Callable[[int, Sequence[Event]], None]
BUSY_MILLISECONDS = 10_000
IDLE_MILLISECONDS = 15_000
# On which PostgreSQL tells every process of a commit: the committer's mark, the revision, the office.
CHANNEL = "motcua"
# Of a SQLite connection: its next transaction writes.
WRITES = "motcua_writes"


@dataclass
class Transaction:
    """An open write: its connection, the revision it will commit as, and what to tell afterwards.

    `session` is for mapped objects, and made once somebody asks for it. `now` is the office's time. `set_back`: how far
    a wrong clock was mended backwards since the write before;
    `set_forward`: this process saw it leap ahead.
    """

    connection: Connection
    office_id: str
    revision: int
    open_day: dt.date | None
    closed_day: dt.date | None
    last_call_seq: int
    edition: int
    now: dt.datetime
    set_back: dt.timedelta | None = None
    set_forward: bool = False
    beat: tuple[dt.datetime, float] | None = None
    events: list[Event] = field(default_factory=list)

    @cached_property
    def session(self) -> Session:
        # On the connection's own transaction: only that one commits.
        return Session(self.connection, expire_on_commit=False)

    def flush(self) -> None:
        """Write what is still in the session."""
        if "session" in self.__dict__:
            self.session.flush()

    def close(self) -> None:
        if "session" in self.__dict__:
            self.session.close()

    def tell(self, *events: Event) -> None:
        """Announce after the commit; nothing is told when it rolls back."""
        self.events.extend(events)


class Storage:
    """One office's place in a database."""

    def __init__(self, url: str, office_id: str) -> None:
        self.office_id = office_id
        # Now, and not while the day's first citizen waits for a number.
        configure_mappers()
        self.engine = make_engine(url)
        self.listeners: list[Listener] = []
        # Told of this process's own commits alone, by their revision.
        self.committed: list[Callable[[int], None]] = []
        self.disposed = Flag()
        self.sqlite = self.engine.dialect.name == "sqlite"
        # Tells this process from others that serve the same office on PostgreSQL.
        self.mark = token_hex(8)
        # What clock and stopwatch read at this process's last write.
        self._beat: tuple[dt.datetime, float] | None = None
        # Threads of one process queue here in turn, which is fairer and quicker than SQLite's busy polling.
        self.together = Together(self._writing) if self.sqlite else None
        self._reading = self.engine if self.sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")
        # Composed once: to put a statement together takes several times as long as to run it.
        self._lock = self._composed_lock()
        self._revision = select(OfficeRow.revision).where(OfficeRow.id == office_id)

    @contextmanager
    def write(self, clock: Clock) -> Iterator[Transaction]:
        """A write transaction. Commits at the end of the block, then tells the listeners; any error undoes it all."""
        with self.together.transaction() if self.together else self.engine.begin() as connection:
            tx = self._begin(connection, clock)
            try:
                yield tx
                tx.flush()
            finally:
                tx.close()
        # Only now: the leap that a refused write saw is still news to the next.
        self._beat = tx.beat
        self.tell(tx.revision, tx.events)
        for told in self.committed:
            told(tx.revision)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of the database."""
        with self._reading.connect() as connection, connection.begin():
            yield connection

    def revision(self) -> int:
        with self.read() as connection:
            return connection.scalar(self._revision) or 0

    def ensure_office(self) -> None:
        """Make the office's row once; a second process that does the same at this moment does no harm."""
        insert = sqlite.insert if self.sqlite else postgresql.insert
        row = insert(OfficeRow).values(id=self.office_id, revision=0, last_call_seq=0)
        with writing(self.engine).begin() as connection:
            connection.execute(row.on_conflict_do_nothing())

    def tell(self, revision: int, events: Sequence[Event]) -> None:
        """Tell the listeners what was committed as `revision`; without events when another process did it."""
        for listener in self.listeners:
            listener(revision, tuple(events))

    def dispose(self) -> None:
        self.disposed.set()
        self.engine.dispose()

    def _writing(self) -> Connection:
        connection = self.engine.connect()
        _take_turn(connection)
        return connection

    def _composed_lock(self) -> Executable:
        """Takes the office's row, and with it the turn to write. `reads`: what the clock shows."""
        reads: Any = bindparam("reads", type_=OfficeRow.last_at.type)
        late = OfficeRow.last_at > reads
        answer: list[Any] = [
            OfficeRow.revision, OfficeRow.open_day, OfficeRow.closed_day, OfficeRow.last_call_seq, OfficeRow.last_at,
            OfficeRow.last_clock, OfficeRow.edition,
        ]  # fmt: skip
        if not self.sqlite:
            # PostgreSQL hands it on when, and only if, this transaction commits.
            answer.append(func.pg_notify(CHANNEL, func.concat_ws(" ", self.mark, OfficeRow.revision, OfficeRow.id)))
        return self._mine(
            revision=OfficeRow.revision + 1,
            # In the same statement, for nearly always the clock runs on and this is all.
            last_at=case((late, OfficeRow.last_at), else_=reads),
            last_clock=case((late, OfficeRow.last_clock), else_=reads),
        ).returning(*answer)

    def _begin(self, connection: Connection, clock: Clock) -> Transaction:
        reads = clock.now()
        row = connection.execute(self._lock, {"reads": reads}).one()
        tx = Transaction(
            connection,
            self.office_id,
            row.revision,
            row.open_day,
            row.closed_day,
            row.last_call_seq,
            row.edition,
            reads,
        )
        if row.last_at > reads:
            # Set back, or another writer was in between: read it again, now that the office's row is ours.
            reads = clock.now()
            last = Stamp(row.last_at, row.last_clock or row.last_at)
            stamp = next_stamp(reads, last)
            tx.now, tx.set_back = stamp.at, set_back_by(reads, last)
            connection.execute(self._mine(last_at=stamp.at, last_clock=stamp.clock))
        tx.beat = (reads, clock.steady())
        if self._beat is not None:
            elapsed = dt.timedelta(seconds=tx.beat[1] - self._beat[1])
            tx.set_forward = was_set_forward(reads, self._beat[0], elapsed)
        return tx

    def _mine(self, **values: Any) -> Update:
        return update(OfficeRow).where(OfficeRow.id == self.office_id).values(**values)


def make_engine(url: str) -> Engine:
    """An engine with SQLite's safety switched on: WAL, full synchronisation, foreign keys, real transactions."""
    if make_url(url).get_backend_name() != "sqlite":
        engine = create_engine(url, pool_size=20, max_overflow=20, pool_pre_ping=True)
        event.listen(engine, "connect", _prepare_postgresql)
        return engine
    # The connection used last has the newest pages in its memory.
    engine = create_engine(url, pool_size=20, max_overflow=40, pool_use_lifo=True)
    event.listen(engine, "connect", _prepare_sqlite)
    # By its dialect and not by an event: an engine with one asks for its listeners at every statement, a tenth of a
    # ticket.
    engine.dialect.do_begin = _begin_sqlite  # type: ignore[assignment]
    return engine


def writing(engine: Engine) -> Engine:
    """For what is to be written outside the office's own work: its transactions take their turn when they begin."""
    if engine.dialect.name != "sqlite":
        return engine
    turns = engine.execution_options()
    event.listen(turns, "begin", _take_turn)
    return turns


def _take_turn(connection: Connection) -> None:
    """The transaction that begins next on the connection will write."""
    connection.info[WRITES] = True


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
        "cache_size=-16000",
        # What is erased is overwritten in its page, not only forgotten; costs no further page.
        "secure_delete=FAST",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgresql(connection: Any, _record: object) -> None:
    # A machine that loses its power in the middle of a write would hold the office's lock until TCP gives it up, hours
    # later; and nobody waits for it longer than for SQLite's.
    connection.execute(f"SET idle_in_transaction_session_timeout = {IDLE_MILLISECONDS}")
    connection.execute(f"SET lock_timeout = {BUSY_MILLISECONDS}")
    connection.commit()


def _begin_sqlite(pooled: Any) -> None:
    # A deferred transaction that turns to writing can fail at once with "busy"; an immediate one waits its turn.
    pooled.dbapi_connection.execute("BEGIN IMMEDIATE" if pooled.info.pop(WRITES, False) else "BEGIN")
