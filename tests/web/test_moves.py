"""The clerk's and the manager's newer calls, as programs see them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Door

COUNTER = "/api/v1/counter"


def view(door: Door) -> Any:
    """The counter's snapshot."""
    return door.knock("clerk", "GET", COUNTER).get_json()


def serve(door: Door) -> None:
    door.knock("clerk", "POST", f"{COUNTER}/call-next")
    door.knock("clerk", "POST", f"{COUNTER}/start")


def test_the_next_procedure_begins_with_the_same_number(door: Door) -> None:
    serve(door)
    body = {"procedure": "khai-tu", "outcome": "accepted", "note": None}
    answer = door.knock("clerk", "POST", f"{COUNTER}/next-procedure", json=body)
    assert answer.status_code == 200
    assert (answer.get_json()["number"], answer.get_json()["procedure"], answer.get_json()["state"]) == (
        "A001",
        "khai-tu",
        "serving",
    )


@pytest.mark.parametrize(("role", "path"), [("clerk", f"{COUNTER}/priority"), ("manager", "/api/v1/manage/priority")])
def test_staff_give_priority_and_take_it_away(door: Door, role: str, path: str) -> None:
    given = door.knock(role, "POST", path, json={"number": "a1", "priority": "75"})
    assert (given.status_code, given.get_json()["priority"]) == (200, "75")
    taken = door.knock(role, "POST", path, json={"number": "A001", "priority": None})
    assert (taken.status_code, taken.get_json()["priority"]) == (200, None)


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("next-procedure", {"procedure": "khai-tu"}, 422, "wrong-input"),
        ("next-procedure", {"procedure": "khong-co", "outcome": "accepted"}, 422, "unknown-procedure"),
        ("next-procedure", {"procedure": "<b>", "outcome": "' OR 1=1"}, 422, "wrong-input"),
        ("priority", {"number": "A001"}, 422, "wrong-input"),
        ("priority", {"number": "A001", "priority": "vip"}, 422, "unknown-priority"),
        ("priority", {"number": "A999", "priority": "75"}, 404, "no-number"),
        ("transfer", {"counter": "2"}, 409, "transfer-to-here"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_moves(
    door: Door, path: str, body: dict[str, object], status: int, code: str
) -> None:
    serve(door)
    before = view(door)["revision"]
    answer = door.knock("clerk", "POST", f"{COUNTER}/{path}", json=body)
    assert (answer.status_code, answer.get_json()["type"]) == (status, f"urn:motcua:{code}")
    assert view(door)["revision"] == before


def test_the_snapshot_offers_just_what_is_allowed(door: Door) -> None:
    open_ = view(door)
    assert (open_["moves"][0], open_["current"], open_["undo"]) == ("call_next", None, None)
    assert open_["waiting"][0]["moves"] == ["call_out_of_turn", "priority"]
    door.knock("clerk", "POST", f"{COUNTER}/call-next")
    called = view(door)
    assert "call_next" not in called["moves"]
    assert (called["current"]["proposes"], called["undo"]["move"], called["undo"]["number"]) == (
        "start", "call", "A001",
    )  # fmt: skip
    assert set(called["current"]["moves"]) == {"recall", "start", "no_show", "transfer", "park", "priority"}
