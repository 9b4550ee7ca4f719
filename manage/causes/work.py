"""Days explained one after the other, with how far it is: a month takes longer than anybody waits for an answer.

A thread of the server asks a process like the rehearsals' for a day at a time.
What past days came to is kept: they do not change any more.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock, Thread
from time import monotonic

from manage.causes.day import DayAsked, DayFound
from manage.rehearsing.process import REHEARSAL_FAILED
from office.context import Office
from office.rules.refusals import Reason, Refusal

log = logging.getLogger("motcua.causes")

CAUSES_FAILED = Reason(
    "causes-failed",
    503,
    "Chưa tìm được vì sao phải chờ; hàng đợi hôm nay không bị ảnh hưởng. Xin thử lại, hoặc báo kỹ thuật viên.",
    "The causes could not be found; today’s queue is not affected. Please try again, or tell the technician.",
)
MOST_KEPT = 200
# Whoever closed the page asks no more: nobody is at work for them any longer.
LEFT_AFTER_SECONDS = 20.0

Ask = Callable[[Office, DayAsked], DayFound]
Key = tuple[int, DayAsked]


@dataclass
class Work:
    """What was asked for, and how far it is. `wrong`: why there will be no answer."""

    office: Office
    days: Sequence[DayAsked]
    found: list[DayFound] = field(default_factory=list)
    wrong: Reason | None = None
    asked_at: float = 0.0

    @property
    def done(self) -> bool:
        return len(self.found) == len(self.days)


class Explainer:
    """Safe to share between threads. `ask` explains one day, wherever that is done."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._lock = Lock()
        self._works: dict[tuple[Key, ...], Work] = {}
        self._kept: OrderedDict[Key, DayFound] = OrderedDict()

    def look(self, office: Office, days: Sequence[DayAsked]) -> Work:
        """How far the days are; work on them begins with the first look, and ends when nobody looks any more."""
        key = tuple((office.edition, day) for day in days)
        with self._lock:
            if all(each in self._kept for each in key):
                return Work(office, days, [self._kept[each] for each in key])
            work = self._works.get(key)
            if work is None:
                work = self._works[key] = Work(office, days, asked_at=monotonic())
                Thread(target=self._run, args=(key, work), name="causes", daemon=True).start()
            work.asked_at = monotonic()
            if work.done or work.wrong is not None:
                del self._works[key]
            return work

    def _run(self, key: tuple[Key, ...], work: Work) -> None:
        try:
            for day in work.days:
                if monotonic() - work.asked_at > LEFT_AFTER_SECONDS:
                    break
                work.found.append(self._day(work.office, day))
        except Refusal as refusal:
            work.wrong = CAUSES_FAILED if refusal.reason is REHEARSAL_FAILED else refusal.reason
        except Exception:
            log.exception("causes of waiting could not be found")
            work.wrong = CAUSES_FAILED
        if not work.done and work.wrong is None:
            with self._lock:
                self._works.pop(key, None)

    def _day(self, office: Office, day: DayAsked) -> DayFound:
        key = (office.edition, day)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self._ask(office, day)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found
