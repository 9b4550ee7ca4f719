"""What a citizen does: take a ticket, cancel it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from office.actions.admission import admit
from office.actions.cards import keep_card, require_first
from office.actions.moves import issued, move
from office.actions.onward import first_stop
from office.actions.priority import require_priority
from office.actions.work import Actor, Done, Work, begin, holder, once
from office.catalogue import Procedure
from office.context import Office
from office.pace import Pace, pace_of
from office.rules.numbering import number_text
from office.rules.refusals import (
    NO_PROCEDURE,
    NO_TICKET,
    PROCEDURE_CLOSED,
    PROCEDURE_OFF,
    TOO_MANY_COPIES,
    Refusal,
)
from office.rules.tickets import Move, State
from office.storage.models import Ticket
from office.storage.rows import TicketRow, added_row, next_number
from office.storage.tickets import by_token, open_service


@dataclass(frozen=True)
class Wish:
    """What a citizen asks for at the kiosk. `over_cap`: a person of the office gives it, and may go above the cap."""

    procedure: str
    priority: str | None = None
    quantity: int = 1
    language: str = "vi"
    over_cap: bool = False
    # `at_kiosk`: nobody vouches for the citizen. `card`: the slip of a scanned ID card (actions/cards.py).
    at_kiosk: bool = False
    card: str | None = None


def take_ticket(office: Office, wish: Wish, actor: Actor, key: str | None = None) -> Done:
    """Issue a ticket. Raises Refusal: unknown procedure or priority, too many copies, closed, or full for today."""
    # Asked before the office's lock is taken: now and then it is learnt anew.
    pace = None if wish.over_cap or office.always_open else pace_of(office)
    with begin(office) as work:
        return once(work, actor, key, "take_ticket", lambda: _issue(work, wish, actor, pace))


def cancel(office: Office, token: str, key: str | None = None) -> Done:
    """The citizen leaves. Raises Refusal when the ticket is unknown, being served or over."""
    with begin(office) as work:
        ticket = _held(work, token)

        def do() -> Ticket:
            service = open_service(work.session, ticket.id)
            if service is not None:
                service.ended_at, service.ended_by = work.now, str(Move.CANCEL)
            move(
                work, ticket, Move.CANCEL, State.CANCELLED, Actor("citizen", counter_id=ticket.counter_id),
                finished_at=work.now, counter_id=None,
            )  # fmt: skip
            return ticket

        return once(work, holder(ticket), key, "cancel", do)


def _held(work: Work, token: str) -> Ticket:
    ticket = by_token(work.session, work.office.id, token)
    if ticket is None:
        raise Refusal(NO_TICKET)
    return ticket


def _issue(work: Work, wish: Wish, actor: Actor, pace: Pace | None) -> TicketRow:
    procedure = _wanted(work.office, wish)
    series = admit(work, procedure, wish.quantity, pace)
    hashed = require_first(work, wish.card) if wish.at_kiosk else None
    number = next_number(
        work.tx.connection, work.office.id, work.day, series.prefix, work.office.settings.queue.first_number
    )
    ticket = added_row(
        work.tx.connection,
        Ticket,
        office_id=work.office.id,
        business_day=work.day,
        number=number_text(series.prefix, number),
        token=secrets.token_urlsafe(16),
        state=str(State.WAITING),
        **first_stop(procedure, series),
        priority=wish.priority,
        quantity=wish.quantity,
        language=wish.language,
        issued_at=work.now,
        waiting_since=work.now,
        revision=work.tx.revision,
    )
    issued(work, ticket, actor)
    if hashed is not None:
        keep_card(work, ticket, hashed)
    return ticket


def _wanted(office: Office, wish: Wish) -> Procedure:
    procedure = office.catalogue.procedure_by_id.get(wish.procedure)
    if procedure is None:
        raise Refusal(NO_PROCEDURE, procedure=wish.procedure[:60])
    _require_taken(procedure)
    require_priority(office, wish.priority)
    if wish.quantity > office.settings.queue.max_quantity:
        raise Refusal(TOO_MANY_COPIES, limit=office.settings.queue.max_quantity)
    return procedure


def _require_taken(procedure: Procedure) -> None:
    """Raises Refusal when the office doesn't do it any more, or not for now."""
    names = {"name_vi": procedure.name.vi, "name_en": procedure.name.en or procedure.name.vi}
    if not procedure.offered:
        raise Refusal(PROCEDURE_OFF, **names)
    if procedure.closed:
        reason = procedure.closed.json()
        raise Refusal(PROCEDURE_CLOSED, **names, reason_vi=reason["vi"], reason_en=reason["en"])
