"""The shapes of a rehearsed day."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from web.shapes import Words


class Range(TypedDict):
    """`likely`: the middle of the days; four days in five lie from `low` to `high`. null: not called that day."""

    likely: float | None
    low: float | None
    high: float | None


class Hour(TypedDict):
    """Who came in the hour: how many a day, and their waits in minutes; null: not called that day."""

    hour: int
    visits: float
    median: float | None
    p90: float | None


class Figures(TypedDict):
    """Waits in minutes of working time; `within_…`: shares, 0 to 1; `unreached`: people a day."""

    visits: Range
    median: Range
    p90: Range
    within_15: Range
    within_30: Range
    unreached: Range
    hours: list[Hour]


class PlannedSession(TypedDict):
    opens: str
    closes: str
    name: Words


class PlannedCounter(TypedDict):
    id: str
    name: Words
    fields: list[str]
    open: list[bool]


class PlanView(TypedDict):
    """`counter_hours`: what the plan costs."""

    sessions: list[PlannedSession]
    counters: list[PlannedCounter]
    priority: int
    ordinary: int
    counter_hours: float


class Tried(TypedDict):
    plan: PlanView
    figures: Figures


class TriedPlan(Tried):
    """`saved`: minutes by which each day's p90 is shorter than under the present plan; null where some aren't called.

    `changes`: what is different, a sentence each; `result`: what that does to the waits.
    """

    changes: list[Words]
    result: Words
    saved: Range | None


class Least(Tried):
    """`kept` false: even the whole plan doesn't keep the promise. `changes`: what can close."""

    kept: bool
    changes: list[Words]


class Rehearsed(TypedDict):
    """`learnt_days`: past days that "past" is learnt from, 0 when there are too few; `days`: how many were drawn."""

    day: str
    demand: Literal["past", "small", "medium", "large"]
    learnt_days: int
    days: int
    present: Tried
    tried: TriedPlan
    least: Least | None
