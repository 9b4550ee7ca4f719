"""Who of those present will wait once more is reckoned with by everybody who came later."""

from __future__ import annotations

from office.actions.clerk import call_next, finish, start, transfer
from office.actions.onward import Destination
from office.context import Office
from office.rules.forecast.scene import Return
from office.rules.tickets import Outcome
from office.snapshots.now import room_now
from office.snapshots.scenes import scene_of, servers_of
from tests.builders import seated, ticket_for

JOURNEY = "lt-khai-sinh"  # ho-tich, then cu-tru, then bao-hiem


def returns(office: Office) -> list[Return]:
    room = room_now(office)
    return list(scene_of(room, servers_of(room, planned=False), list(room.waiting), ["ho-tich"]).returns)


def test_every_further_step_of_a_journey_follows_the_one_before_at_the_counters_that_serve_it(office: Office) -> None:
    for counter in ("2", "4", "5"):
        seated(office, counter, f"C{counter}")
    ticket_for(office, "khai-sinh")
    ticket_for(office, JOURNEY)

    residence, insurance = returns(office)

    # Two wait, and seven newcomers ask: to a field, and with and without priority to three counters.
    assert (residence.after, insurance.after) == (1, 9)
    assert residence.serves.tolist() == [False, False, True]
    assert insurance.serves.tolist() == [False, True, False]
    assert residence.key == insurance.key <= 0


def test_who_is_being_served_goes_on_from_the_counter_and_with_one_step_less_after_each(office: Office) -> None:
    clerk = seated(office, "2")
    seated(office, "5", "Hoa")
    ticket_for(office, JOURNEY)
    call_next(office, clerk)
    start(office, clerk)

    assert [item.after for item in returns(office)] == [-1, 5]
    finish(office, clerk, Outcome.ACCEPTED, None)
    assert [item.after for item in returns(office)] == [0]


def test_who_was_sent_elsewhere_to_come_back_is_expected_at_the_clerk_s_counter_alone(office: Office) -> None:
    clerk = seated(office, "1")
    seated(office, "2", "Hoa")
    ticket_for(office, "khai-sinh")
    call_next(office, clerk)
    start(office, clerk)
    transfer(office, clerk, Destination(procedure="thuong-tru"), None, comes_back=True)

    (back,) = returns(office)
    assert back.serves.tolist() == [True, False]


def test_who_has_but_one_service_comes_once(office: Office) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    ticket_for(office)
    call_next(office, clerk)

    assert returns(office) == []
