"""A break announced ahead: what may be announced, and for how long it is meant."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from office.rules.break_refusals import BREAK_ANOTHER_DAY, BREAK_IS_OVER
from office.rules.refusals import Refusal

LONGEST_MINUTES = 120
# Whoever picked "now" pressed the button a moment later.
LATE = dt.timedelta(minutes=1)
# A pause so shortly before its time is the break that was announced; an earlier one is another.
SHORTLY = dt.timedelta(minutes=15)
# So long after its time the clerk who went on calling no longer means it.
LAPSES = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Break:
    """`reason`: in the clerk's words, as of a pause."""

    at: dt.datetime
    minutes: int
    reason: str

    def stands(self, now: dt.datetime, called_at: dt.datetime | None) -> bool:
        """Whether it is still meant; `called_at`: when the citizen at the counter was called, who is served first."""
        return now < self.at + LAPSES or (called_at is not None and called_at < self.at)

    def begins_with(self, pause: dt.datetime) -> bool:
        """Whether a pause that begins then is this break."""
        return pause >= self.at - SHORTLY


def require_ahead(at: dt.datetime, now: dt.datetime, midnight: dt.datetime) -> None:
    """Raises Refusal for a time that is over, or of another day; `midnight`: when today ends."""
    if at < now - LATE:
        raise Refusal(BREAK_IS_OVER)
    if at >= midnight:
        raise Refusal(BREAK_ANOTHER_DAY)
