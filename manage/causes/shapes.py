"""The shapes of why people had to wait."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from web.shapes import Words

CauseId = Literal["arrivals", "counters", "services", "papers", "priority", "burst"]


class Cause(TypedDict):
    """`seconds`: of waiting that came from it, all people together; `low`, `high`: over the draws of who was surplus.

    `meaning`: what "put right" means; `facts`: what was counted, a sentence each.
    """

    id: CauseId
    name: Words
    meaning: Words
    seconds: int
    low: int
    high: int
    facts: list[Words]


class MeasureTold(TypedDict):
    """`plan`: the address of the rehearsal page with this measure; null where a plan can't say it."""

    kind: Literal["open", "takes", "hours", "papers", "spread"]
    sentence: Words
    basis: Words
    p90_before_minutes: float
    p90_after_minutes: float
    saved_seconds: int
    plan: str | None


class Rerun(TypedDict):
    """How near the re-run comes to the days it explains. `near`: share of waits met within five minutes."""

    seconds: int
    total_off: float
    mean_off_seconds: int
    near: float


class LeftOut(TypedDict):
    """`unlike`: the re-run does not come near enough to this day, so nothing is said of it."""

    day: str
    why: Literal["nobody", "no-waits", "unlike"]


class Causes(TypedDict):
    """`actual_seconds` = sum of the causes + `unexplained_seconds` + `right_seconds`, of the days in `explained`."""

    state: Literal["ready"]
    verdict: Literal["explained", "nobody", "no-waits", "unlike"]
    days: int
    explained: list[str]
    left_out: list[LeftOut]
    waits: int
    actual_seconds: int
    right_seconds: int
    unexplained_seconds: int
    causes: list[Cause]
    rerun: Rerun | None
    measures: list[MeasureTold]


class Working(TypedDict):
    """Ask again in a second: `done` of `of` days are explained."""

    state: Literal["working"]
    done: int
    of: int
