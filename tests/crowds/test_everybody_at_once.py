"""Eight kiosks give tickets while eight clerks do whatever their screens allow, through running servers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crowds.crowd import crowd
from tests.databases import POSTGRESQL, SQLITE, Databases
from tests.soak import TIMES

# Enough for most kinds of moves; `make soak` has the long day, with all of them.
TICKETS = 32 if TIMES == 1 else 2000


@pytest.mark.soak
@pytest.mark.parametrize(("kind", "servers"), [(SQLITE, 1), (POSTGRESQL, 2)])
def test_nobody_is_called_twice_and_nobody_is_lost(
    kind: str, servers: int, databases: Databases, tmp_path: Path
) -> None:
    with databases.fresh(kind, tmp_path) as url, crowd(tmp_path, url, servers=servers, tickets=TICKETS, seed=1) as all_:
        all_.begin()
        all_.end()
        print(f"\n{kind}, {servers} server(s): {all_.judge()}")
        assert not all_.tally.again, "the office was not always there"
