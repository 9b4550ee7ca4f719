"""A power cut at any statement of a write, or at its commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event

# Where a cut is drawn to fall at the commit itself.
AT_COMMIT = 0


class PowerCut(Exception):
    """The lights went out."""


@dataclass
class Cut:
    """When the lights go out: before the `at`-th statement, counted from 1."""

    at: int | None
    statements: int = 0

    def before_statement(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith(("BEGIN", "PRAGMA")):
            return
        self.statements += 1
        if self.statements == self.at:
            raise PowerCut(statement)

    def before_commit(self, _connection: Any) -> None:
        if self.at == AT_COMMIT:
            raise PowerCut("COMMIT")


@contextmanager
def power_cut(engine: Engine, at: int | None) -> Iterator[None]:
    """Cut the block's writes at the given statement; None leaves the lights on."""
    cut = Cut(at)
    event.listen(engine, "before_cursor_execute", cut.before_statement)
    event.listen(engine, "commit", cut.before_commit)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", cut.before_statement)
        event.remove(engine, "commit", cut.before_commit)
