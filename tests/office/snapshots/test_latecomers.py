"""Who takes a ticket between two rehearsals is told what a rehearsal with everybody in it would tell them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from office.actions.assigning import assign_fields
from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import ClerkAt, call_next, call_out_of_turn, no_show, reinstate, start, transfer
from office.actions.onward import Destination
from office.actions.pausing import announce_break, pause
from office.context import Office
from office.rules.breaks import Break
from office.rules.waiting import Wait
from office.snapshots import outlook
from office.snapshots.now import room_now
from office.snapshots.outlook import wait_for_newcomer, wait_of
from office.told import told_of
from tests.builders import KIOSK, SetClock, seated, ticket_for

BIRTH, BIRTH_AGAIN, SIGNATURE, COPIES = "khai-sinh", "dang-ky-lai-khai-sinh", "chung-thuc-chu-ky", "chung-thuc-ban-sao"
FIRST = "khuyet-tat"
# Ends are told in steps of five to fifteen minutes: one may fall on either side.
A_STEP = 15

Asked = Callable[..., tuple[list[Wait], list[Wait]]]
Back = Callable[[ClerkAt, str], tuple[Wait, Wait]]


@pytest.fixture
def told(office: Office, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What those who come are told, and then a newcomer to `ask`, without a rehearsal in between; and rehearsed."""

    def ask_all(*wishes: Wish | str, ask: str = "ho-tich") -> tuple[list[Wait], list[Wait]]:
        outlook._known.clear()
        wait_for_newcomer(room_now(office), ask)
        monkeypatch.setattr(outlook, "BLINK_SECONDS", 3600.0)
        ids, at_once = [], []
        for wish in wishes:
            clock.forward(milliseconds=10)
            ticket = take_ticket(office, wish if isinstance(wish, Wish) else Wish(wish), KIOSK).moved
            room = room_now(office)
            ids.append(ticket.id)
            at_once.append(wait_of(room, room.by_id[ticket.id]))
        at_once.append(wait_for_newcomer(room_now(office), ask))
        outlook._known.clear()
        room = room_now(office)
        rehearsed = [*(wait_of(room, room.by_id[each]) for each in ids), wait_for_newcomer(room, ask)]
        assert None not in at_once
        assert None not in rehearsed
        return [each for each in at_once if each], [each for each in rehearsed if each]

    return ask_all


@pytest.fixture
def told_when_back(office: Office, monkeypatch: pytest.MonkeyPatch) -> Back:
    """What a no-show who comes back is told without a rehearsal in between; and rehearsed."""

    def come_back(clerk: ClerkAt, number: str) -> tuple[Wait, Wait]:
        outlook._known.clear()
        wait_for_newcomer(room_now(office), "ho-tich")
        monkeypatch.setattr(outlook, "BLINK_SECONDS", 3600.0)
        ticket = reinstate(office, clerk, number).moved
        room = room_now(office)
        at_once = wait_of(room, room.by_id[ticket.id])
        outlook._known.clear()
        rehearsed = wait_of(room, room.by_id[ticket.id])
        assert at_once is not None
        assert rehearsed is not None
        return at_once, rehearsed

    return come_back


def serving(office: Office, clerk: ClerkAt) -> None:
    call_next(office, clerk)
    start(office, clerk)


def likely(waits: list[Wait]) -> list[int]:
    return [wait.likely for wait in waits]


def close(waits: list[Wait], rel: float = 0.1, minutes: float = 2) -> object:
    return pytest.approx(likely(waits), rel=rel, abs=minutes)


def test_each_of_those_who_come_in_the_same_moment_waits_behind_the_others(office: Office, told: Asked) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    serving(office, clerk)

    at_once, rehearsed = told(*[BIRTH] * 6)

    assert likely(at_once) == close(rehearsed)
    for now, right in zip(at_once, rehearsed, strict=True):
        assert now.low == pytest.approx(right.low, abs=A_STEP)
        assert now.high == pytest.approx(right.high, abs=A_STEP)


def test_the_longer_the_line_the_less_is_known(office: Office, told: Asked) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    serving(office, clerk)

    at_once, rehearsed = told(*[BIRTH] * 12)

    last, right = at_once[-1], rehearsed[-1]
    assert last.high - last.low == pytest.approx(right.high - right.low, rel=0.25)


