"""Two servers of one office."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import POSTGRESQL, Databases
from tests.running import RunningOffice, running_office


@pytest.fixture
def servers(databases: Databases, tmp_path: Path) -> Iterator[tuple[RunningOffice, RunningOffice]]:
    folders = tmp_path / "one", tmp_path / "other"
    for folder in folders:
        folder.mkdir()
    with (
        databases.fresh(POSTGRESQL, tmp_path) as url,
        running_office(folders[0], MOTCUA_DATABASE_URL=url) as one,
        running_office(folders[1], MOTCUA_DATABASE_URL=url) as other,
    ):
        yield one, other
