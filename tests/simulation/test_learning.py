"""What a day to come is expected to be, learnt from the days that were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from manage.tomorrow_view import Asked, rehearsed
from office.context import Office
from simulation.learning import demand_of
from tests.databases import Databases
from tools.month import A_DAY, live_months

WEDNESDAY, FRIDAY, MONDAY = dt.date(2026, 11, 18), dt.date(2026, 11, 20), dt.date(2026, 11, 23)


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    with databases.fresh("sqlite", tmp_path) as url:
        yield url


def test_days_that_were_say_how_many_come_when_and_for_how_long(office: Office) -> None:
    live_months(office, WEDNESDAY, FRIDAY)

    learnt, days = demand_of(office, MONDAY)

    assert days == 3
    assert learnt.visits == pytest.approx(A_DAY, rel=0.2)
    assert sum(learnt.mix.values()) == pytest.approx(1)
    # By half-hour: nobody at night, and more at nine than at four in the afternoon.
    assert sum(learnt.shape[:14]) == 0
    assert learnt.shape[18] > learnt.shape[32]
    assert 6 < np.dot(list(learnt.mix.values()), [learnt.works[name].minutes for name in learnt.mix]) < 9


def test_what_comes_after_the_day_asked_for_teaches_nothing_of_it(office: Office) -> None:
    live_months(office, WEDNESDAY, FRIDAY)

    assert demand_of(office, WEDNESDAY)[1] == 0


def test_the_page_rehearses_the_office_s_own_past_and_says_from_how_many_days(office: Office) -> None:
    live_months(office, WEDNESDAY, FRIDAY)
    served = {item.id: item.fields for item in office.settings.counters}

    found = rehearsed(office, Asked(MONDAY, None, served, None, False))

    assert (found["demand"], found["learnt_days"]) == ("past", 3)
    assert found["present"]["figures"]["visits"]["likely"] == pytest.approx(A_DAY, rel=0.25)
