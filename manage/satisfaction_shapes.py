"""The shape of the figures of satisfaction."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from web.shapes import Words


class SatisfactionLine(TypedDict):
    """Shares 0 to 1, points 0 to 100; null: too few answers to say. `said`: the same in a sentence."""

    key: str
    name: Words
    answers: int
    counts: dict[str, int]
    satisfied: float | None
    low: float | None
    high: float | None
    points: float | None
    index_points: float | None
    grade: Words | None
    beside: Literal["above", "below", "same"] | None
    left_out: dict[str, int]
    said: Words


class ReasonNamed(TypedDict):
    satisfied: int
    others: int


class Grade(TypedDict):
    from_points: int
    name: Words


class SatisfactionRules(TypedDict):
    points: list[int]
    out_of: int
    fewest: int
    least_seconds: int
    grades: list[Grade]


# `from` is a word of Python's own.
Satisfaction = TypedDict(
    "Satisfaction",
    {
        "from": str,
        "to": str,
        "by": str,
        "served": int,
        "all": SatisfactionLine,
        "lines": list[SatisfactionLine],
        "reasons": dict[str, ReasonNamed],
        "rules": SatisfactionRules,
        "definitions": dict[str, Words],
    },
)
