"""From a ticket to its slip, and how the printing of it stands."""

from __future__ import annotations

from typing import Literal
from uuid import uuid4

from flask import current_app
from typing_extensions import TypedDict

from kiosk.printing.content import SlipContent
from kiosk.printing.spooler import PrintSpooler
from kiosk.printing.state import Health, Result
from kiosk.printing.wait_words import wait_words
from office.catalogue import Words
from office.context import Office
from office.snapshots.journeys import asked_for
from office.snapshots.now import room_now
from office.snapshots.outlook import wait_of
from office.snapshots.room import TicketRow
from office.storage.models import Ticket
from web.shapes import Words as WordsShape

ByItself = Literal["browser", "none"]
BY_ITSELF: dict[str, ByItself] = {"browser": "browser", "none": "none"}
TEST_SLIP = Words("Phiếu in thử", "Test slip")


class Printing(TypedDict):
    """How one slip goes; `health` of the printer says whether one that waits is likely to come."""

    result: Result | ByItself
    health: Health
    message: WordsShape | None


class PrinterView(TypedDict):
    """How the printer is, for those who look after it. `since` is when that last changed."""

    kind: str
    health: Health
    message: WordsShape
    since: str
    waiting: int
    last_printed_at: str | None


def the_spooler() -> PrintSpooler:
    spooler: PrintSpooler = current_app.extensions["spooler"]
    return spooler


def slip_of(office: Office, ticket: Ticket | TicketRow, *, reprint: bool = False) -> SlipContent:
    """What stands on the ticket's slip, in the language it was taken in."""
    room = room_now(office)
    row = room.by_id.get(ticket.id)
    procedure = office.catalogue.procedure_by_id.get(asked_for(office, ticket))
    priority = next((item for item in office.settings.priority if item.id == ticket.priority), None)
    said = _Said(ticket.language)
    return SlipContent(
        office=said(office.name),
        address=office.settings.office.address,
        number=ticket.number,
        procedure=said(procedure.name if procedure else office.catalogue.field_name(ticket.field)),
        field=said(office.catalogue.field_name(ticket.field)),
        ahead=room.ahead(row) if row is not None else 0,
        wait=said(wait_words(wait_of(room, row))) if row is not None else "",
        issued_at=office.local(ticket.issued_at),
        documents=tuple(said(item) for item in procedure.documents) if procedure else (),
        fee=said(procedure.fee) if procedure and procedure.fee else "",
        time_limit=said(procedure.time_limit) if procedure and procedure.time_limit else "",
        steps=tuple(said(step.name) for step in procedure.steps) if procedure else (),
        quantity=ticket.quantity,
        priority=said(Words(priority.name, priority.name_en)) if priority else "",
        url=f"{office.public_url}/t/{ticket.token}",
        language="en" if ticket.language == "en" else "vi",
        reprint=reprint,
    )


def print_ticket(office: Office, ticket: Ticket | TicketRow, *, reprint: bool = False) -> None:
    """Hand the slip to the printer and come back at once; where the browser prints, there is nothing to hand over."""
    if office.settings.printer.kind in BY_ITSELF:
        return
    the_spooler().submit(slip_of(office, ticket, reprint=reprint), ticket.token)


def printing_of(ticket: Ticket | TicketRow) -> Printing:
    spooler = the_spooler()
    state = spooler.state()
    result = BY_ITSELF.get(state.kind) or spooler.result(ticket.token)
    return {"result": result, "health": state.health, "message": _both(state.message)}


def printer_view(office: Office) -> PrinterView:
    state = the_spooler().state()
    printed = state.last_printed_at
    return {
        "kind": state.kind,
        "health": state.health,
        "message": _both(state.message),
        "since": office.local(state.since).isoformat(),
        "waiting": state.waiting,
        "last_printed_at": office.local(printed).isoformat() if printed else None,
    }


def print_test(office: Office) -> None:
    """A slip that looks like any other and is none: its number is no ticket's, its code leads to the first page."""
    now = office.local(office.clock.now())
    slip = SlipContent(
        office=office.name.vi,
        address=office.settings.office.address,
        number="A000",
        procedure=TEST_SLIP.vi,
        field=TEST_SLIP.en,
        ahead=0,
        issued_at=now,
        url=f"{office.public_url}/",
    )
    the_spooler().submit(slip, f"test {uuid4()}")


def _both(words: Words) -> WordsShape:
    return {"vi": words.vi, "en": words.en}


class _Said:
    """Texts in one language."""

    def __init__(self, language: str) -> None:
        self._english = language == "en"

    def __call__(self, words: Words) -> str:
        return (words.en or words.vi) if self._english else words.vi
