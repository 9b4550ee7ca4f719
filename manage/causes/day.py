"""One past day explained: what the process is asked, and what it answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from office.context import Office
from office.figures.courses import read_course
from office.figures.habits import Habits
from simulation.causes import Explained, explain
from simulation.facts import Facts, facts_of
from simulation.measures import Tried, trials, try_all
from simulation.righting import PastDay


@dataclass(frozen=True)
class DayAsked:
    """`fields`: those with the most waiting in all the days asked for, for which one more counter is tried."""

    day: dt.date
    now: dt.datetime
    fields: tuple[str, ...]


@dataclass(frozen=True)
class DayFound:
    """`facts` and `tried` are None where there is nothing to explain, or the re-run is not near enough."""

    day: dt.date
    came: int
    explained: Explained
    facts: Facts | None = None
    tried: Tried | None = None


def explained_day(office: Office, asked: DayAsked) -> DayFound:
    """Some seconds of arithmetic."""
    course = read_course(office, asked.day, asked.now)
    usual = Habits(office, asked.day, asked.day).before(asked.day)
    day = PastDay(course, usual, office.pattern, office.settings.queue.waiting_target_minutes * 60.0)
    found = explain(day)
    if not found.shares:
        return DayFound(asked.day, len(course.guests), found)
    chosen = trials(course.sessions, course.entries, asked.fields)
    return DayFound(asked.day, len(course.guests), found, facts_of(day), try_all(day, chosen))
