"""Fresh databases for tests, of both kinds. The migrations run once; each test gets a copy of what they made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from office.storage.database import make_engine
from office.storage.upgrade import upgrade
from tests.builders import MONDAY
from tests.emptied import Emptied
from tests.postgres import Cluster, cluster

Prepare = Callable[[str], None]
SQLITE, POSTGRESQL = KINDS = ("sqlite", "postgresql")


@dataclass
class Databases:
    """Makes a database of either kind; starts PostgreSQL when the first one of its kind is wanted."""

    folder: Path
    keeps: ExitStack = field(default_factory=ExitStack)
    _cluster: Cluster | None = None
    _templates: dict[tuple[str, Prepare], str] = field(default_factory=dict)
    _spare: list[Emptied] = field(default_factory=list)

    @contextmanager
    def fresh(self, kind: str, folder: Path, prepared: Prepare | None = None) -> Iterator[str]:
        """The URL of a new database at the newest migration, for the length of the block.

        `folder` is where SQLite keeps its file: the data folder of an office. `prepared` is run once on a database of
        the kind; each one is then a copy of what it left.
        """
        template = self._template(kind, prepared or _as_migrated)
        if kind == SQLITE:
            shutil.copyfile(template, folder / "motcua.db")
            yield f"sqlite:///{folder / 'motcua.db'}"
        else:
            with self._copied(template) if prepared else self._emptied(template) as url:
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

    @contextmanager
    def _emptied(self, template: str) -> Iterator[str]:
        """As a copy of the template; one that was used before, wherever that can't be seen."""
        lent = self._spare.pop() if self._spare else Emptied(self.postgresql, self.postgresql.create(template))
        try:
            yield self.postgresql.url(lent.name)
        finally:
            if lent.is_as_new():
                self._spare.append(lent)
            else:
                lent.throw_away()

    @property
    def postgresql(self) -> Cluster:
        if self._cluster is None:
            self._cluster = self.keeps.enter_context(cluster())
            self.keeps.callback(self._close)
        return self._cluster

    def _close(self) -> None:
        for each in self._spare:
            each.within.close()

    def _template(self, kind: str, prepare: Prepare) -> str:
        """What is copied: a file, or the name of a database."""
        key = (kind, prepare)
        if key not in self._templates:
            if kind == SQLITE:
                name = str(self.folder / f"template-{len(self._templates)}.db")
                url = f"sqlite:///{name}"
                Path(name).write_bytes(migrated_file())
            else:
                name = self.postgresql.create()
                url = self.postgresql.url(name)
                _migrate(url)
            prepare(url)
            self._templates[key] = name
        return self._templates[key]


@cache
def migrated_file() -> bytes:
    """A SQLite database at the newest migration that nobody has used."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "motcua.db"
        _migrate(f"sqlite:///{file}")
        return file.read_bytes()


def _migrate(url: str) -> None:
    engine = make_engine(url)
    upgrade(engine, MONDAY)
    engine.dispose()


def _as_migrated(_url: str) -> None:
    """Nothing more."""


@contextmanager
def databases(folder: Path) -> Iterator[Databases]:
    with ExitStack() as keeps:
        yield Databases(folder, keeps)
