"""Why people had to wait, as the call answers: worked out apart, day by day, and added up exactly."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from office.actions.clerk import ClerkAt, call_next, finish, start
from office.actions.people import sign_out
from office.context import Office
from office.rules.tickets import Outcome
from tests.builders import SetClock, seated, ticket_for
from tests.web.conftest import Door
from tests.web.test_openapi import Witness
from web.api import PREFIX

Json = dict[str, Any]
MONDAY = "?from=2026-11-23&to=2026-11-23"
PATIENCE_SECONDS = 60


def serve(office: Office, clerk: ClerkAt, clock: SetClock, minutes: float) -> None:
    call_next(office, clerk)
    start(office, clerk)
    clock.forward(minutes=minutes)
    finish(office, clerk, Outcome.ACCEPTED, None)


@pytest.fixture
def yesterday(office: Office, clock: SetClock) -> None:
    """Monday, ten o'clock: twelve come at once, one counter serves them for an hour, and goes away for half an hour."""
    lan = seated(office, "1", "Lan Anh")
    for _ in range(12):
        ticket_for(office)
    for place in range(12):
        serve(office, lan, clock, 5)
        if place == 5:
            clock.forward(minutes=30)
    sign_out(office, lan.session_id)
    clock.forward(days=1)


def causes(door: Door, query: str) -> Json:
    """The answer: asked for, and asked for again when who works it out is done."""
    path = f"{PREFIX}/manage/causes{query}"
    answer = door.knock("manager", "GET", path)
    if answer.status_code == 202:
        for thread in threading.enumerate():
            if thread.name == "causes":
                thread.join(PATIENCE_SECONDS)
        answer = door.knock("manager", "GET", path)
    assert answer.status_code == 200, answer.text
    found: Json = answer.get_json()
    return found


def test_the_shares_and_what_is_left_are_all_that_was_waited(door: Door, yesterday: None) -> None:
    found = causes(door, MONDAY)

    shares = sum(cause["seconds"] for cause in found["causes"])
    # The twelve, and the one whom the fixture's kiosk gave a ticket before them.
    assert (found["verdict"], found["waits"]) == ("explained", 13)
    assert found["actual_seconds"] == shares + found["unexplained_seconds"] + found["right_seconds"]


def test_the_half_hour_in_which_nobody_called_is_named(door: Door, yesterday: None) -> None:
    counters = next(cause for cause in causes(door, MONDAY)["causes"] if cause["id"] == "counters")

    assert counters["seconds"] >= 6 * 30 * 60 * 0.9
    assert any("Quầy 1" in fact["vi"] and "mà không gọi 30 phút" in fact["vi"] for fact in counters["facts"])


def test_the_answer_is_of_the_shape_that_the_document_promises(door: Door, yesterday: None) -> None:
    causes(door, MONDAY)

    document = door.knock("nobody", "GET", f"{PREFIX}/openapi.json").get_json()
    Witness(door, document).ask("manager", "GET", f"/manage/causes{MONDAY}")


def test_a_day_on_which_nobody_came_says_so(door: Door) -> None:
    assert causes(door, "?from=2026-11-21&to=2026-11-21")["verdict"] == "nobody"


@pytest.mark.parametrize("query", ["?from=2026-11-24&to=2026-11-24", "?from=2026-01-01&to=2026-11-01", "?from=heute"])
def test_days_that_can_t_be_explained_are_refused_with_the_field(door: Door, query: str) -> None:
    answer = door.knock("manager", "GET", f"{PREFIX}/manage/causes{query}")

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] in ("from", "to")
