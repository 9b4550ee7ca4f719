"""How a new office comes to its first ticket: the steps in their order, and which of them is next."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Step(StrEnum):
    OFFICE = "office"
    ACCOUNT = "account"
    CLERK = "clerk"
    KIOSK = "kiosk"
    COUNTER = "counter"
    DISPLAY = "display"
    TICKET = "ticket"


def next_step(there: Collection[str], passed: Collection[str]) -> Step | None:
    """The first that is neither there nor was passed over; None when the way is at its end."""
    return next((step for step in Step if step not in there and step not in passed), None)


def is_finished(there: Collection[str], passed: Collection[str]) -> bool:
    """An office that has called somebody is open, whatever was left out on the way."""
    return Step.TICKET in there or next_step(there, passed) is None
