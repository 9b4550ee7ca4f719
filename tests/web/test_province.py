"""The province's program reads the same figures as the manager, without clerks' names, and can do nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app import create_app
from office.actions.clerk import call_next, finish, start
from office.actions.devices import OPERATOR
from office.actions.rating import rate
from office.actions.report_tokens import add_report_token, revoke_report_token
from office.rules.tickets import Outcome
from office.sections import ProvinceSettings
from office.snapshots.readers import readers_of
from tests.builders import SetClock, seated, ticket_for
from tests.web.conftest import Door

API = "/api/v1"
NAME = "Nguyễn Thị Bích"
DAY = "from=2026-11-23&to=2026-11-23"


@pytest.fixture
def served(door: Door, clock: SetClock) -> Door:
    bich = seated(door.office, "1", NAME)
    for _ in range(2):
        ticket_for(door.office)
        clock.forward(minutes=6)
        call_next(door.office, bich)
        clock.forward(seconds=20)
        start(door.office, bich)
        clock.forward(minutes=5)
        rate(door.office, finish(door.office, bich, Outcome.ACCEPTED, None).moved.token, 5, "Chị Bích tốt")
    return door


def read(door: Door, role: str, path: str) -> Any:
    return door.knock(role, "GET", f"{API}{path}?{DAY}&by=clerk").get_json()


@pytest.mark.parametrize("name", ["figures", "satisfaction", "papi"])
def test_the_figures_are_the_manager_s_but_for_the_names(served: Door, name: str) -> None:
    mine, theirs = read(served, "manager", f"/manage/{name}"), read(served, "province", f"/reports/{name}")
    for line in [] if name == "papi" else mine["lines"]:
        line["name"] = {"vi": f"Cán bộ {line['key']}", "en": f"Clerk {line['key']}"}

    assert theirs == mine


@pytest.mark.parametrize("name", ["figures", "satisfaction", "papi", "service-log"])
@pytest.mark.parametrize("kind", ["json", "csv"])
def test_no_clerk_s_name_and_no_citizen_s_words_leave_the_office(served: Door, name: str, kind: str) -> None:
    said = served.knock("province", "GET", f"{API}/reports/{name}?{DAY}&format={kind}").get_data(as_text=True)

    assert "Bích" not in said
    if name == "service-log":
        assert "Cán bộ" in said


def test_an_office_may_tell_the_names(served: Door, tmp_path: Any) -> None:
    settings = served.office.settings.model_copy(update={"province": ProvinceSettings(clerk_names=True)})
    open_app = create_app(replace(served.office, settings=settings), tmp_path)
    said = read(replace(served, app=open_app), "province", "/reports/service-log")
    open_app.extensions["spooler"].stop()
    open_app.extensions["voice"].close()

    assert [line["clerk"] for line in said["clerks"]] == [NAME]


def test_a_token_reads_until_it_is_revoked_and_says_when_it_read_last(door: Door) -> None:
    made = add_report_token(door.office, "Sở Nội vụ", OPERATOR)
    door.tokens["province"] = made.token
    [before] = [item for item in readers_of(door.office) if item.id == made.id]
    assert door.knock("province", "GET", f"{API}/reports/papi").status_code == 200
    [after] = [item for item in readers_of(door.office) if item.id == made.id]
    revoke_report_token(door.office, made.id, OPERATOR)

    assert (before.last_used_at, after.last_used_at) == (None, door.office.local(door.office.clock.now()))
    assert door.knock("province", "GET", f"{API}/reports/papi").status_code == 401
