"""What the tablet that faces the citizen shows: whom to ask how it was, or nobody."""

from __future__ import annotations

import datetime as dt
from typing import Any

from office.context import Office
from office.rules.rating import SCORES
from office.snapshots.views import counter_ref, time_text
from office.storage.visits_end import asked_at


def asking_at(office: Office, counter_id: str) -> dict[str, Any]:
    """`ask`: the number whose visit has just ended here, until when; null while nobody is to be asked."""
    settings, now = office.settings.satisfaction, office.clock.now()
    length = dt.timedelta(seconds=settings.seconds)
    with office.storage.read() as connection:
        found = asked_at(connection, office.id, office.day(now), counter_id, now - length)
    ask = found and {
        "number": found.number,
        "language": found.language,
        "finished_at": time_text(office, found.ended_at),
        "until": time_text(office, found.ended_at + length),
    }
    return {
        "edition": office.edition,
        "now": time_text(office, now),
        "counter": counter_ref(office, counter_id),
        "scores": list(SCORES[settings.levels]),
        "ask": ask,
    }
