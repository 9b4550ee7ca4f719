"""Files enclosed in a copy of the database, so that a backup is one file that can't be taken apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path


def put_files_in(copy: Path, files: Iterable[Path]) -> None:
    """Enclose the files by their names."""
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("CREATE TABLE IF NOT EXISTS enclosed (name TEXT PRIMARY KEY, content BLOB NOT NULL)")
        for file in files:
            connection.execute("INSERT OR REPLACE INTO enclosed VALUES (?, ?)", (file.name, file.read_bytes()))


def take_files_out(copy: Path) -> list[tuple[str, bytes]]:
    """Names and contents; the copy is then a database as any. A backup of before there were files has none."""
    with closing(sqlite3.connect(copy)) as connection:
        there = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'enclosed'").fetchone()[0]
        found = connection.execute("SELECT name, content FROM enclosed").fetchall() if there else []
        connection.execute("DROP TABLE IF EXISTS enclosed")
        connection.commit()
        if there:
            connection.execute("VACUUM")
    return found
