"""When the result of a dossier is to be fetched: the days a clerk may promise, and those offered at one touch."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import islice

from office.rules.opening import LOOK_AHEAD_DAYS, Hours, sessions_on
from office.rules.refusals import Reason, Refusal
from office.rules.tickets import Outcome

LONGEST_DAYS = 400
OFFERED_AT_MOST = 5
# Where the catalogue's time limit names no number of working days.
USUAL = (0, 1, 3, 5, 10)
ONLY_ACCEPTED = Reason(
    "return-date-needs-accepted",
    422,
    "Chỉ hẹn ngày trả khi hồ sơ đã được tiếp nhận.",
    "A return date is told only for a dossier that was accepted.",
    field="return_on",
)
NO_SUCH_DAY = Reason(
    "return-date-not-possible",
    422,
    "Ngày hẹn trả phải từ hôm nay đến {last}. Xin chọn lại ngày.",
    "The return date must lie between today and {last}. Please choose the day again.",
    field="return_on",
)


@dataclass(frozen=True, slots=True)
class ReturnDay:
    """A day to promise: so many working days after today."""

    working_days: int
    on: dt.date


def require_possible(day: dt.date, today: dt.date, outcome: Outcome) -> None:
    """Raises Refusal when nothing was accepted, or the day is past or further away than any time limit."""
    if outcome is not Outcome.ACCEPTED:
        raise Refusal(ONLY_ACCEPTED)
    last = today + dt.timedelta(days=LONGEST_DAYS)
    if not today <= day <= last:
        raise Refusal(NO_SUCH_DAY, last=f"{last:%d/%m/%Y}")


def offered(hours: Hours, today: dt.date, time_limit: str) -> list[ReturnDay]:
    """The days a clerk is offered for a procedure: those that its time limit names, or the usual ones."""
    wanted = sorted(limits_named(time_limit))[:OFFERED_AT_MOST] or USUAL
    days = (today + dt.timedelta(days=ahead) for ahead in range(1, LOOK_AHEAD_DAYS))
    worked = list(islice((day for day in days if sessions_on(hours, day)), max(wanted)))
    # An office that works no days at all promises none.
    return [ReturnDay(count, worked[count - 1] if count else today) for count in wanted if count <= len(worked)]


def limits_named(time_limit: str) -> set[int]:
    """The numbers of working days in the words of a time limit: "10 hoặc 15 ngày làm việc" names two."""
    words = time_limit.casefold()
    named = {
        int(number)
        for listed in re.findall(r"((?:\d{1,3}(?:\s*,\s*|\s+hoặc\s+|\s+đến\s+)?)+)\s*ngày làm việc", words)
        for number in re.findall(r"\d{1,3}", listed)
    }
    named |= {0} if "trong ngày" in words else set()
    return named | ({1} if "ngày làm việc tiếp theo" in words else set())
