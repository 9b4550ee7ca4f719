"""What would have helped: single measures tried on past days, each beside the day as it was."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from office.figures.course import Seconds, Shift, Stretch
from office.rules.routing import Entry
from simulation.rerun import Scene, Wait, rerun
from simulation.righting import PastDay, righted

NEW = "new1"
NOBODY = -1
WINDOW, STEP = 2 * 3600.0, 3600.0
# What saves less than this of the waiting is no measure to name.
LEAST_SAVED, LEAST_DAYS_OF_A_WEEKDAY = 0.1, 2
# Where nine in ten wait no longer than this, nothing needs a measure; and a gain of less is none.
SHORT_WAIT, LEAST_GAIN = 300.0, 60.0
MOST_WEEKDAYS = 2


class Kind(StrEnum):
    OPEN = "open"  # one more counter for a field, from one time to another
    TAKES = "takes"  # a counter takes one more field, after those it has
    HOURS = "hours"  # every counter calls in the hours in which it usually does
    PAPERS = "papers"  # papers are looked at before a ticket is taken
    SPREAD = "spread"  # those of the opening burst come by appointment


OF_CAUSES = {Kind.HOURS: "counters", Kind.PAPERS: "papers", Kind.SPREAD: "burst"}


@dataclass(frozen=True)
class Trial:
    """A measure as it can be tried on any day."""

    kind: Kind
    counter: str = ""
    field: str = ""
    start: Seconds = 0.0
    end: Seconds = 0.0


@dataclass(frozen=True)
class Tried:
    """One day's waits in seconds: as it was (re-run), and under each trial."""

    day: dt.date
    before: Sequence[Seconds]
    after: Mapping[Trial, Sequence[Seconds]]


@dataclass(frozen=True)
class Measure:
    """A trial that helps: on which weekday (None: every day), on how many days it was tried, and what it gave.

    `p90_before`, `p90_after`: nine in ten waited no longer, in seconds; `saved`: seconds of waiting on an average day.
    """

    trial: Trial
    weekday: int | None
    days: int
    p90_before: Seconds
    p90_after: Seconds
    saved: Seconds

    @property
    def helps(self) -> bool:
        return self.p90_before > SHORT_WAIT and self.p90_before - self.p90_after >= LEAST_GAIN


def trials(sessions: Sequence[Stretch], counters: Iterable[str], fields: Sequence[str]) -> list[Trial]:
    """What to try. `fields`: those with the most waiting, the worst first."""
    found = [Trial(kind) for kind in OF_CAUSES]
    found += [Trial(Kind.TAKES, counter, field) for field in fields[:1] for counter in counters]
    return found + [
        Trial(Kind.OPEN, NEW, field, *window) for field in fields for each in sessions for window in _windows(each)
    ]


def _windows(session: Stretch) -> list[Stretch]:
    start, end = session
    starts = np.arange(start, max(start, end - WINDOW) + 1, STEP).tolist()
    return [(start, end), *((each, each + WINDOW) for each in starts if each + WINDOW <= end and end - start > WINDOW)]


def try_all(day: PastDay, chosen: Sequence[Trial], step: Callable[[], None] = lambda: None) -> Tried:
    """The day once more under each of them. A trial that is none on this day leaves it as it was."""
    before = _seconds(rerun(day.scene))
    after = {}
    for trial in chosen:
        scene = with_trial(day, trial)
        after[trial] = before if scene is None else _seconds(rerun(scene))
        step()
    return Tried(day.course.day, before, after)


def _seconds(waits: Sequence[Wait]) -> list[Seconds]:
    return [wait.seconds for wait in waits]


def with_trial(day: PastDay, trial: Trial) -> Scene | None:
    """The day under the trial; None where it changes nothing."""
    if trial.kind in OF_CAUSES:
        return righted(day, {OF_CAUSES[trial.kind]})
    scene, entry = day.scene, Entry(trial.field)
    if trial.kind is Kind.TAKES:
        had = scene.entries.get(trial.counter, ())
        if not had or any(each.field == trial.field for each in had):
            return None
        return replace(scene, entries={**scene.entries, trial.counter: [*had, entry]})
    if not any(leg.field == trial.field for guest in scene.guests for leg in guest.legs):
        return None
    shift = Shift(NEW, NOBODY, trial.start, min(trial.end, scene.ends))
    return replace(scene, entries={**scene.entries, NEW: [entry]}, shifts=[*scene.shifts, shift])


def best(days: Sequence[Tried]) -> list[Measure]:
    """The measures worth naming, the greatest saving first: the best of each kind over all days, and where one more
    counter on a single weekday would have done most for each of its hours."""
    found = _of_group(days, None)
    weekdays: dict[int, list[Tried]] = defaultdict(list)
    for each in days:
        weekdays[each.day.isoweekday()].append(each)
    if len(weekdays) > 1:
        single = [
            measure
            for weekday, group in sorted(weekdays.items())
            if len(group) >= LEAST_DAYS_OF_A_WEEKDAY
            for measure in _of_group(group, weekday)
            if measure.trial.kind is Kind.OPEN
        ]
        found += sorted(single, key=_by_hour)[:MOST_WEEKDAYS]
    return sorted(found, key=lambda each: -each.saved)


def _of_group(days: Sequence[Tried], weekday: int | None) -> list[Measure]:
    """The best of each kind that helps on these days."""
    chosen: dict[Kind, Measure] = {}
    if not days:
        return []
    whole = sum(sum(each.before) for each in days)
    for trial in days[0].after:
        measure = _measure(days, trial, weekday)
        if measure.saved * len(days) < LEAST_SAVED * whole or not measure.helps:
            continue
        if trial.kind not in chosen or _by_hour(measure) < _by_hour(chosen[trial.kind]):
            chosen[trial.kind] = measure
    return list(chosen.values())


def _by_hour(measure: Measure) -> tuple[float, Seconds]:
    """The most saved first, for each hour that a counter is open more; the earlier of two alike."""
    hours = max(1.0, (measure.trial.end - measure.trial.start) / 3600)
    return -measure.saved / hours, measure.trial.start


def _measure(days: Sequence[Tried], trial: Trial, weekday: int | None) -> Measure:
    before = np.concatenate([np.asarray(each.before, dtype=float) for each in days])
    after = np.concatenate([np.asarray(each.after[trial], dtype=float) for each in days])
    return Measure(
        trial,
        weekday,
        len(days),
        float(np.quantile(before, 0.9)) if len(before) else 0.0,
        float(np.quantile(after, 0.9)) if len(after) else 0.0,
        float(before.sum() - after.sum()) / len(days),
    )
