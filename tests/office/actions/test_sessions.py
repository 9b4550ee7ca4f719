"""PINs that are tried through, and seats that end by themselves."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from office.actions.clerk import call_next
from office.actions.devices import add_device
from office.actions.leaving import end_stale_seats
from office.actions.people import ClerkChange, add_clerk, change_clerk, change_own_pin, sign_in
from office.actions.work import Actor
from office.context import Office
from office.rules.refusals import Refusal
from office.rules.tries import FREE_AT_NAME, FREE_AT_SCREEN
from tests.builders import PIN, SetClock, journal, seated, ticket_for

WRONG, NEW = "0000", "13579"
ADMIN = Actor("test")


@pytest.fixture
def lan(office: Office) -> int:
    return add_clerk(office, "Lan", PIN, (), ADMIN)


def tablet(office: Office, counter: str) -> Callable[..., str]:
    """`try_(clerk, pin)` at a new tablet of the counter: "in", or why not."""
    device = add_device(office, "counter", f"Máy {counter}", counter).id

    def try_(clerk: int, pin: str = WRONG) -> str:
        try:
            sign_in(office, clerk, pin, counter, device)
        except Refusal as refusal:
            return refusal.reason.code
        return "in"

    return try_


def test_wrong_pins_lock_a_name_where_they_were_typed_and_longer_each_time(
    office: Office, clock: SetClock, lan: int
) -> None:
    here = tablet(office, "1")
    assert [here(lan) for _ in range(FREE_AT_NAME)] == ["wrong-pin"] * FREE_AT_NAME
    for seconds in (5, 10, 20):
        clock.forward(seconds=seconds - 1)
        assert here(lan, PIN) == "locked"
        clock.forward(seconds=1)
        assert here(lan) == "wrong-pin"
    clock.forward(seconds=40)
    assert here(lan, PIN) == "in"


def test_a_colleague_elsewhere_locks_nobody_out(office: Office, lan: int) -> None:
    elsewhere, here = tablet(office, "1"), tablet(office, "2")
    while elsewhere(lan) != "locked":
        pass
    assert here(lan, PIN) == "in"


def test_one_pin_tried_on_every_name_is_slowed_too(office: Office) -> None:
    names = [add_clerk(office, f"Cán bộ {place}", PIN, (), ADMIN) for place in range(FREE_AT_SCREEN + 3)]
    here = tablet(office, "1")
    heard = [here(name) for name in names]

    assert heard == ["wrong-pin"] * FREE_AT_SCREEN + ["locked"] * 3


def test_whoever_tries_through_the_others_can_t_begin_anew_with_their_own_pin(office: Office, lan: int) -> None:
    names = [add_clerk(office, f"Cán bộ {place}", PIN, (), ADMIN) for place in range(FREE_AT_SCREEN + 3)]
    here = tablet(office, "1")
    heard = []
    for name in names:
        heard.append(here(name))
        here(lan, PIN)

    assert heard.count("wrong-pin") == FREE_AT_SCREEN


def test_a_right_pin_ends_the_count_of_its_name(office: Office, lan: int) -> None:
    here = tablet(office, "1")
    for _ in range(3):
        assert [here(lan) for _ in range(FREE_AT_NAME - 1)] == ["wrong-pin"] * (FREE_AT_NAME - 1)
        assert here(lan, PIN) == "in"


def test_tries_sent_all_at_once_are_counted_all(office: Office, lan: int) -> None:
    here = tablet(office, "1")
    with ThreadPoolExecutor(8) as threads:
        heard = list(threads.map(lambda _: here(lan), range(16)))

    assert (heard.count("wrong-pin"), heard.count("locked")) == (FREE_AT_NAME, 16 - FREE_AT_NAME)


def test_a_new_pin_from_the_manager_ends_the_lock(office: Office, lan: int) -> None:
    here = tablet(office, "1")
    while here(lan) != "locked":
        pass
    change_clerk(office, lan, ClerkChange(pin=NEW), ADMIN)
    assert here(lan, NEW) == "in"


def test_nobody_is_put_out_of_a_seat_in_passing_and_the_right_pin_counts_as_no_try(office: Office, lan: int) -> None:
    sitter = seated(office, "1", "Hoa")
    device = add_device(office, "counter", "Máy 1", "1").id
    for _ in range(FREE_AT_NAME + 2):
        with pytest.raises(Refusal) as refusal:
            sign_in(office, lan, PIN, "1", device, take_over=False)
        assert refusal.value.sentence("vi").startswith("Hoa đang ngồi ở quầy này")
    ticket_for(office)
    assert call_next(office, sitter).ticket is not None
    sign_in(office, lan, PIN, "1", device)
    with pytest.raises(Refusal, match="signed-out"):
        call_next(office, sitter)
    # One's own seat is nobody else's.
    sign_in(office, lan, PIN, "1", device, take_over=False)


def test_a_clerk_changes_their_own_pin_by_proving_the_present_one(office: Office) -> None:
    clerk = seated(office, "2")
    with pytest.raises(Refusal, match="wrong-pin"):
        change_own_pin(office, clerk.session_id, WRONG, NEW)
    with pytest.raises(Refusal, match="bad-pin"):
        change_own_pin(office, clerk.session_id, PIN, "12")
    change_own_pin(office, clerk.session_id, PIN, NEW)
    here = tablet(office, "2")

    assert (here(clerk.clerk_id, PIN), here(clerk.clerk_id, NEW)) == ("wrong-pin", "in")
    assert [row.detail for row in journal(office) if row.move == "change_pin"] == [{"clerk": clerk.clerk_id}]


def test_a_seat_without_a_move_ends_and_each_move_keeps_it(office: Office, clock: SetClock) -> None:
    idle, busy = seated(office, "1", "Lan"), seated(office, "2", "Hoa")
    minutes = office.settings.clerks.idle_minutes
    clock.forward(minutes=minutes - 1)
    ticket_for(office)
    call_next(office, busy)
    assert end_stale_seats(office) == 0
    clock.forward(minutes=2)

    assert end_stale_seats(office) == 1
    with pytest.raises(Refusal, match="signed-out"):
        call_next(office, idle)
    assert [row.clerk_id for row in journal(office) if row.move == "idle"] == [idle.clerk_id]


def test_no_seat_outlives_its_day(office: Office, clock: SetClock) -> None:
    clock.forward(hours=13)
    clerk = seated(office)
    clock.forward(minutes=59)
    assert end_stale_seats(office) == 0
    clock.forward(minutes=1)

    assert end_stale_seats(office) == 1
    with pytest.raises(Refusal, match="signed-out"):
        call_next(office, clerk)
