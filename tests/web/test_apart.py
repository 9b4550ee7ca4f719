"""Much arithmetic is done in a process of its own; where there is none, the answer comes all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import manage.apart
from manage.rehearsing.process import Rehearser
from office.actions.clerk import call_next
from tests.builders import seated, ticket_for
from tests.web.conftest import Door

ASKED = "/api/v1/manage/figures?from=2026-11-23&to=2026-11-23&by=field"


def running(own: Rehearser) -> bool:
    return own.pid is not None


@pytest.fixture
def own(door: Door) -> Iterator[Rehearser]:
    """A process of this test's own: the one that all tests share must not be ended by one of them."""
    door.app.extensions["rehearser"] = made = Rehearser(nice=0)
    yield made
    made.close()


def test_a_long_past_is_told_by_another_process_the_same_and_without_it_by_ours(
    door: Door, own: Rehearser, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket_for(door.office)
    call_next(door.office, seated(door.office))
    here = door.knock("manager", "GET", ASKED).get_json()
    assert not running(own), "a few tickets are told at once"

    monkeypatch.setattr(manage.apart, "FEW_TICKETS", 0)
    assert door.knock("manager", "GET", ASKED).get_json() == here
    assert running(own)

    own.close()
    assert door.knock("manager", "GET", ASKED).get_json() == here
