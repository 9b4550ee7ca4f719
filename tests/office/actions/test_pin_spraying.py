"""A stolen tablet tries PINs through the whole list of clerks, as fast as it is heard: how far it comes."""

from __future__ import annotations

import datetime as dt

import pytest

from office.actions import pin_tries
from office.actions.devices import OPERATOR, add_device
from office.actions.people import add_clerk, sign_in
from office.context import Office
from office.rules.refusals import Refusal
from tests.builders import PIN, SetClock

CLERKS = 20
PINS = 10_000  # of the shortest that the office takes


def tries_within(office: Office, clock: SetClock, clerks: list[int], device: int, length: dt.timedelta) -> int:
    """How many PINs are looked at, the next clerk after each, whenever one is heard again."""
    end, heard = clock.now() + length, 0
    while clock.now() < end:
        try:
            sign_in(office, clerks[heard % len(clerks)], "0000", "1", device)
        except Refusal as refusal:
            seconds = refusal.values.get("seconds")
            if seconds is None:
                heard += 1
            else:
                clock.forward(seconds=int(str(seconds)))
    return heard


@pytest.mark.parametrize(("hours", "most"), [(1, 30), (8, 60)])
def test_a_device_comes_to_few_pins_whatever_name_it_tries(
    office: Office, clock: SetClock, monkeypatch: pytest.MonkeyPatch, hours: int, most: int
) -> None:
    clerks = [add_clerk(office, f"Cán bộ {number}", PIN, (), OPERATOR) for number in range(CLERKS)]
    device = add_device(office, "counter", "Máy bị lấy", "1").id
    # The waits are what is measured, not the hash that each try costs besides.
    monkeypatch.setattr(pin_tries, "pin_matches", lambda _pin, _hash: False)
    heard = tries_within(office, clock, clerks, device, dt.timedelta(hours=hours))
    chance = 1 - (1 - 1 / PINS) ** heard

    print(f"PIN spraying: {heard} PINs in {hours} h at one device over {CLERKS} clerks, "
          f"chance of a hit with four digits {chance:.2%}")  # fmt: skip
    assert 12 <= heard <= most
