"""Liên thông: one ticket walks through several fields, with one number, and is nowhere a newcomer."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from office.actions import clerk as do
from office.actions.clerk import ClerkAt
from office.actions.onward import Destination
from office.context import Office
from office.rules.tickets import Outcome, State
from office.snapshots.counter import counter_view
from office.snapshots.now import room_now
from office.snapshots.views import ticket_view
from office.storage.models import Service
from office.storage.rows import AnyTicket
from tests.builders import SetClock, seated, stored, ticket_for

BIRTH = ["ho-tich", "cu-tru", "bao-hiem"]


@pytest.fixture
def clerks(office: Office) -> dict[str, ClerkAt]:
    """One for each step's field, and one at the land desk."""
    seats = {"ho-tich": "2", "cu-tru": "5", "bao-hiem": "4", "dat-dai": "3"}
    return {field: seated(office, counter, f"Lan {counter}") for field, counter in seats.items()}


def step(office: Office, clerk: ClerkAt, outcome: Outcome = Outcome.ACCEPTED) -> AnyTicket:
    do.call_next(office, clerk).moved  # noqa: B018 (somebody must have been there)
    do.start(office, clerk)
    return do.finish(office, clerk, outcome, None).moved


def journey(office: Office, ticket: AnyTicket) -> Any:
    return ticket_view(office, stored(office, ticket))["journey"]


def states(office: Office, ticket: AnyTicket) -> list[str]:
    return [each["state"] for each in journey(office, ticket)["steps"]]


def log(office: Office, ticket: AnyTicket) -> list[tuple[str, str, int | None]]:
    with Session(office.storage.engine) as session:
        rows = session.scalars(select(Service).where(Service.ticket_id == ticket.id).order_by(Service.id))
        return [(row.field, row.procedure, row.step) for row in rows]


def test_one_number_walks_all_steps_in_order_with_a_log_row_each(office: Office, clerks: dict[str, ClerkAt]) -> None:
    ticket = ticket_for(office, "lt-khai-sinh")
    assert ticket.number == "L001"
    seen = []
    for field in BIRTH:
        seen.append((stored(office, ticket).field, states(office, ticket)))
        step(office, clerks[field])
    assert seen == [
        ("ho-tich", ["now", "next", "next"]),
        ("cu-tru", ["done", "now", "next"]),
        ("bao-hiem", ["done", "done", "now"]),
    ]
    assert stored(office, ticket).state == State.DONE
    assert states(office, ticket) == ["done", "done", "done"]
    assert log(office, ticket) == [
        ("ho-tich", "khai-sinh", 1),
        ("cu-tru", "thuong-tru", 2),
        ("bao-hiem", "lt-khai-sinh", 3),
    ]


def test_between_two_steps_it_is_no_newcomer(office: Office, clock: SetClock, clerks: dict[str, ClerkAt]) -> None:
    ticket = ticket_for(office, "lt-khai-sinh")
    clock.forward(minutes=5)
    ticket_for(office, "thuong-tru")
    step(office, clerks["ho-tich"])
    waiting = counter_view(room_now(office), "5")["waiting"]
    assert [item["number"] for item in waiting] == ["L001", "G001"]
    assert waiting[0]["why"]["vi"] == "Liên thông, bước 2/3, giữ giờ đến"
    assert stored(office, ticket).issued_at == ticket.issued_at


def test_the_ticket_is_still_for_what_the_citizen_asked(office: Office, clerks: dict[str, ClerkAt]) -> None:
    ticket = ticket_for(office, "lt-khai-sinh")
    step(office, clerks["ho-tich"])
    view = ticket_view(office, stored(office, ticket))
    assert (view["procedure"], view["field"]) == ("lt-khai-sinh", "cu-tru")
    assert (view["journey"]["step"], view["journey"]["of"]) == (2, 3)