def test_the_first_go_to_the_free_counters(office: Office, told: Asked) -> None:
    seated(office, "2")
    seated(office, "1", name="Hùng")

    at_once, rehearsed = told(*[BIRTH] * 3)

    assert likely(at_once)[:2] == likely(rehearsed)[:2] == [0, 0]
    assert likely(at_once)[2:] == close(rehearsed[2:], minutes=5)


def test_who_waits_already_takes_a_free_counter_first(office: Office, told: Asked) -> None:
    seated(office, "2")
    seated(office, "1", name="Hùng")
    ticket_for(office)

    at_once, rehearsed = told(BIRTH, BIRTH)

    assert likely(at_once)[0] == 0
    assert likely(at_once) == close(rehearsed, minutes=5)


def test_many_copies_in_front_take_longer(office: Office, told: Asked) -> None:
    seated(office, "1")
    ticket_for(office, COPIES)

    at_once, rehearsed = told(Wish(COPIES, quantity=40), COPIES, ask="chung-thuc")

    assert likely(at_once) == close(rehearsed, rel=0.2)
    assert likely(at_once)[1] > likely(at_once)[0] + 10


def test_a_citizen_with_priority_takes_the_turn_of_the_first_who_waits_without(office: Office, told: Asked) -> None:
    clerk = seated(office, "2")
    for _ in range(6):
        ticket_for(office)
    serving(office, clerk)

    at_once, rehearsed = told(BIRTH, BIRTH, BIRTH, Wish(BIRTH, FIRST))

    assert at_once[3].likely < at_once[0].likely / 2
    assert at_once[3].likely == pytest.approx(rehearsed[3].likely, rel=0.5, abs=8)


def test_what_is_remembered_of_a_priority_citizen_is_judged_as_such(office: Office, told: Asked) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    ticket_for(office)
    serving(office, clerk)
    told(BIRTH, Wish(BIRTH, FIRST))
    [priority] = [ticket for ticket in room_now(office).waiting if ticket.priority]

    found = told_of(office.storage, priority.id, room_now(office).by_id[priority.id].waiting_since)

    assert found is not None
    assert found.forecast.kind == "ho-tich first"


def test_a_citizen_with_priority_takes_no_turn_at_a_counter_that_may_not_call(
    office: Office, clock: SetClock, told: Asked
) -> None:
    seated(office, "1")
    clerk = seated(office, "2", "Hoa")
    assign_fields(office, "1", [BIRTH], KIOSK)
    assign_fields(office, "2", [BIRTH_AGAIN], KIOSK)
    ticket_for(office, BIRTH_AGAIN)
    announce_break(office, clerk, Break(clock.now(), 90, "lunch"))
    pause(office, clerk, "lunch")

    at_once, _ = told(Wish(BIRTH, FIRST))

    assert at_once[0] == Wait(0, 0, 0)


def test_whom_another_counter_calls_sooner_takes_nobody_s_turn(office: Office, told: Asked) -> None:
    one, two = seated(office, "1"), seated(office, "2", "Hoa")
    assign_fields(office, "1", [BIRTH], KIOSK)
    ticket_for(office, BIRTH_AGAIN)
    ticket_for(office)
    serving(office, two)
    serving(office, one)
    for _ in range(3):
        ticket_for(office, BIRTH_AGAIN)

    at_once, rehearsed = told(BIRTH, BIRTH)

    assert likely(at_once) == close(rehearsed)


def test_who_is_reinstated_goes_first_and_is_told_so(office: Office, clock: SetClock, told_when_back: Back) -> None:
    clerk = seated(office, "2")
    first = ticket_for(office)
    clock.forward(seconds=5)
    for _ in range(6):
        ticket_for(office)
    call_next(office, clerk)
    no_show(office, clerk)
    serving(office, clerk)

    at_once, rehearsed = told_when_back(clerk, first.number)

    assert [at_once.likely] == close([rehearsed])


def test_who_only_one_counter_serves_waits_for_that_one_and_keeps_nobody_else(office: Office, told: Asked) -> None:
    seated(office, "1")
    clerk = seated(office, "2", "Hoa")
    assign_fields(office, "1", [BIRTH], KIOSK)
    for _ in range(4):
        ticket_for(office, BIRTH_AGAIN)
    serving(office, clerk)
    ticket_for(office)

    at_once, rehearsed = told(*[BIRTH_AGAIN] * 6)

    assert likely(at_once) == close(rehearsed, rel=0.15)


