"""What the manager asks of a machine, told to its page once; and the last word to one that is shut out."""

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
    """By sid: when that page's machine was asked last, as far as the page knows. A fresh page has nothing to do."""

    _at: dict[str, dt.datetime | None] = field(default_factory=dict)

    def greeting(self, sid: str, machine: Machine) -> Json:
        self._at[sid] = machine.at
        return {"ask": None, "name": machine.name, "counter": machine.counter}

    def news(self, listening: Mapping[str, int | None], machines: Mapping[int, Machine]) -> Iterator[tuple[str, Json]]:
        """Each sid whose machine was asked for something since. `listening`: the device of each."""
        for sid, device in listening.items():
            machine = machines.get(device or 0)
            if machine is not None and sid in self._at and self._at[sid] != machine.at:
                self._at[sid] = machine.at
                yield sid, {"ask": machine.ask, "name": machine.name, "counter": machine.counter}

    def forget(self, sid: str) -> None:
        self._at.pop(sid, None)
