"""The kiosk's calls: what there is, and a ticket for it."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import Response, request
from pydantic import Field
from typing_extensions import TypedDict

from kiosk import paper
from office.actions.cards import scan
from office.actions.citizen import Wish, take_ticket
from office.snapshots.kiosk import kiosk_view
from office.snapshots.now import room_now
from web import shapes
from web.api import Api, answer, idempotency_key
from web.bodies import Body, Plain, read_body
from web.identity import CLERK, GUIDE, caller, the_office
from web.tickets import done_answer, held_ticket

api = Api("kiosk", __name__)
STAFF_AND_KIOSK = {"kiosk", "counter", "manager", CLERK, GUIDE}
LONGEST_QUERY = 100


class TakeTicket(Body):
    procedure: Annotated[Plain, Field(min_length=1, max_length=60)]
    priority: Annotated[Plain, Field(min_length=1, max_length=60)] | None = None
    quantity: Annotated[int, Field(ge=1, le=9999)] = 1
    language: Literal["vi", "en"] = "vi"
    # What POST /kiosk/card gave, where the office wants one ticket a person.
    card: Annotated[Plain, Field(min_length=1, max_length=200)] | None = None


class ScanCard(Body):
    """What the scanner typed, as it came. It lives as long as this request."""

    text: Annotated[str, Field(min_length=1, max_length=2000)]


class HeldTicket(TypedDict):
    number: str
    state: shapes.State


class Scanned(TypedDict):
    """`card` stands for the card in POST /tickets; `priority`: the class that the age gives; `ticket`: a live one."""

    card: str
    priority: str | None
    ticket: HeldTicket | None


@api.call(
    "GET",
    "/procedures",
    who=STAFF_AND_KIOSK,
    answers={200: shapes.Procedures},
    query={"q": "Words to look for, with or without diacritics"},
)
def procedures() -> Response:
    """Fields with who waits, and procedures; with `q`, those that match, best first."""
    office = the_office()
    query = request.args.get("q", "")[:LONGEST_QUERY]
    found = office.catalogue.search(query) if query.strip() else office.catalogue.offered
    return answer(kiosk_view(room_now(office), found))


@api.call(
    "POST",
    "/tickets",
    who=STAFF_AND_KIOSK,
    body=TakeTicket,
    answers={201: shapes.Ticket, 200: shapes.Ticket},
    idempotent=True,
)
def take() -> Response:
    """Take a ticket. The same Idempotency-Key gives the same ticket."""
    office, who, body = the_office(), caller(), read_body(TakeTicket)
    at_kiosk = "kiosk" in who.roles
    wish = Wish(
        body.procedure, body.priority, body.quantity, body.language,
        over_cap=not at_kiosk, at_kiosk=at_kiosk, card=body.card,
    )  # fmt: skip
    done = take_ticket(office, wish, who.actor, idempotency_key())
    if done.ticket is not None and not done.repeated and at_kiosk:
        paper.print_ticket(office, done.ticket)
    return done_answer(office, done, created=201)


@api.call("POST", "/kiosk/card", who={"kiosk"}, body=ScanCard, answers={200: Scanned})
def scan_card() -> Response:
    """Read an ID card: whether its holder has a ticket, and what their age gives. Nothing is stored."""
    found = scan(the_office(), read_body(ScanCard).text)
    held = {"number": found.ticket.number, "state": found.ticket.state} if found.ticket else None
    return answer({"card": found.slip, "priority": found.priority, "ticket": held})


@api.call("GET", "/kiosk/tickets/<token>/print", who=STAFF_AND_KIOSK, answers={200: paper.Printing})
def printing(token: str) -> Response:
    """How the printing of the slip stands."""
    office = the_office()
    return answer(paper.printing_of(held_ticket(office, token)))


@api.call("POST", "/kiosk/tickets/<token>/print", who=STAFF_AND_KIOSK, answers={202: paper.Printing})
def print_again(token: str) -> Response:
    """Print the slip again."""
    office = the_office()
    ticket = held_ticket(office, token)
    paper.print_ticket(office, ticket, reprint=True)
    return answer(paper.printing_of(ticket), 202)


@api.call("GET", "/printer", who={"manager", "kiosk"}, answers={200: paper.PrinterView})
def printer() -> Response:
    """How the printer of the slips is, and since when."""
    return answer(paper.printer_view(the_office()))


@api.call("POST", "/printer/test", who={"manager"}, answers={202: paper.PrinterView})
def printer_test() -> Response:
    """Print a slip that is no ticket."""
    office = the_office()
    paper.print_test(office)
    return answer(paper.printer_view(office), 202)
