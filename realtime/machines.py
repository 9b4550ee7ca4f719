"""What the manager asks of a machine, told to its page once; that the office has another edition, for a page that hears
nothing else; and the last word to one that is shut out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from office.context import Office
from office.snapshots.views import counter_ref
from office.storage.models import Device

Json = dict[str, Any]
SHUT_OUT: Json = {"ask": "revoked", "name": "", "counter": None}


@dataclass(frozen=True)
class Machine:
    """A device as its row says; `at`: when it was asked last."""

    revoked: bool
    name: str
    counter: Json | None
    ask: str | None
    at: dt.datetime | None


def machines_now(office: Office, devices: Collection[int]) -> dict[int, Machine]:
    columns = (Device.id, Device.name, Device.counter_id, Device.asked, Device.asked_at, Device.revoked_at)
    with office.storage.read() as connection:
        return {
            row.id: Machine(
                row.revoked_at is not None, row.name, counter_ref(office, row.counter_id), row.asked, row.asked_at
            )
            for row in connection.execute(select(*columns).where(Device.id.in_(devices)))
        }


@dataclass
class Told:
    """By sid, as far as the page knows: when its machine was asked last, and the office's edition. A fresh page has
    nothing to do.
    """

    _known: dict[str, tuple[dt.datetime | None, int]] = field(default_factory=dict)

    def greeting(self, sid: str, machine: Machine, edition: int) -> Json:
        self._known[sid] = machine.at, edition
        return _told(machine, None, edition)

    def news(
        self, listening: Mapping[str, int | None], machines: Mapping[int, Machine], edition: int
    ) -> Iterator[tuple[str, Json]]:
        """Each sid that knows less than is so now. `listening`: the device of each."""
        for sid, device in listening.items():
            machine, known = machines.get(device or 0), self._known.get(sid)
            if machine is not None and known is not None and known != (machine.at, edition):
                self._known[sid] = machine.at, edition
                yield sid, _told(machine, machine.ask if machine.at != known[0] else None, edition)

    def forget(self, sid: str) -> None:
        self._known.pop(sid, None)


def _told(machine: Machine, ask: str | None, edition: int) -> Json:
    return {"ask": ask, "name": machine.name, "counter": machine.counter, "edition": edition}
