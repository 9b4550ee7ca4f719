"""What a phone sends once more, for its answer was lost on the way."""

from __future__ import annotations

import pytest

from office.context import Office
from tests.builders import ticket_for
from tests.web.conftest import Door

API = "/api/v1/tickets"
KEY = {"Idempotency-Key": "one-press"}


def test_leaving_twice_with_one_key_is_leaving_once(door: Door, office: Office) -> None:
    ticket = ticket_for(office)
    answers = [door.knock("nobody", "POST", f"{API}/{ticket.token}/cancel", headers=KEY) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].get_json() == answers[1].get_json()
    assert door.knock("nobody", "POST", f"{API}/{ticket.token}/cancel").status_code == 409


def test_a_key_means_nothing_for_another_ticket(door: Door, office: Office) -> None:
    mine, other = ticket_for(office), ticket_for(office)
    left = [
        door.knock("nobody", "POST", f"{API}/{each.token}/cancel", headers=KEY).get_json() for each in (mine, other)
    ]

    assert [(ticket["token"], ticket["state"]) for ticket in left] == [
        (mine.token, "cancelled"),
        (other.token, "cancelled"),
    ]


def test_a_key_is_for_one_kind_of_request(door: Door, office: Office) -> None:
    ticket = ticket_for(office)
    door.knock("nobody", "POST", f"{API}/{ticket.token}/cancel", headers=KEY)
    answer = door.knock("nobody", "POST", f"{API}/{ticket.token}/rating", json={"score": 5}, headers=KEY)

    assert (answer.status_code, answer.get_json()["type"]) == (422, "urn:motcua:idempotency-key-reused")


@pytest.fixture
def served(door: Door) -> str:
    """The address of a ticket that the clerk has finished."""
    ticket = door.knock("clerk", "POST", "/api/v1/counter/call-next").get_json()
    door.knock("clerk", "POST", "/api/v1/counter/start")
    door.knock("clerk", "POST", "/api/v1/counter/finish", json={"outcome": "accepted", "note": None})
    return f"{API}/{ticket['token']}/rating"


def test_a_face_sent_twice_with_one_key_is_told_as_it_stands(door: Door, served: str) -> None:
    answers = [door.knock("nobody", "POST", served, json={"score": score}, headers=KEY) for score in (4, 2)]

    assert [(answer.status_code, answer.get_json()) for answer in answers] == [(201, {"score": 4}), (200, {"score": 4})]
    assert door.knock("nobody", "POST", served, json={"score": 2}).status_code == 409


def test_a_clerk_whose_session_is_over_is_told_to_sign_in_and_not_to_set_the_tablet_up(door: Door) -> None:
    door.knock("clerk", "DELETE", "/api/v1/clerk-sessions/current")
    answer = door.knock("clerk", "GET", "/api/v1/counter", headers={"Accept-Language": "en"})

    assert (answer.status_code, answer.get_json()["type"]) == (401, "urn:motcua:signed-out")
    assert answer.get_json()["detail"] == "This session at a counter has ended. Please sign in again with the PIN."
    stranger = door.knock("nobody", "GET", "/api/v1/counter", headers={"Authorization": "Bearer made-up"})
    assert stranger.get_json()["type"] == "urn:motcua:who-are-you"
