"""Fresh databases for tests, of both kinds. The migrations run once; each test gets a copy of what they made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from office.storage.database import make_engine
from office.storage.upgrade import upgrade
from tests.builders import MONDAY
from tests.postgres import Cluster, cluster

SQLITE, POSTGRESQL = KINDS = ("sqlite", "postgresql")


@dataclass
class Databases:
    """Makes a database of either kind; starts PostgreSQL when the first one of its kind is wanted."""

    folder: Path
    keeps: ExitStack = field(default_factory=ExitStack)
    _cluster: Cluster | None = None
    _templates: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def fresh(self, kind: str, folder: Path) -> Iterator[str]:
        """The URL of a new database at the newest migration, for the length of the block.

        `folder` is where SQLite keeps its file: the data folder of an office.
        """
        if kind == SQLITE:
            shutil.copyfile(self._template(SQLITE), folder / "motcua.db")
            yield f"sqlite:///{folder / 'motcua.db'}"
        else:
            with self._copied(self._template(POSTGRESQL)) as url:
                yield url

    @contextmanager
    def empty(self, kind: str, folder: Path) -> Iterator[str]:
        """As `fresh`, before the first migration."""
        if kind == SQLITE:
            yield f"sqlite:///{folder / 'motcua.db'}"
        else:
            with self._copied("template1") as url:
                yield url

    @contextmanager
    def _copied(self, template: str) -> Iterator[str]:
        name = self.postgresql.create(template)
        try:
            yield self.postgresql.url(name)
        finally:
            self.postgresql.drop(name)

    @property
    def postgresql(self) -> Cluster:
        if self._cluster is None:
            self._cluster = self.keeps.enter_context(cluster())
        return self._cluster

    def _template(self, kind: str) -> str:
        """What the migrations make of an empty database: a file, or the name of a database."""
        if kind not in self._templates:
            if kind == SQLITE:
                self._templates[kind] = str(self.folder / "template.db")
                _migrate(f"sqlite:///{self._templates[kind]}")
            else:
                self._templates[kind] = self.postgresql.create()
                _migrate(self.postgresql.url(self._templates[kind]))
        return self._templates[kind]


def _migrate(url: str) -> None:
    engine = make_engine(url)
    upgrade(engine, MONDAY)
    engine.dispose()


@contextmanager
def databases(folder: Path) -> Iterator[Databases]:
    with ExitStack() as keeps:
        yield Databases(folder, keeps)
