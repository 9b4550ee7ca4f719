"""Much arithmetic about past days, in the rehearsals' process: beside it, in ours, every call would wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from flask import current_app

from manage.rehearsing.process import REHEARSAL_FAILED, Rehearser
from office.context import Office
from office.figures.past import count_tickets
from office.rules.refusals import Refusal

Question = TypeVar("Question")
Answer = TypeVar("Answer")
# A small office's fortnight: fewer are told at once, sooner than a process starts.
FEW_TICKETS = 3_000


def apart(
    office: Office, first: dt.date, last: dt.date, task: Callable[[Office, Question], Answer], asked: Question
) -> Answer:
    """What `task`, a function of a module, answers about the days `first` to `last`."""
    if count_tickets(office, first, last) <= FEW_TICKETS:
        return task(office, asked)
    rehearser: Rehearser = current_app.extensions["rehearser"]
    try:
        return rehearser.ask(office, task, asked)
    except Refusal as refusal:
        if refusal.reason is not REHEARSAL_FAILED:
            raise
        # It has told the log why. A report that takes its time is better than none.
        return task(office, asked)
