"""One live ticket a person: whose ID card it is, as a hash of the day, and whether they hold a ticket already."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.actions.work import Work
from office.context import Office
from office.rules.card_refusals import (
    CARD_CUT_SHORT,
    CARD_MISREAD,
    CARD_NEEDED,
    CARD_OLD,
    CARDS_OFF,
    NO_CARD_CODE,
    ONE_TICKET,
)
from office.rules.id_card import IdCard, Trouble, read_card
from office.rules.phrases import STATES
from office.rules.refusals import Reason, Refusal
from office.rules.tickets import State
from office.secrets import card_hash, card_of_slip, card_slip
from office.storage.erasable import Card
from office.storage.models import Ticket
from office.storage.rows import TicketRow
from office.storage.tickets import IS_LIVE

WHY: dict[Trouble, Reason] = {
    Trouble.NOT_A_CARD: NO_CARD_CODE,
    Trouble.CUT_SHORT: CARD_CUT_SHORT,
    Trouble.OLD_CARD: CARD_OLD,
    Trouble.MISREAD: CARD_MISREAD,
}


@dataclass(frozen=True)
class Scanned:
    """`slip`: what stands for the card until the ticket; `priority`: the class that the age gives."""

    slip: str
    priority: str | None
    ticket: Ticket | None


def scan(office: Office, text: str) -> Scanned:
    """What a card says to the office. Nothing is stored. Raises Refusal: off, or why it could not be read."""
    if not office.settings.identity.one_ticket:
        raise Refusal(CARDS_OFF)
    day = office.day(office.clock.now())
    card = read_card(text, day)
    if not isinstance(card, IdCard):
        raise Refusal(WHY[card])
    hashed = card_hash(office.card_key, office.id, day, card.number)
    aged = [item for item in office.settings.priority if item.from_age and card.is_aged(item.from_age, day)]
    priority = max(aged, key=lambda item: item.from_age).id if aged else None
    with Session(office.storage.engine) as session:
        return Scanned(card_slip(office.card_key, hashed), priority, _held(session, office.id, hashed))


def require_first(work: Work, slip: str | None) -> str | None:
    """The hash to keep with the ticket that is about to be given at a kiosk; None without a card.

    Raises Refusal: a card is needed, or its holder has a live ticket.
    """
    identity = work.office.settings.identity
    if not identity.one_ticket:
        return None
    hashed = card_of_slip(work.office.card_key, slip) if slip else None
    if hashed is None:
        if identity.without_card and slip is None:
            return None
        raise Refusal(CARD_NEEDED)
    held = _held(work.session, work.office.id, hashed)
    if held is not None:
        vi, en = STATES[State(held.state)]
        raise Refusal(ONE_TICKET, number=held.number, state_vi=vi, state_en=en)
    return hashed


def keep_card(work: Work, ticket: TicketRow, hashed: str) -> None:
    work.session.add(Card(ticket_id=ticket.id, office_id=work.office.id, business_day=work.day, hash=hashed))


def _held(session: Session, office_id: str, hashed: str) -> Ticket | None:
    """The live ticket of the card's holder."""
    mine = select(Ticket).join(Card, Card.ticket_id == Ticket.id)
    return session.scalar(mine.where(Card.office_id == office_id, Card.hash == hashed, IS_LIVE).limit(1))
