"""Statements that were composed once serve every test: to put one together takes several times as long as to run it.

SQLAlchemy keeps what it composed, but for each engine anew, and nearly every test opens an engine of its own.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from office.storage import database

ROOM = 5000
_kept: LRUCache[Any, Any] = LRUCache(ROOM)


def share_statements() -> None:
    """From now on every engine of this process keeps its statements in the one place."""
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        # They are found by their dialect; all of a kind compose alike.
        dialect.__eq__ = _same_kind  # type: ignore[method-assign]
        dialect.__hash__ = _of_kind  # type: ignore[assignment,method-assign]
    setattr(database, "create_engine", _sharing)  # noqa: B010


def _sharing(url: str, **how: Any) -> Engine:
    engine = create_engine(url, **how)
    engine._compiled_cache = _kept
    return engine


def _same_kind(one: object, other: object) -> bool:
    return type(one) is type(other)


def _of_kind(one: object) -> int:
    return hash(type(one))
