"""A drawn day lived by a real office's own actions: what it told comes true. `make bench ARGS=living` lives weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select

from office.actions.clerk import ClerkAt
from office.context import Office
from office.storage.models import Service
from simulation.demand import draw
from simulation.living import MovableClock, live_day
from simulation.presets import preset
from simulation.wishes import plan_of
from tests.builders import open_office, seated

DAY, VISITS = dt.date(2026, 11, 23), 60.0


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = MovableClock(dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    office = open_office(tmp_path, clock, always_open=False)  # type: ignore[arg-type]
    demand = replace(preset(office.catalogue, "small", office.settings.office.most_used), visits=VISITS, swing=0.0)

    def seats() -> Mapping[str, ClerkAt]:
        return {item.id: seated(office, item.id, f"{item.id} {clock.at:%d}") for item in office.settings.counters}

    clock.at = dt.datetime.combine(DAY, dt.time(6), office.settings.zone).astimezone(dt.UTC)
    live_day(office, clock, plan_of(office, DAY), draw(demand, 1), seats)
    yield office
    office.storage.dispose()


def test_most_waits_are_as_they_were_told_on_the_first_day_already(office: Office) -> None:
    with office.storage.read() as connection:
        told = connection.execute(select(Service).where(Service.told_high.is_not(None))).all()
    waited = [(row.called_at - row.waiting_since).total_seconds() / 60 for row in told]
    within = [row.told_low <= minutes <= row.told_high for row, minutes in zip(told, waited, strict=True)]

    assert len(told) > 0.8 * VISITS
    assert np.mean(within) > 0.7
