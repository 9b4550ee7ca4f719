"""What the manager does with a screen that is set up: its name, its counter, and how it is."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from office.actions.devices import add_device, ask_device, change_device, revoke_device
from office.actions.people import add_clerk, sign_in
from office.actions.work import Actor
from office.context import Office
from office.rules.help_desk import HELP_DESK
from office.rules.refusals import Refusal
from office.snapshots.people import devices_of
from office.storage.contact import IN_CONTACT_FOR, note_contact, note_left, note_shown
from office.storage.models import Device
from tests.builders import PIN, SetClock, journal
from web.identity import identify_token

BOSS = Actor("manager:1")


def listed(office: Office, device: int) -> dict[str, object]:
    return next(item for item in devices_of(office) if item["id"] == device)


def test_a_new_name_stands_in_the_journal_with_the_old_one(office: Office) -> None:
    kiosk = add_device(office, "kiosk", "Ki-ốt", None)
    change_device(office, kiosk.id, "Ki-ốt cửa sau", None, BOSS)
    change_device(office, kiosk.id, "Ki-ốt cửa sau", None, BOSS)

    assert listed(office, kiosk.id)["name"] == "Ki-ốt cửa sau"
    (row,) = [row for row in journal(office) if row.move == "change_device"]
    assert (row.actor, row.detail) == (
        "manager:1",
        {"device": kiosk.id, "name": "Ki-ốt cửa sau", "changed": {"name": ["Ki-ốt", "Ki-ốt cửa sau"]}},
    )


def test_a_machine_that_is_moved_signs_out_who_sits_at_it_and_loads_its_new_place(office: Office) -> None:
    tablet = add_device(office, "counter", "Máy", "1")
    seat = sign_in(office, add_clerk(office, "Lan", PIN, (), BOSS), PIN, "1", tablet.id)
    change_device(office, tablet.id, None, HELP_DESK, BOSS)

    assert not identify_token(office, seat.token).known
    device = identify_token(office, tablet.token).device
    assert device is not None
    assert device.counter_id == HELP_DESK
    with Session(office.storage.engine) as session:
        assert session.get_one(Device, tablet.id).asked == "reload"


def test_a_machine_is_moved_to_no_counter_that_is_not_there(office: Office) -> None:
    tablet = add_device(office, "counter", "Máy", "1")
    with pytest.raises(Refusal, match="unknown-counter"):
        change_device(office, tablet.id, "Khác", "99", BOSS)
    assert listed(office, tablet.id)["name"] == "Máy"


def test_nothing_is_asked_of_a_screen_that_was_shut_out(office: Office) -> None:
    kiosk = add_device(office, "kiosk", "Ki-ốt", None)
    revoke_device(office, kiosk.id, BOSS)
    with pytest.raises(Refusal, match="no-device"):
        ask_device(office, kiosk.id, "identify", BOSS)
    with pytest.raises(Refusal, match="no-device"):
        change_device(office, kiosk.id, "Ki-ốt", None, BOSS)


def test_what_a_screen_says_of_itself_is_listed(office: Office) -> None:
    kiosk = add_device(office, "kiosk", "Ki-ốt", None)
    shows = {"page": "home", "language": "vi", "software": "1a2b3c4d5e6f"}
    note_shown(office.storage, kiosk.id, office.clock.now(), "1080×1920", shows)
    found = listed(office, kiosk.id)

    assert (found["size"], found["shows"], found["in_contact"]) == ("1080×1920", shows, True)


def test_a_screen_is_out_of_contact_from_the_end_of_its_line_until_it_is_heard_of(
    office: Office, clock: SetClock
) -> None:
    kiosk = add_device(office, "kiosk", "Ki-ốt", None)
    assert not listed(office, kiosk.id)["in_contact"]
    note_contact(office.storage, [kiosk.id], clock.now())
    clock.forward(seconds=5)
    note_left(office.storage, kiosk.id, clock.now())
    gone = listed(office, kiosk.id)
    assert (gone["in_contact"], gone["last_seen_at"]) == (False, "2026-11-23T10:00:05.000+07:00")

    clock.forward(seconds=5)
    identify_token(office, kiosk.token)
    assert listed(office, kiosk.id)["in_contact"]


def test_a_screen_whose_end_nobody_saw_is_out_of_contact_in_time(office: Office, clock: SetClock) -> None:
    """A server that loses its power notes nothing."""
    kiosk = add_device(office, "kiosk", "Ki-ốt", None)
    note_contact(office.storage, [kiosk.id], clock.now())
    clock.forward(seconds=IN_CONTACT_FOR.total_seconds())

    assert not listed(office, kiosk.id)["in_contact"]
