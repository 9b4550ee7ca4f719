"""Citizens with priority who are still to come, as the last weeks saw them: they will go before many who wait."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import distinct, func, select

from office.context import Office
from office.storage.models import Ticket

DAYS = 30
HALF_HOUR = 1800
# Rarer than one in so many half-hours they change no estimate, and only cost time.
RAREST = 20


@dataclass(frozen=True, slots=True)
class Comer:
    """Priority citizens of a field, for the procedure that most of them want; `rates` a second, by half-hour of day."""

    field: str
    procedure: str
    rates: Sequence[float]

    def rate_at(self, time: dt.time) -> float:
        return self.rates[(time.hour * 3600 + time.minute * 60) // HALF_HOUR]


def comers_of(office: Office) -> list[Comer]:
    """None on the first day."""
    today = office.day(office.clock.now())
    past = (
        Ticket.office_id == office.id,
        Ticket.business_day >= today - dt.timedelta(days=DAYS),
        Ticket.business_day < today,
    )
    with office.storage.read() as connection:
        days = connection.execute(select(func.count(distinct(Ticket.business_day))).where(*past)).scalar_one()
        rows = connection.execute(
            select(Ticket.field, Ticket.procedure, Ticket.issued_at).where(*past, Ticket.priority.is_not(None))
        ).all()
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * (86_400 // HALF_HOUR))
    wanted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        local = office.local(row.issued_at)
        counts[row.field][(local.hour * 3600 + local.minute * 60) // HALF_HOUR] += 1
        wanted[row.field][row.procedure] += 1
    return [
        Comer(field, wanted[field].most_common(1)[0][0], [_rate(count, days) for count in found])
        for field, found in counts.items()
    ]


def _rate(count: int, days: int) -> float:
    return count / days / HALF_HOUR if count * RAREST >= days else 0.0