@pytest.mark.parametrize("outcome", [Outcome.MISSING_PAPERS, Outcome.GUIDED, Outcome.REFUSED])
def test_a_step_that_took_nothing_in_ends_the_walk(
    office: Office, clerks: dict[str, ClerkAt], outcome: Outcome
) -> None:
    ticket = ticket_for(office, "lt-khai-sinh")
    step(office, clerks["ho-tich"])
    assert step(office, clerks["cu-tru"], outcome).state == State.DONE
    assert states(office, ticket) == ["done", "next", "next"]


def test_a_second_matter_at_the_counter_is_no_step(office: Office, clerks: dict[str, ClerkAt]) -> None:
    ticket = ticket_for(office, "lt-khai-sinh")
    do.call_next(office, clerks["ho-tich"])
    do.start(office, clerks["ho-tich"])
    do.next_procedure(office, clerks["ho-tich"], "chung-thuc-ban-sao", Outcome.ACCEPTED, None)
    assert states(office, ticket) == ["done", "now", "next"]
    do.finish(office, clerks["ho-tich"], Outcome.REFUSED, None)
    assert (stored(office, ticket).state, stored(office, ticket).field) == (State.WAITING, "cu-tru")


def test_the_clerk_may_do_the_next_step_at_once(office: Office, clerks: dict[str, ClerkAt]) -> None:
    ticket = ticket_for(office, "lt-khai-sinh")
    do.call_next(office, clerks["ho-tich"])
    do.start(office, clerks["ho-tich"])
    do.next_procedure(office, clerks["ho-tich"], "thuong-tru", Outcome.ACCEPTED, None)
    do.finish(office, clerks["ho-tich"], Outcome.ACCEPTED, None)
    assert stored(office, ticket).field == "bao-hiem"


def test_a_detour_to_another_field_comes_back_to_the_step(office: Office, clerks: dict[str, ClerkAt]) -> None:
    ticket = ticket_for(office, "lt-khai-sinh")
    do.call_next(office, clerks["ho-tich"])
    do.transfer(office, clerks["ho-tich"], Destination(field="dat-dai"), None, False)
    step(office, clerks["dat-dai"], Outcome.GUIDED)
    assert (stored(office, ticket).field, stored(office, ticket).step) == ("ho-tich", 1)


def test_a_transfer_to_a_later_step_skips_those_between(office: Office, clerks: dict[str, ClerkAt]) -> None:
    ticket = ticket_for(office, "lt-khai-tu")
    step(office, clerks["ho-tich"])
    step(office, clerks["cu-tru"])
    do.call_next(office, clerks["bao-hiem"])
    do.transfer(office, clerks["bao-hiem"], Destination(field="bao-hiem"), None, False)
    assert stored(office, ticket).step == 4
    assert step(office, clerks["bao-hiem"]).state == State.DONE


def test_a_clerk_may_find_out_that_it_is_a_joint_matter(office: Office, clerks: dict[str, ClerkAt]) -> None:
    at_once, sent = ticket_for(office, "ket-hon"), ticket_for(office, "ket-hon")
    do.call_next(office, clerks["ho-tich"])
    do.start(office, clerks["ho-tich"])
    do.next_procedure(office, clerks["ho-tich"], "lt-khai-sinh", Outcome.GUIDED, None)
    do.finish(office, clerks["ho-tich"], Outcome.ACCEPTED, None)
    assert (stored(office, at_once).field, states(office, at_once)) == ("cu-tru", ["done", "now", "next"])
    do.call_next(office, clerks["ho-tich"])
    do.transfer(office, clerks["ho-tich"], Destination(procedure="lt-khai-sinh"), None, False)
    assert (stored(office, sent).field, states(office, sent)) == ("ho-tich", ["now", "next", "next"])


def test_a_no_show_at_a_later_step_is_reinstated_there(office: Office, clerks: dict[str, ClerkAt]) -> None:
    ticket = ticket_for(office, "lt-khai-sinh")
    step(office, clerks["ho-tich"])
    do.call_next(office, clerks["cu-tru"])
    do.no_show(office, clerks["cu-tru"])
    do.reinstate(office, clerks["cu-tru"], ticket.number)
    assert step(office, clerks["cu-tru"]).field == "bao-hiem"
