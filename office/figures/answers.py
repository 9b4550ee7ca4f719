"""What citizens answered when they were asked how it was: read, narrowed and split."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select

from office.context import Office
from office.figures.narrowing import Only
from office.rules.tickets import State
from office.storage.models import Service, Ticket
from office.storage.ratings import Rating

ALL = Only()
By = Literal["all", "month", "day", "procedure", "field", "counter", "clerk", "channel"]


@dataclass(frozen=True, slots=True)
class Given:
    """One citizen's answer, with the service that ended the visit."""

    day: dt.date
    procedure: str
    field: str
    counter: str
    clerk: str
    channel: str
    score: int
    doubt: str | None
    reasons: tuple[str, ...]
    comment: str | None


@dataclass(frozen=True)
class Answers:
    """`served`: how many visits could have been rated, in those days and so narrowed."""

    first: dt.date
    last: dt.date
    given: Sequence[Given]
    served: int


def read_answers(office: Office, first: dt.date, last: dt.date, only: Only = ALL) -> Answers:
    """The answers about visits of the business days `first` to `last`, the latest first."""
    days = (Ticket.office_id == office.id, Ticket.business_day.between(first, last))
    wanted = [
        column == value
        for column, value in (
            (Service.field, only.field),
            (Service.procedure, only.procedure),
            (Service.counter_id, only.counter),
            (Service.clerk_id, only.clerk),
        )
        if value is not None
    ]
    rated = (
        select(
            Ticket.business_day, Ticket.procedure, Ticket.field, Service.procedure, Service.field, Service.counter_id,
            Service.clerk_id, Rating.channel, Rating.score, Rating.doubt, Rating.reasons, Rating.comment,
        )
        .join(Ticket, Ticket.id == Rating.ticket_id)
        .outerjoin(Service, Service.id == Rating.service_id)
        .where(*days, *wanted)
        .order_by(Rating.rated_at.desc(), Rating.ticket_id.desc())
    )  # fmt: skip
    # The last finished service of each visit that is over, as the ratings have it.
    ended = select(func.max(Service.id)).join(Ticket, Ticket.id == Service.ticket_id)
    ended = ended.where(*days, Ticket.state == str(State.DONE), Service.ended_by == "finish").group_by(Ticket.id)
    served = select(func.count()).select_from(Service).where(Service.id.in_(ended), *wanted)
    with office.storage.read() as connection:
        rows = connection.execute(rated).all()
        return Answers(first, last, [_given(tuple(row)) for row in rows], connection.scalar(served) or 0)


def _given(row: tuple[object, ...]) -> Given:
    day, procedure, field, served_procedure, served_field, counter, clerk, channel, score, doubt, reasons, comment = row
    return Given(
        day=day,  # type: ignore[arg-type]
        procedure=str(served_procedure or procedure),
        field=str(served_field or field),
        counter=str(counter or ""),
        clerk="" if clerk is None else str(clerk),
        channel=str(channel),
        score=int(score),  # type: ignore[call-overload]
        doubt=None if doubt is None else str(doubt),
        reasons=tuple(str(reasons).split(",")) if reasons else (),
        comment=None if comment is None else str(comment),
    )


KEYS: dict[By, Callable[[Given], str]] = {
    "all": lambda each: "",
    "month": lambda each: f"{each.day:%Y-%m}",
    "day": lambda each: each.day.isoformat(),
    "procedure": lambda each: each.procedure,
    "field": lambda each: each.field,
    "counter": lambda each: each.counter,
    "clerk": lambda each: each.clerk,
    "channel": lambda each: each.channel,
}


def split(given: Iterable[Given], by: By) -> dict[str, list[Given]]:
    """By key, in the order of the keys."""
    found: dict[str, list[Given]] = {}
    for each in given:
        found.setdefault(KEYS[by](each), []).append(each)
    return dict(sorted(found.items()))
