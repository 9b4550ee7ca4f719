"""Days watched in memory: what is told comes true, also with breaks that nobody announced and walks through fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from office.actions.devices import OPERATOR
from office.actions.people import add_clerk
from office.context import Office
from office.pace import learn
from simulation.demand import draw
from simulation.living import MovableClock
from simulation.presets import preset
from simulation.unplanned import breaks, walking
from simulation.watching import Judged, WatchedDays
from simulation.wishes import plan_of
from tests.builders import open_office

DAY, VISITS, JOINT = dt.date(2026, 11, 23), 70.0, 0.2


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, list[Judged]]]:
    clock = MovableClock(dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    folder: Path = tmp_path_factory.mktemp("watched")
    office = open_office(folder, clock, always_open=False)  # type: ignore[arg-type]
    demand = replace(preset(office.catalogue, "small", office.settings.office.most_used), visits=VISITS, swing=0.0)
    clerks = {item.id: add_clerk(office, item.id, "2468", (), OPERATOR) for item in office.settings.counters}
    clock.at = dt.datetime.combine(DAY, dt.time(6), office.settings.zone).astimezone(dt.UTC)
    plan, journey = plan_of(office, DAY), office.catalogue.procedure_by_id["lt-khai-sinh"]
    coming = walking(draw(demand, 1), journey, JOINT, 1)
    yield office, WatchedDays(office, clock, clerks).live(plan, coming, breaks(plan, 1))
    office.storage.dispose()


def test_most_waits_are_as_they_were_told_with_breaks_and_joint_procedures_on_the_first_day(
    lived: tuple[Office, list[Judged]],
) -> None:
    _, waits = lived

    assert len(waits) > VISITS
    assert np.mean([each.shown for each in waits]) > 0.7


def test_the_office_learns_of_such_a_day_what_it_learns_of_any(lived: tuple[Office, list[Judged]]) -> None:
    office, _ = lived
    pace = learn(office)

    assert "break" in pace.breaks_for
    assert 600 < pace.breaks.mean() < 1300
    assert pace.carries_on > 0.85
    assert 0.08 < pace.doubt < 0.19
