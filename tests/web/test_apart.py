"""Much arithmetic is done in a process of its own; where there is none, the answer comes all the same."""

from __future__ import annotations

from typing import Any

import pytest

import manage.apart
from office.actions.clerk import call_next
from tests.builders import seated, ticket_for
from tests.web.conftest import Door

ASKED = "/api/v1/manage/figures?from=2026-11-23&to=2026-11-23&by=field"


def test_a_long_past_is_told_by_another_process_the_same_and_without_it_by_ours(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket_for(door.office)
    call_next(door.office, seated(door.office))
    rehearser: Any = door.app.extensions["rehearser"]
    here = door.knock("manager", "GET", ASKED).get_json()
    assert rehearser.pid is None, "a few tickets are told at once"

    monkeypatch.setattr(manage.apart, "FEW_TICKETS", 0)
    assert door.knock("manager", "GET", ASKED).get_json() == here
    assert rehearser.pid is not None

    rehearser.close()
    assert door.knock("manager", "GET", ASKED).get_json() == here
