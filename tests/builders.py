"""An office in memory's reach: real rules, real storage in a file, a clock that a test moves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import ClerkAt
from office.actions.devices import add_device
from office.actions.people import _active, _seat, add_clerk
from office.actions.work import Actor, begin
from office.catalogue import Catalogue
from office.context import Office
from office.settings import Settings
from office.settings_file import judge_files
from office.settings_file.loading import Judged
from office.storage.database import Storage
from office.storage.editions import seeded
from office.storage.models import Journal, Ticket
from office.storage.rows import AnyTicket
from office.storage.upgrade import upgrade

ROOT = Path(__file__).parent.parent
PIN = "2468"
PASSWORD = "mưa rào cuối hạ"
# A Monday, ten in the morning in Vietnam.
MONDAY = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
KIOSK = Actor("device:kiosk")


@dataclass
class SetClock:
    """Stands still until time passes, or until somebody sets it."""

    at: dt.datetime = field(default=MONDAY)
    set_by: dt.timedelta = dt.timedelta(0)

    def now(self) -> dt.datetime:
        return self.at

    def steady(self) -> float:
        return (self.at - self.set_by).timestamp()

    def forward(self, **length: float) -> None:
        """Time passes."""
        self.at += dt.timedelta(**length)

    def set_forward(self, **length: float) -> None:
        """Somebody moves the hands (back, when negative); no time passes."""
        self.at += dt.timedelta(**length)
        self.set_by += dt.timedelta(**length)


@cache
def _sample() -> Judged:
    """Read once: it is thousands of values, which nobody can change."""
    return judge_files(ROOT / "config.toml")


@cache
def _sample_office() -> tuple[Settings, Catalogue]:
    return _sample().whole()


def open_office(
    folder: Path,
    clock: SetClock | None = None,
    *,
    always_open: bool = True,
    url: str | None = None,
    settings: Settings | None = None,
) -> Office:
    """The sample office, or one with other `settings`; its database at `url`, or a file of its own in `folder`."""
    clock = clock or SetClock()
    sample, catalogue = _sample_office()
    settings = settings or sample
    storage = Storage(url or f"sqlite:///{folder / 'motcua.db'}", settings.office.id)
    upgrade(storage.engine, clock.now())
    storage.ensure_office()
    return Office(settings, catalogue, storage, clock, "http://127.0.0.1:8000", always_open)


def with_editions(office: Office) -> Office:
    """The office as the first edition of its database: what its pages change."""
    edition = seeded(office.storage, office.clock, _sample().data)
    return replace(office, edition=edition.number, folder=ROOT)


def seated(office: Office, counter: str = "1", name: str = "Lan", skills: tuple[str, ...] = ()) -> ClerkAt:
    """A clerk who has signed in at the counter: as `sign_in` does once the PIN was right."""
    clerk = add_clerk(office, name, PIN, skills, Actor("test"))
    device = add_device(office, "counter", f"Máy {counter}", counter)
    with begin(office) as work:
        seat = _seat(work, _active(work, clerk), counter, device.id)
    return ClerkAt(seat.session_id, clerk, name, counter, skills)


def ticket_for(office: Office, procedure: str = "khai-sinh", priority: str | None = None) -> AnyTicket:
    """A ticket just taken at the kiosk."""
    return take_ticket(office, Wish(procedure, priority), KIOSK).moved


def stored(office: Office, ticket: AnyTicket) -> Ticket:
    """The ticket as the database has it now."""
    with Session(office.storage.engine) as session:
        return session.get_one(Ticket, ticket.id)


def journal(office: Office) -> list[Journal]:
    with Session(office.storage.engine) as session:
        return list(session.scalars(select(Journal).order_by(Journal.id)))
