"""Two processes that hear each other through a real Redis; and whatever befalls it, no ticket waits."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest
from redis import Redis
from redis.backoff import ConstantBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from office.context import Office
from office.storage.database import CHANNEL
from office.storage.redis_notes import RedisNotes
from tests.builders import open_office, ticket_for
from tests.running import PATIENCE_SECONDS


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """Debian's Redis on a unix socket, keeping nothing; its address once it answers."""
    socket = folder / "redis.sock"
    program = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(folder)]
    with subprocess.Popen(program, stdout=subprocess.DEVNULL) as process:
        again = Retry(ConstantBackoff(0.05), PATIENCE_SECONDS * 20)
        with Redis(unix_socket_path=str(socket), retry=again, retry_on_error=[RedisError]) as client:
            assert client.ping()
        try:
            yield f"unix://{socket}"
        finally:
            process.terminate()


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    """One office in what might be two processes, on a SQLite file: nothing else tells one of the other."""
    both = open_office(tmp_path), open_office(tmp_path)
    yield both
    for office in both:
        office.storage.dispose()


def heard_by(office: Office, url: str) -> Queue[tuple[int, bool]]:
    """(revision, whether it is this process's own), from the moment that others are listened to."""
    told: Queue[tuple[int, bool]] = Queue()
    office.storage.listeners.append(lambda revision, events: told.put((revision, bool(events))))
    RedisNotes(office.storage, url).start()
    return told


def test_a_move_in_another_process_is_told_here_and_an_own_one_once(
    offices: tuple[Office, Office], tmp_path: Path
) -> None:
    here, elsewhere = offices
    with redis_server(tmp_path) as url:
        heard, there = heard_by(here, url), heard_by(elsewhere, url)
        for queue in (heard, there):
            assert queue.get(timeout=PATIENCE_SECONDS) == (0, False)
        with Redis.from_url(url) as client:
            while client.pubsub_numsub(CHANNEL)[0][1] < len(offices):
                pass
            for nonsense in ("", "a b", "mark x binh-an", "mark 9 another-office"):
                client.publish(CHANNEL, nonsense)
        theirs = ticket_for(elsewhere).revision
        assert heard.get(timeout=PATIENCE_SECONDS) == (theirs, False)
        mine = ticket_for(here).revision
        assert heard.get(timeout=PATIENCE_SECONDS) == (mine, True)
        assert there.get(timeout=PATIENCE_SECONDS) == (theirs, True)
        assert there.get(timeout=PATIENCE_SECONDS) == (mine, False)
    assert heard.empty()


def test_without_redis_tickets_are_taken_and_when_it_comes_others_are_heard_again(
    offices: tuple[Office, Office], tmp_path: Path
) -> None:
    here, elsewhere = offices
    heard = heard_by(here, f"unix://{tmp_path / 'redis.sock'}")
    before = ticket_for(here).revision
    assert heard.get(timeout=PATIENCE_SECONDS) == (before, True)
    with redis_server(tmp_path) as url:
        # Told once the line stands, for whatever was missed meanwhile.
        assert heard.get(timeout=PATIENCE_SECONDS) == (before, False)
        there = heard_by(elsewhere, url)
        assert there.get(timeout=PATIENCE_SECONDS) == (before, False)
        after = ticket_for(elsewhere).revision
        assert heard.get(timeout=PATIENCE_SECONDS) == (after, False)
    assert ticket_for(here).revision == after + 1


def test_what_is_no_address_is_refused(offices: tuple[Office, Office]) -> None:
    with pytest.raises(ValueError, match="redis://"):
        RedisNotes(offices[0].storage, "localhost:6379")
