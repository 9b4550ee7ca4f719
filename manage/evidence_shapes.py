"""The shape of the queue's evidence for the questions of PAPI."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from web.shapes import Words


class EvidenceRow(TypedDict):
    """`hits` of `of` is `value`; null: nothing was counted or recorded. `low`, `high`: of answers, a sample."""

    key: str
    asks: Words
    name: Words
    definition: Words
    unit: Literal["share", "a_visit"]
    hits: int
    of: int
    value: float | None
    low: float | None
    high: float | None
    note: Words | None


class EffortOfProcedure(TypedDict):
    """Of the visits served: who fetched a paper and came back the same day; who had a service end for want of one."""

    procedure: str
    name: Words
    served: int
    came_back: int
    missing_papers: int


# `from` is a word of Python's own.
Papi = TypedDict(
    "Papi",
    {"from": str, "to": str, "caution": Words, "rows": list[EvidenceRow], "procedures": list[EffortOfProcedure]},
)
