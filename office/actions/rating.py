"""The citizen says how it was: once a visit, on the phone or at the tablet of the counter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select, update

from office.actions.moves import record
from office.actions.work import CITIZEN, Actor, Work, begin, holder, once
from office.context import Office
from office.rules.rating import BURST, BURST_WITHIN, REASONS, REASONS_WITHIN, SCORES, Doubt, doubt_of
from office.rules.rating_refusals import NO_SUCH_FACE, NOT_RATED_YET, RATED_ALREADY, RATING_OVER
from office.rules.refusals import NO_TICKET, Reason, Refusal
from office.rules.tickets import State
from office.storage.models import Ticket
from office.storage.ratings import Rating
from office.storage.tickets import by_number, by_token, last_service
from office.storage.visits_end import asked_at


@dataclass(frozen=True)
class Tablet:
    """The device that faces the citizen at a counter."""

    device_id: int
    counter_id: str

    @property
    def actor(self) -> Actor:
        return Actor(f"device:{self.device_id}", counter_id=self.counter_id)


@dataclass(frozen=True)
class Rated:
    """What stands; `repeated`: since an earlier request."""

    score: int
    repeated: bool


@dataclass(frozen=True)
class _Given:
    score: int
    actor: Actor
    doubt: Doubt | None
    levels: int = 5
    comment: str | None = None
    device_id: int | None = None
    source_hash: str | None = None


def rate(
    office: Office,
    token: str,
    score: int,
    comment: str | None,
    source_hash: str | None = None,
    *,
    by_staff: bool = False,
    key: str | None = None,
) -> Rated:
    """Rate the visit on the phone, unless a request with the same key already did.

    `by_staff`: the browser is one of the office's own; `source_hash`: whose it is.
    """
    with begin(office) as work:
        ticket = by_token(work.session, office.id, token)
        if ticket is None:
            raise Refusal(NO_TICKET)
        after = work.now - (ticket.finished_at or work.now)
        doubt = doubt_of(after=after, least_seconds=0, at_tablet=False, by_staff=by_staff)
        given = _Given(score, CITIZEN, doubt, comment=comment, source_hash=source_hash)

        def do() -> Ticket:
            _keep(work, ticket, given)
            return ticket

        done = once(work, holder(ticket), key, "rate", do)
        return Rated(work.session.get_one(Rating, ticket.id).score, done.repeated)


def rate_at_counter(office: Office, tablet: Tablet, number: str, score: int) -> None:
    """Rate at the tablet. Raises Refusal when it does not ask for this number (any more), or has no such face."""
    asked = office.settings.satisfaction
    if score not in SCORES[asked.levels]:
        raise Refusal(NO_SUCH_FACE)
    with begin(office) as work:
        since = work.now - dt.timedelta(seconds=asked.seconds)
        found = asked_at(work.session, office.id, work.day, tablet.counter_id, since)
        if found is None or found.number != number:
            raise Refusal(_why_not(work, number))
        ticket = work.session.get_one(Ticket, found.ticket_id)
        after = work.now - found.ended_at
        doubt = doubt_of(after=after, least_seconds=asked.least_seconds, at_tablet=True, by_staff=False)
        _keep(work, ticket, _Given(score, tablet.actor, doubt, asked.levels, device_id=tablet.device_id))


def give_reasons(office: Office, tablet: Tablet, number: str, reasons: Collection[str]) -> None:
    """Why it was so, soon after the face and from the same tablet. Raises Refusal otherwise."""
    with begin(office) as work:
        ticket = by_number(work.session, office.id, work.day, number)
        rating = work.session.get(Rating, ticket.id) if ticket is not None else None
        if rating is None or rating.device_id != tablet.device_id or work.now - rating.rated_at > REASONS_WITHIN:
            raise Refusal(RATING_OVER)
        given = [reason for reason in REASONS if reason in reasons]
        rating.reasons = ",".join(given) or None
        record(work, "rate", tablet.actor, ticket=ticket, detail={"reasons": given})


def _why_not(work: Work, number: str) -> Reason:
    ticket = by_number(work.session, work.office.id, work.day, number)
    rated = ticket is not None and work.session.get(Rating, ticket.id) is not None
    return RATED_ALREADY if rated else RATING_OVER


def _keep(work: Work, ticket: Ticket, given: _Given) -> None:
    if ticket.state != State.DONE:
        raise Refusal(NOT_RATED_YET)
    if work.session.get(Rating, ticket.id) is not None:
        raise Refusal(RATED_ALREADY)
    service = last_service(work.session, ticket)
    rating = Rating(
        ticket_id=ticket.id,
        office_id=work.office.id,
        score=given.score,
        comment=given.comment or None,
        rated_at=work.now,
        channel="phone" if given.device_id is None else "counter",
        levels=given.levels,
        service_id=service and service.id,
        doubt=given.doubt and str(given.doubt),
        device_id=given.device_id,
        source_hash=given.source_hash,
    )
    work.session.add(rating)
    work.session.flush()
    detail = {"score": given.score, "channel": rating.channel, "doubt": rating.doubt}
    record(work, "rate", given.actor, ticket=ticket, detail=detail)
    _doubt_a_burst(work, rating)


def _doubt_a_burst(work: Work, rating: Rating) -> None:
    """Many tickets from one place within a minute: none of them is counted, those of before neither."""
    if rating.device_id is not None:
        same_place = Rating.device_id == rating.device_id
    elif rating.source_hash is not None:
        same_place = Rating.source_hash == rating.source_hash
    else:
        return
    lately = (Rating.office_id == work.office.id, same_place, Rating.rated_at > work.now - BURST_WITHIN)
    tickets = work.session.scalars(select(Rating.ticket_id).where(*lately)).all()
    if len(tickets) < BURST:
        return
    doubted = update(Rating).where(Rating.ticket_id.in_(tickets), Rating.doubt.is_(None)).values(doubt=str(Doubt.BURST))
    work.session.execute(doubted)
    record(work, "rate", Actor("office"), detail={"doubt": str(Doubt.BURST), "tickets": sorted(tickets)})
