"""The ticket in the citizen's hand."""

from __future__ import annotations

from flask import Response

from office.snapshots.now import room_now
from office.snapshots.views import find_ticket, phone_view
from web.identity import the_office
from web.language import chosen_language
from web.pages import Pages, basics, plain_page

pages = Pages("phone", __name__, template_folder="templates")


@pages.page("/t/<token>")
def phone(token: str) -> Response:
    """In the ticket's own language, unless another is asked for."""
    office = the_office()
    ticket = find_ticket(office, token) if token.isascii() and token.isprintable() else None
    if ticket is None:
        return plain_page("phone/no_ticket.html", 404, boot=basics("phone"))
    language = chosen_language() or ticket.language
    procedure = office.catalogue.procedure_by_id.get(ticket.procedure)
    boot = {
        **basics("phone"),
        "procedure": procedure.name.json() if procedure else None,
        "field": office.catalogue.field_name(ticket.field).json(),
        # Where a clerk may send the ticket on; in another than its own the citizen is told so.
        "fields": {field.id: field.name.json() for field in office.catalogue.fields if not field.bulk},
        "home": procedure.field if procedure else ticket.field,
        "documents": [item.json() for item in procedure.documents] if procedure else [],
        "ticket": phone_view(room_now(office), ticket),
    }
    return plain_page("phone/phone.html", language=language, boot=boot)
