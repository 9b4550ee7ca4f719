"""The manager's calls about counters and the day, through the door."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from manage import shapes
from tests.web.conftest import Door


def told(door: Door, role: str, method: str, path: str, **how: Any) -> Any:
    """What the door answers, read as JSON."""
    return door.knock(role, method, f"/api/v1/{path}", **how).json


def test_what_a_counter_serves_can_be_changed_and_given_back(door: Door) -> None:
    changed = told(door, "manager", "PUT", "counters/4", json={"fields": ["khai-sinh", "chung-thuc"]})
    assert (changed["fields"], changed["changed"]) == (["khai-sinh", "chung-thuc"], True)
    every = told(door, "clerk", "GET", "counters")
    TypeAdapter(shapes.Counters).validate_python(every, strict=True, extra="forbid")
    assert next(each for each in every["counters"] if each["id"] == "4") == changed
    back = told(door, "manager", "PUT", "counters/4", json={"fields": None})
    assert (back["fields"], back["changed"]) == (changed["configured"], False)


@pytest.mark.parametrize(
    ("path", "body", "status", "kind"),
    [
        ("4", {"fields": ["nothing"]}, 422, "urn:motcua:unknown-field"),
        ("4", {"fields": []}, 422, "urn:motcua:wrong-input"),
        ("4", {}, 422, "urn:motcua:wrong-input"),
        ("4", {"fields": ["x"] * 49}, 422, "urn:motcua:wrong-input"),
        ("44", {"fields": ["ho-tich"]}, 404, "urn:motcua:no-counter"),
    ],
)
def test_a_wrong_change_is_refused_by_name(door: Door, path: str, body: object, status: int, kind: str) -> None:
    refused = told(door, "manager", "PUT", f"counters/{path}", json=body)
    assert (refused["status"], refused["type"]) == (status, kind)


def test_the_guide_hears_of_those_who_wait_for_nobody(door: Door) -> None:
    assert told(door, "kiosk", "GET", "alarms") == {"alarms": []}
    door.knock("manager", "PUT", "/api/v1/counters/2", json={"fields": ["dat-dai"]})
    found = told(door, "kiosk", "GET", "alarms")
    TypeAdapter(shapes.Alarms).validate_python(found, strict=True, extra="forbid")
    assert [(each["subject"], each["level"], each["numbers"]) for each in found["alarms"]] == [
        ("ho-tich", "stop", ["A001"])
    ]
    assert told(door, "manager", "GET", "manage/now")["alarms"][0]["code"] == "nobody-serves"


def test_the_manager_ends_the_day_and_takes_it_back(door: Door) -> None:
    assert told(door, "manager", "POST", "manage/day/close", json={"reason": "Mất điện"}) == {"closed": 1}
    refused = told(door, "kiosk", "POST", "tickets", json={"procedure": "khai-sinh"})
    assert (refused["status"], refused["type"]) == (409, "urn:motcua:day-closed")
    assert door.knock("manager", "POST", "/api/v1/manage/day/open").status_code == 204
    assert door.knock("kiosk", "POST", "/api/v1/tickets", json={"procedure": "khai-sinh"}).status_code == 201
