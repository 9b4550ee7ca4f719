"""Every figure, for every split, against a computation of its own over the journal, in months with odd events."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

import pytest

from office.context import Office
from office.figures.groups import By
from office.figures.past import Past, read_past
from office.figures.summary import Line, summary
from tests.builders import SetClock
from tests.office.figures.odd_month import live
from tests.soak import TIMES

if TYPE_CHECKING:
    import pandas as pd

SPLITS: tuple[By, ...] = (
    "all", "day", "month", "weekday", "hour", "field", "procedure", "counter", "clerk", "priority",
)  # fmt: skip
COUNTS = {"visitors", "served_visits", "no_shows", "left", "priority", "transfers", "services", "missing_papers",
          "waits", "service_times", "forgotten", "ratings"}  # fmt: skip
# The last day of November is among them.
WEDNESDAY = dt.datetime(2026, 11, 26, 1, tzinfo=dt.UTC)


def told(line: Line, name: str) -> float | None:
    if name.startswith("within_"):
        return line.within[int(name.removeprefix("within_"))]
    value: float | None = getattr(line, name)
    return value


def differing(past: Past, expected: pd.DataFrame, by: By) -> list[str]:
    wrong = []
    lines = {line.key: line for line in summary(past, by)}
    if unequal := set(lines) ^ set(expected.index):
        wrong.append(f"{by}: only one side knows {unequal}")
    for key, line in lines.items():
        for name in expected.columns:
            theirs = float(expected[name].get(key, math.nan))
            theirs = 0.0 if name in COUNTS and math.isnan(theirs) else theirs
            ours = told(line, name)
            ours = math.nan if ours is None else float(ours)
            if not (math.isclose(ours, theirs, abs_tol=0.005) or (math.isnan(ours) and math.isnan(theirs))):
                wrong.append(f"{by} {key} {name}: {ours}, by pandas {theirs}")
    return wrong


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1, 1 + TIMES))
def test_every_figure_is_what_another_reading_of_the_journal_gives(office: Office, clock: SetClock, seed: int) -> None:
    from tests.office.figures import by_pandas  # pandas takes as long to read as fifty tests to run

    clock.at = WEDNESDAY
    live(office, clock, seed)
    past = read_past(office, dt.date(2026, 11, 1), dt.date(2026, 12, 31))
    visits, services = by_pandas.frames(office)

    [whole] = summary(past, "all")
    assert [name for name in COUNTS if not told(whole, name)] == [], "the month has some of everything"
    second = {by: by_pandas.figures(visits, services, by) for by in SPLITS}
    assert [found for by in SPLITS for found in differing(past, second[by], by)] == []
