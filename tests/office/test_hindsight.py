"""What was told beside what came, and what the office learns of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from office.actions.clerk import call_next
from office.context import Office
from office.hindsight import LEAST_DAYS, learn, working_seconds
from office.rules.forecast.lately import LATELY
from office.snapshots.now import room_now
from office.snapshots.outlook import wait_of
from office.snapshots.promises import promises_before
from office.storage.models import Service
from tests.builders import SetClock, open_office, seated, ticket_for
from tests.databases import Databases

DAY = dt.date(2026, 11, 23)


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    with databases.fresh("sqlite", tmp_path) as url:
        yield url


def services(office: Office) -> list[Service]:
    with Session(office.storage.engine) as session:
        return list(session.query(Service).order_by(Service.id))


def a_past(office: Office, waits: int, factor: float, days: int = LEAST_DAYS) -> None:
    """Of the last days: each wait lasted `factor` times what was rehearsed, and was told as rehearsed."""
    clerk = seated(office)
    ticket = ticket_for(office)
    rng = np.random.default_rng(1)
    began = dt.datetime(2026, 11, 22, 2, tzinfo=dt.UTC)
    rows = []
    for place in range(waits):
        likely = float(rng.uniform(120, 1800))
        waited = likely * factor * rng.lognormal(0, 0.3)
        since = began + dt.timedelta(seconds=30 * place)
        called = since + dt.timedelta(seconds=waited)
        shares = [likely * 0.7, likely, likely * 1.4]
        rows.append(
            {
                "office_id": office.id, "business_day": DAY - dt.timedelta(days=1 + place % days),
                "ticket_id": ticket.id, "counter_id": "1", "clerk_id": clerk.clerk_id,
                "field": "ho-tich", "procedure": "khai-sinh",
                "waiting_since": since, "called_at": called, "started_at": called, "ended_at": called,
                "ended_by": "finish", "told_low": int(likely * 0.7 / 60), "told_likely": round(likely / 60),
                "told_high": int(likely * 1.4 / 60) + 1,
                "forecast": {"rehearsed": shares, "corrected": shares, "features": [0.0] * LATELY,
                             "kind": "ho-tich", "level": 1.0},
            }
        )  # fmt: skip
    with office.storage.engine.begin() as connection:
        connection.execute(insert(Service), rows)


def test_what_was_told_at_the_start_of_a_wait_stands_beside_its_call(office: Office, clock: SetClock) -> None:
    clerk = seated(office, "2")
    ticket_for(office)
    call_next(office, clerk)
    waiting = ticket_for(office)
    room = room_now(office)
    told = wait_of(room, room.by_id[waiting.id])
    assert told is not None

    clock.forward(minutes=20)
    room = room_now(office)
    wait_of(room, room.by_id[waiting.id])
    call_next(office, seated(office, "1", "Hùng"))

    first, second = services(office)
    assert first.told_high is None  # nobody had looked
    assert (second.told_low, second.told_likely, second.told_high) == (told.low, told.likely, told.high)
    assert second.forecast is not None
    assert len(second.forecast["features"]) == LATELY


def test_a_first_look_long_after_the_start_is_no_promise(office: Office, clock: SetClock) -> None:
    clerk = seated(office, "2")
    waiting = ticket_for(office)
    clock.forward(minutes=5)
    room = room_now(office)
    assert wait_of(room, room.by_id[waiting.id]) is not None

    call_next(office, clerk)

    assert services(office)[0].told_high is None


def test_an_office_whose_waits_last_longer_than_rehearsed_learns_it(office: Office) -> None:
    a_past(office, 300, factor=1.5)

    learnt = learn(office, DAY)

    assert learnt is not None
    rehearsed = np.array([[420.0, 600.0, 840.0]])
    likely = learnt.apply(rehearsed, np.zeros((1, LATELY)), ["ho-tich"])[0, 1]
    assert 1.3 < likely / 600 < 1.7
    more = learnt.apply(1.1 * rehearsed, np.zeros((1, LATELY)), ["ho-tich"])
    assert (more > learnt.apply(rehearsed, np.zeros((1, LATELY)), ["ho-tich"])).all()


def test_a_few_waits_teach_nothing(office: Office) -> None:
    a_past(office, 100, factor=3.0)

    assert learn(office, DAY) is None


def test_a_single_day_teaches_nothing_its_waits_hang_together(office: Office) -> None:
    a_past(office, 300, factor=3.0, days=1)

    assert learn(office, DAY) is None


def test_the_head_of_office_sees_how_many_waits_were_as_told(office: Office) -> None:
    a_past(office, 300, factor=1.0, days=1)

    found = promises_before(office, DAY)

    assert found is not None
    assert found["waits"] == 300
    assert 0.7 < found["within"] < 0.95
    assert found["within"] + found["later"] + found["earlier"] == pytest.approx(1, abs=0.002)
    assert promises_before(office, DAY - dt.timedelta(days=1)) is None


def test_lunch_and_the_time_before_the_doors_open_are_no_working_time(tmp_path: Path, clock: SetClock) -> None:
    office = open_office(tmp_path, clock, always_open=False)

    def at(hour: int, minute: int) -> dt.datetime:
        return dt.datetime(2026, 11, 23, hour, minute, tzinfo=office.settings.zone)

    assert working_seconds(office, at(7, 10), at(7, 40)) == 600
    assert working_seconds(office, at(11, 20), at(13, 40)) == 1200
    assert working_seconds(office, at(16, 50), at(17, 20)) == 1800
    office.storage.dispose()