def test_the_last_free_counter_of_another_field_is_taken_from_that_one_too(office: Office, told: Asked) -> None:
    seated(office, "1", "Bình", ("ho-tich",))
    seated(office, "2", "Hoa", ("ho-tich", "chung-thuc"))
    clerk = seated(office, "3", "Lan", ("chung-thuc",))
    ticket_for(office, SIGNATURE)
    serving(office, clerk)

    at_once, rehearsed = told(BIRTH, BIRTH, ask="chung-thuc")

    assert likely(at_once) == close(rehearsed, minutes=4)
    assert likely(at_once)[-1] > 0


def test_a_counter_on_a_break_serves_nobody_meanwhile(office: Office, clock: SetClock, told: Asked) -> None:
    one, two = seated(office, "1"), seated(office, "2", "Hoa")
    announce_break(office, two, Break(clock.now(), 90, "lunch"))
    pause(office, two, "lunch")
    ticket_for(office)
    serving(office, one)

    at_once, rehearsed = told(*[BIRTH] * 4)

    assert likely(at_once) == close(rehearsed)


def test_who_waits_for_one_counter_takes_no_other_that_is_free(office: Office, told: Asked) -> None:
    one, two = seated(office, "1"), seated(office, "2", "Hoa")
    seated(office, "3", "Dung")
    assign_fields(office, "3", ["ho-tich"], KIOSK)
    ticket_for(office)
    ticket_for(office)
    serving(office, one)
    serving(office, two)
    transfer(office, two, Destination(counter="1"), None, comes_back=False)

    at_once, rehearsed = told(BIRTH, BIRTH)

    assert likely(at_once)[:2] == likely(rehearsed)[:2] == [0, 0]


def test_a_citizen_with_priority_goes_before_those_of_another_field(office: Office, told: Asked) -> None:
    clerk = seated(office, "1")
    for _ in range(10):
        ticket_for(office, SIGNATURE)
    serving(office, clerk)
    at_once, rehearsed = told(Wish(BIRTH, FIRST))
    assert likely(at_once)[:1] == close(rehearsed[:1])


def test_a_citizen_with_priority_goes_to_the_free_counter(office: Office, told: Asked) -> None:
    clerk = seated(office, "1")
    seated(office, "2", "Hoa")
    assign_fields(office, "2", [BIRTH], KIOSK)
    for _ in range(6):
        ticket_for(office, BIRTH_AGAIN)
    serving(office, clerk)
    at_once, _ = told(Wish(BIRTH, FIRST))
    assert likely(at_once)[0] == 0


