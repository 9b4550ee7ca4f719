"""What the server asks of the rehearsals' process and what it is told. Both are one program: they trust each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from office.catalogue import Catalogue
from office.context import Office
from office.rules.refusals import Reason
from office.settings import Settings


@dataclass(frozen=True)
class Job:
    """A question, and what of the office it is about. `database` is where the process looks up the past by itself.

    `task`: a function of a module, which travels by its name; it is called with the office and with `asked`.
    """

    task: Callable[[Office, Any], Any]
    asked: Any
    database: str
    settings: Settings
    catalogue: Catalogue
    edition: int

    @staticmethod
    def of(office: Office, task: Callable[[Office, Any], Any], asked: Any) -> Job:
        database = office.storage.engine.url.render_as_string(hide_password=False)
        return Job(task, asked, database, office.settings, office.catalogue, office.edition)


@dataclass(frozen=True)
class Answered:
    answer: Any


@dataclass(frozen=True)
class Refused:
    """The office says no (office.rules.refusals)."""

    reason: Reason
    values: dict[str, Any]


@dataclass(frozen=True)
class Failed:
    """A mistake of the program; it stands in the log."""


Reply = Answered | Refused | Failed
