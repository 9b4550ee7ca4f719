"""Where the present office stands: settings may change at any moment, and everything follows without a restart.

An `Office` is a value that belongs to one edition of settings and catalogue. Whatever lives longer than one request
holds the house instead and takes the present office from it each time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event as Flag
from threading import Lock, Thread
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from office.addresses import public_url
from office.context import Office
from office.rules.events import Event, SettingsChanged
from office.settings_file import ConfigMistakes, OfficeData, stored_office
from office.storage.editions import OutOfDate, present, present_number

log = logging.getLogger("motcua.settings")

# A command that changes the settings tells nobody on SQLite: look for it this often.
WATCH_SECONDS = 1.0
# Another edition may come while the one before is being read; not many can.
TRIES = 4

Answer = TypeVar("Answer")
Follower = Callable[[Office], None]


def office_at(office: Office, number: int, data: OfficeData) -> Office:
    """The same office at another edition. Raises ConfigMistakes."""
    settings, catalogue = stored_office(data, office.settings, office.folder)
    moved = settings.server.public_url != office.settings.server.public_url
    url = public_url(settings.server) if moved else office.public_url
    return replace(office, settings=settings, catalogue=catalogue, edition=number, public_url=url)


class House:
    """`office` is the present one; `followers` are told of each new one, on whichever thread learns of it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.followers: list[Follower] = []
        self._renewing = Lock()
        self._told = Flag()
        office.storage.listeners.append(self._hear)

    def do(self, work: Callable[[Office], Answer]) -> Answer:
        """Work with the present office; once more with the next one when the settings change meanwhile."""
        for _ in range(TRIES - 1):
            try:
                return work(self.office)
            except OutOfDate:
                self.renew()
        return work(self.office)

    def renew(self) -> Office:
        """Take up the edition in force, if it is another one."""
        with self._renewing:
            storage = self.office.storage
            if present_number(storage) != self.office.edition:
                edition = present(storage)
                if edition is not None:
                    self.office = office_at(self.office, edition.number, edition.data)
                    for follow in self.followers:
                        follow(self.office)
            return self.office

    def watch(self) -> None:
        """Follow other processes' changes from a thread of its own, until the storage is disposed of."""
        Thread(target=self._watch, name="settings", daemon=True).start()

    def _hear(self, _revision: int, events: Sequence[Event]) -> None:
        if any(isinstance(event, SettingsChanged) for event in events):
            self.renew()
        elif not events:
            self._told.set()

    def _watch(self) -> None:
        storage = self.office.storage
        while not storage.disposed.is_set():
            self._told.wait(WATCH_SECONDS)
            self._told.clear()
            try:
                self.renew()
            except ConfigMistakes:
                log.exception("the stored settings can't be used; going on with those from before")
                storage.disposed.wait(WATCH_SECONDS)
            except SQLAlchemyError as error:
                log.warning("could not look for changed settings: %s", error)
                storage.disposed.wait(WATCH_SECONDS)
