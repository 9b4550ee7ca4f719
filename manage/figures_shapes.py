"""The shape of the figures of past days."""

from __future__ import annotations

from typing_extensions import TypedDict

from web.shapes import Words


class FiguresLine(TypedDict):
    """One group. Lengths in seconds, shares 0 to 1; null: nothing to take them of. See `definitions` for each."""

    key: str
    name: Words
    visitors: int | None
    served_visits: int | None
    no_shows: int
    left: int | None
    priority: int | None
    transfers: int
    services: int
    missing_papers: int
    waits: int
    wait_median: float | None
    wait_p90: float | None
    within: dict[str, float | None]
    walk_median: float | None
    walk_p90: float | None
    service_times: int
    service_median: float | None
    service_p90: float | None
    parked_count: int
    parked_median: float | None
    parked_p90: float | None
    forgotten: int
    ratings: int | None
    score: float | None


class HeatCell(TypedDict):
    """Who took a ticket in one hour of one weekday (1 is Monday): people a day, waits in seconds."""

    weekday: int
    hour: int
    visitors: float
    wait_median: float | None
    wait_p90: float | None


class Spread(TypedDict):
    """How many waits lasted up to one step, two steps, …; the last entry holds all longer ones."""

    step_minutes: int
    counts: list[int]


# "from" is no name that a class can have.
PastFigures = TypedDict(
    "PastFigures",
    {
        "from": str,
        "to": str,
        "by": str,
        "target_minutes": int,
        "all": FiguresLine | None,
        "lines": list[FiguresLine],
        "trend": list[FiguresLine],
        "heat": list[HeatCell],
        "spread": Spread,
        "definitions": dict[str, Words],
    },
)