def test_two_who_are_looked_at_together_take_nobody_s_turn(
    office: Office, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = seated(office, "1")
    seated(office, "2", "Hoa")
    assign_fields(office, "2", [BIRTH], KIOSK)
    for _ in range(6):
        ticket_for(office, BIRTH_AGAIN)
    serving(office, clerk)
    wait_for_newcomer(room_now(office), "ho-tich")
    monkeypatch.setattr(outlook, "BLINK_SECONDS", 3600.0)
    tickets = []
    for _ in range(2):
        clock.forward(seconds=0.01)
        tickets.append(ticket_for(office))
    room = room_now(office)
    first = wait_of(room, room.by_id[tickets[0].id])
    assert first is not None
    assert first.likely == 0


def test_who_is_reinstated_goes_before_those_of_another_field_who_came_later(
    office: Office, clock: SetClock, told_when_back: Back
) -> None:
    clerk = seated(office, "1")
    first = ticket_for(office)
    clock.forward(seconds=5)
    for _ in range(8):
        ticket_for(office, SIGNATURE)
    call_next(office, clerk)
    no_show(office, clerk)
    serving(office, clerk)

    at_once, rehearsed = told_when_back(clerk, first.number)

    assert [at_once.likely] == close([rehearsed])


def test_a_break_announced_keeps_those_who_come_meanwhile(office: Office, clock: SetClock, told: Asked) -> None:
    clerk = seated(office, "2")
    announce_break(office, clerk, Break(clock.now() + dt.timedelta(minutes=5), 60, "lunch"))
    at_once, rehearsed = told(BIRTH, BIRTH, BIRTH)
    assert likely(at_once) == close(rehearsed)


def test_several_with_priority_wait_for_each_other_and_for_the_pattern(office: Office, told: Asked) -> None:
    clerk = seated(office, "2")
    for _ in range(12):
        ticket_for(office)
    serving(office, clerk)
    at_once, rehearsed = told(*[Wish(BIRTH, FIRST)] * 4)
    assert likely(at_once) == close(rehearsed, rel=0.2)


def test_who_is_reinstated_takes_no_turn_of_somebody_who_is_called_before_them(
    office: Office, clock: SetClock, told_when_back: Back
) -> None:
    one, two = seated(office, "1"), seated(office, "2", "Hoa")
    assign_fields(office, "1", [BIRTH], KIOSK)
    ticket_for(office)
    serving(office, one)
    for _ in range(6):
        ticket_for(office, BIRTH_AGAIN)
    clock.forward(seconds=5)
    back = ticket_for(office, BIRTH_AGAIN)
    clock.forward(seconds=5)
    ticket_for(office)
    call_out_of_turn(office, two, back.number)
    no_show(office, two)
    serving(office, two)

    at_once, rehearsed = told_when_back(two, back.number)

    assert [at_once.likely] == close([rehearsed], rel=0.25)


def test_the_further_steps_of_those_who_came_before_come_first(office: Office, told: Asked) -> None:
    clerk = seated(office, "2")
    assign_fields(office, "2", ["ho-tich", "cu-tru", "bao-hiem"], KIOSK)
    ticket_for(office)
    serving(office, clerk)
    at_once, rehearsed = told(*["lt-khai-sinh"] * 3)
    assert likely(at_once) == close(rehearsed, rel=0.2)


def test_whom_nobody_serves_is_told_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    seated(office, "1")
    assign_fields(office, "1", [BIRTH], KIOSK)
    wait_for_newcomer(room_now(office), "ho-tich")
    monkeypatch.setattr(outlook, "BLINK_SECONDS", 3600.0)
    tickets = [ticket_for(office, each) for each in (BIRTH, BIRTH_AGAIN, SIGNATURE)]
    room = room_now(office)

    told = [wait_of(room, room.by_id[ticket.id]) for ticket in tickets]

    assert told[0] is not None
    assert told[1:] == [None, None]


def test_what_was_told_stands_after_the_next_rehearsal_while_it_is_true(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    serving(office, clerk)
    wait_for_newcomer(room_now(office), "ho-tich")
    monkeypatch.setattr(outlook, "BLINK_SECONDS", 3600.0)
    for _ in range(5):
        ticket_for(office)
    ids = sorted(ticket.id for ticket in room_now(office).waiting)

    def ends() -> list[tuple[int, int]]:
        room = room_now(office)
        found = [wait_of(room, room.by_id[each]) for each in ids]
        return [(wait.low, wait.high) for wait in found if wait]

    told = ends()
    monkeypatch.setattr(outlook, "CALM_SECONDS", 0.0)
    stands = ends()
    outlook._known.clear()

    assert stands == told
    assert ends() != told  # nobody had been told anything: the rehearsal alone says something else


def test_a_rehearsal_from_an_older_room_forgets_nothing_that_was_told(office: Office) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    serving(office, clerk)
    older = room_now(office)
    tickets = [ticket_for(office) for _ in range(8)]
    newer = room_now(office)

    def ends() -> list[tuple[int, int]]:
        found = [wait_of(newer, newer.by_id[ticket.id]) for ticket in tickets]
        return [(wait.low, wait.high) for wait in found if wait]

    told = ends()
    outlook._rehearse(older)
    again = ends()
    outlook._known.clear()
    outlook._rehearse(older)

    assert again == told
    assert ends() != told  # nobody had been told anything


def test_many_who_ask_at_once_are_told_the_same(office: Office, told: Asked) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    serving(office, clerk)
    told(*[BIRTH] * 8)
    tickets = sorted(ticket.id for ticket in room_now(office).waiting)
    room = room_now(office)
    start_together = Barrier(4)

    def ask(_: int) -> list[Wait | None]:
        start_together.wait()
        return [wait_of(room, room.by_id[ticket]) for ticket in tickets]

    for _ in range(20):
        # As if nobody but the first had been there when the room was rehearsed.
        made = outlook._rehearsed(room, None)
        for ticket in tickets:
            del made.tickets[ticket]
        made.late.revision = room.revision - 1
        outlook._known[office.storage] = made
        with ThreadPoolExecutor(4) as crowd:
            answers = list(crowd.map(ask, range(4)))
        assert all(answer == answers[0] for answer in answers)
