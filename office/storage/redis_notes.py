"""Hear through Redis at once what other processes commit for this office, where PostgreSQL's NOTIFY does not reach.

That is behind a pooler that shares connections (PgBouncer), or with several processes on one SQLite file. A note holds
the committer's mark, the revision and the office, as NOTIFY's does, and nothing of a citizen. It is sent from a thread
of its own after the commit: Redis slow, down or gone holds up no ticket, and the look at the revision each second
finds what it did not tell.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from redis import Redis, RedisError
from sqlalchemy.exc import SQLAlchemyError

from office.storage.database import CHANNEL, Storage

log = logging.getLogger("motcua.storage")

# How long a Redis that does not answer is waited for, by these threads alone; and how soon it is tried again.
PATIENCE_SECONDS = 5.0
LOOK_SECONDS = 1.0


class RedisNotes:
    """Tells other processes of this one's commits, and this one's listeners of theirs.

    Raises ValueError when `url` is no Redis address.
    """

    def __init__(self, storage: Storage, url: str) -> None:
        self._storage = storage
        self._redis = Redis.from_url(
            url, socket_connect_timeout=PATIENCE_SECONDS, socket_timeout=PATIENCE_SECONDS, decode_responses=True
        )
        self._committed = Event()
        self._revision = 0
        self._failing = False

    def start(self) -> None:
        self._storage.committed.append(self._note)
        for work in (self._say, self._hear):
            Thread(target=self._on_and_on, args=(work,), name="redis", daemon=True).start()

    def _note(self, revision: int) -> None:
        # Only the newest counts: whoever hears of it looks at all that came before.
        self._revision = max(self._revision, revision)
        self._committed.set()

    def _on_and_on(self, work: Callable[[], None]) -> None:
        while not self._storage.disposed.is_set():
            try:
                work()
            except (RedisError, SQLAlchemyError) as error:
                if not self._failing:
                    log.warning("Redis tells nothing, looking for other processes' changes instead: %s", error)
                self._failing = True
                self._storage.disposed.wait(LOOK_SECONDS)

    def _say(self) -> None:
        if self._committed.wait(LOOK_SECONDS):
            self._committed.clear()
            self._redis.publish(CHANNEL, f"{self._storage.mark} {self._revision} {self._storage.office_id}")

    def _hear(self) -> None:
        with self._redis.pubsub(ignore_subscribe_messages=True) as notes:  # type: ignore[no-untyped-call]
            notes.subscribe(CHANNEL)
            # What was committed while nobody listened.
            self._storage.tell(self._storage.revision(), ())
            self._failing = False
            while not self._storage.disposed.is_set():
                note = notes.get_message(timeout=LOOK_SECONDS)
                if note is not None:
                    self._pass_on(str(note["data"]))

    def _pass_on(self, note: str) -> None:
        match note.split(" ", 2):
            case [mark, revision, office] if office == self._storage.office_id and revision.isdecimal():
                if mark != self._storage.mark:
                    self._storage.tell(int(revision), ())
