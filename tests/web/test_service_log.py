"""The service log's figures against the moves that the journal records, counted here by themselves."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass, field, replace
from statistics import median, quantiles
from typing import Any

import pytest

from office.actions.clerk import ClerkAt, call_next, finish, next_procedure, no_show, park, resume, start
from office.actions.devices import add_device
from office.actions.people import sign_in
from office.context import Office
from office.rules.tickets import Outcome
from tests.builders import PIN, SetClock, journal, seated, ticket_for
from tests.web.conftest import Door

LOG = "/api/v1/manage/service-log"
DAYS = "from=2026-11-23&to=2026-11-24"
LAND = "dang-ky-bien-dong"


@pytest.fixture
def staff(door: Door, clock: SetClock) -> tuple[ClerkAt, ClerkAt]:
    """Two days of two clerks: parked and resumed, a second matter, nobody came, finishes that nobody pressed."""
    lan, hung = seated(door.office, "1", "Lan"), seated(door.office, "3", "Hùng")
    for _ in range(2):
        for place in range(8):
            ticket_for(door.office), ticket_for(door.office, LAND)
            clock.forward(minutes=3 + place)
            call_next(door.office, lan), call_next(door.office, hung)
            clock.forward(seconds=20 + place)
            serve_land(door.office, clock, hung, place)
            serve_birth(door.office, clock, lan, place)
        ticket_for(door.office, LAND)
        clock.forward(minutes=1)
        call_next(door.office, hung), start(door.office, hung)
        clock.forward(days=1, hours=-6)
        lan, hung = signed_in_again(door.office, lan), signed_in_again(door.office, hung)
    ticket_for(door.office)  # a new day begins, and closes the one before
    return lan, hung


def signed_in_again(office: Office, clerk: ClerkAt) -> ClerkAt:
    device = add_device(office, "counter", clerk.counter_id, clerk.counter_id)
    return replace(clerk, session_id=sign_in(office, clerk.clerk_id, PIN, clerk.counter_id, device.id).session_id)


def serve_land(office: Office, clock: SetClock, clerk: ClerkAt, place: int) -> None:
    if place == 6:
        no_show(office, clerk)
        return
    start(office, clerk)
    clock.forward(minutes=130 if place == 4 else 5)
    finish(office, clerk, Outcome.RETURNED, None)


def serve_birth(office: Office, clock: SetClock, clerk: ClerkAt, place: int) -> None:
    number = start(office, clerk).moved.number
    clock.forward(minutes=4 + place)
    if place == 2:
        park(office, clerk, None)
        clock.forward(minutes=15)
        resume(office, clerk, number)
        clock.forward(minutes=2)
    if place == 3:
        next_procedure(office, clerk, "khai-tu", Outcome.MISSING_PAPERS, None)
        clock.forward(minutes=6)
    finish(office, clerk, Outcome.ACCEPTED, None)


@dataclass
class Own:
    """One clerk's, by the journal alone."""

    served: int = 0
    no_shows: int = 0
    forgotten: int = 0
    waited: list[float] = field(default_factory=list)
    walked: list[float] = field(default_factory=list)
    length: list[float] = field(default_factory=list)
    parked: list[float] = field(default_factory=list)

    def said(self) -> dict[str, Any]:
        lengths = {
            "waited": self.waited,
            "called_to_started": self.walked,
            "served": self.length,
            "parked": self.parked,
        }
        found: dict[str, Any] = {"served": self.served, "no_shows": self.no_shows, "forgotten": self.forgotten}
        for name, values in lengths.items():
            found[f"median_{name}"] = round(median(values)) if values else None
            found[f"p90_{name}"] = round(nine_in_ten(values)) if values else None
        return found


def nine_in_ten(values: list[float]) -> float:
    return quantiles(values, n=10, method="inclusive")[8] if len(values) > 1 else values[0]


