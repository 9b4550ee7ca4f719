"""SIGKILL under that load, to the servers and to PostgreSQL, at moments that nobody chose.

After each, all that was told is stored and nothing is half there; who asked again with the same key was served once.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crowds.crowd import Crowd, crowd
from tests.databases import SQLITE, Databases
from tests.postgres import Cluster, cluster
from tests.soak import TIMES

# Two kills in a short crowd; `make soak` has every way to die, many times.
TICKETS, KILLS = (40, 2) if TIMES == 1 else (2000, 50)


@pytest.mark.soak
def test_what_was_told_outlives_the_servers_and_postgresql(tmp_path: Path) -> None:
    with cluster(durable=True) as postgresql:
        url = postgresql.url(postgresql.create())
        with crowd(tmp_path, url, servers=2, tickets=TICKETS, seed=2) as all_:
            ways = [
                _Way("PostgreSQL killed", lambda _: postgresql.kill(), postgresql),
                _Way("a server killed", lambda place: all_.servers[place % 2].kill()),
                _Way("PostgreSQL stopped at once", lambda _: postgresql.stop_at_once(), postgresql),
                _Way("both servers killed", lambda _: all_.kill_servers()),
            ]
            print(f"\ntwo servers on PostgreSQL: {_outlived(all_, ways)}")


@pytest.mark.soak
def test_what_was_told_outlives_a_server_on_sqlite(databases: Databases, tmp_path: Path) -> None:
    with databases.fresh(SQLITE, tmp_path) as url, crowd(tmp_path, url, servers=1, tickets=TICKETS, seed=3) as all_:
        print(f"\nSQLite: {_outlived(all_, [_Way('the server killed', lambda _: all_.servers[0].kill())])}")


class _Way:
    """A way to lose what is running, and to have it back."""

    def __init__(self, name: str, kill: Callable[[int], object], postgresql: Cluster | None = None) -> None:
        self.name, self.kill, self.postgresql = name, kill, postgresql

    def strike(self, all_: Crowd, place: int) -> None:
        self.kill(place)
        told = all_.told()
        if self.postgresql is not None:
            self.postgresql.start()
        lost = told.lost(all_.whole())
        assert not lost, f"{self.name}: {lost}"
        for server in all_.servers:
            if server.process is not None and server.process.poll() is not None:
                server.start()


def _outlived(all_: Crowd, ways: list[_Way]) -> str:
    dice, kills = random.Random(4), Counter[str]()
    # Spread over the whole day: each ticket takes about six answers.
    apart = TICKETS * 6 // (KILLS + 1)
    all_.begin()
    while kills.total() < KILLS:
        all_.tally.wait_for(all_.tally.answers + dice.randint(1, apart))
        assert all_.busy, f"the day was over after {kills}"
        way = ways[kills.total() % len(ways)]
        way.strike(all_, kills.total())
        kills[way.name] += 1
    all_.end()
    assert all_.tally.again, "nobody noticed anything"
    return f"survived {dict(kills)}; {all_.judge()}"