def by_the_journal(office: Office) -> dict[str, Own]:
    found: dict[str, Own] = {}
    since: dict[int, dt.datetime] = {}
    called: dict[int, dt.datetime] = {}
    began: dict[int, dt.datetime] = {}
    worked: dict[int, float] = {}
    put_aside: dict[int, dt.datetime] = {}
    for row in journal(office):
        ticket, at = row.ticket_id or 0, row.at
        mine = found.setdefault(str(row.clerk_id), Own())
        if row.move == "issue":
            since[ticket] = at
        elif row.move == "call":
            called[ticket] = at
        elif row.move == "start":
            began[ticket], worked[ticket] = at, 0.0
            mine.waited.append((called[ticket] - since[ticket]).total_seconds())
            mine.walked.append((at - called[ticket]).total_seconds())
        elif row.move == "park":
            worked[ticket] += (at - began[ticket]).total_seconds()
            put_aside[ticket] = at
        elif row.move == "resume":
            mine.parked.append((at - put_aside[ticket]).total_seconds())
            began[ticket] = at
        elif row.move in ("finish", "next_procedure"):
            length = worked[ticket] + (at - began[ticket]).total_seconds()
            mine.served += 1
            mine.length += [length] if length <= 7200 else []
            mine.forgotten += length > 7200
            began[ticket], worked[ticket] = at, 0.0
        elif row.move == "no_show":
            mine.no_shows += 1
        elif row.move == "expire" and row.from_state == "serving":
            found[last_clerk(office, ticket)].forgotten += 1
    return found


def last_clerk(office: Office, ticket: int) -> str:
    return [str(row.clerk_id) for row in journal(office) if row.ticket_id == ticket and row.move == "start"][-1]


def asked(door: Door, query: str = DAYS) -> dict[str, Any]:
    answer: dict[str, Any] = door.knock("manager", "GET", f"{LOG}?{query}").get_json()
    return answer


def test_each_clerk_s_lengths_are_those_of_the_journal_without_forgotten_finishes(
    door: Door, staff: tuple[ClerkAt, ClerkAt]
) -> None:
    own = by_the_journal(door.office)
    told = {line["clerk_id"]: line for line in asked(door)["clerks"]}

    for clerk in staff:
        expected = own[str(clerk.clerk_id)].said()
        assert {name: told[str(clerk.clerk_id)][name] for name in expected} == expected
    assert own[str(staff[1].clerk_id)].forgotten == 4, "two too long, two that the day's end ended"


def test_one_clerk_s_figures_stand_beside_the_whole_office_s(door: Door, staff: tuple[ClerkAt, ClerkAt]) -> None:
    own = by_the_journal(door.office)
    said = asked(door, f"{DAYS}&clerk={staff[0].clerk_id}")

    assert [line["clerk"] for line in said["clerks"]] == ["Lan"]
    assert said["total"]["median_served"] == own[str(staff[0].clerk_id)].said()["median_served"]
    both = [value for clerk in staff for value in own[str(clerk.clerk_id)].length]
    assert said["office"]["median_served"] == round(median(both))
    assert said["office"]["p90_served"] == round(nine_in_ten(both))
    assert said["office"]["forgotten"] == 4
    assert [day["business_day"] for day in said["days"]] == ["2026-11-24", "2026-11-23"]


def test_the_services_are_those_that_were_asked_for(door: Door, staff: tuple[ClerkAt, ClerkAt]) -> None:
    counts = {
        "procedure=khai-tu": 2, "outcome=missing_papers": 2, "outcome=no_show": 2, "outcome=park": 2,
        f"procedure={LAND}&outcome=returned": 14, "field=ho-tich&counter=3": 0,
    }  # fmt: skip
    assert {query: len(asked(door, f"{DAYS}&{query}")["services"]) for query in counts} == counts


def test_each_service_says_whether_its_finish_was_forgotten_and_how_long_it_was_parked(
    door: Door, staff: tuple[ClerkAt, ClerkAt]
) -> None:
    text = door.knock("manager", "GET", f"{LOG}?{DAYS}&format=csv").get_data().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))

    forgotten = [row for row in rows if row["forgotten_finish"] == "True"]
    assert [(row["ended_by"], row["served_seconds"]) for row in forgotten] == [("finish", ""), ("expire", "")] * 2
    assert [row["parked_seconds"] for row in rows if row["parked_seconds"]] == ["900", "900"]
