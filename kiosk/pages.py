"""The kiosk's page, the slip for a browser to print, and the QR code of a ticket."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, render_template

from kiosk.paper import slip_of
from office.catalogue import Words
from office.snapshots.kiosk import hours_text, opening_view
from web.identity import DeviceAt, the_office
from web.pages import Pages, screen_page
from web.qr import qr_svg
from web.tickets import held_ticket

pages = Pages("kiosk", __name__, template_folder="templates")


@pages.page("/kiosk")
def kiosk() -> Response:
    return screen_page("kiosk", "kiosk/kiosk.html", _boot)


@pages.page("/kiosk/slip/<token>")
def slip(token: str) -> Response:
    """The 80 mm page, for a browser that prints by itself. Whoever holds the ticket may see its slip."""
    office = the_office()
    return make_response(render_template("kiosk/slip.html", slip=slip_of(office, held_ticket(office, token))))


@pages.page("/t/<token>/qr.svg")
def qr(token: str) -> Response:
    office = the_office()
    ticket = held_ticket(office, token)
    svg = qr_svg(f"{office.public_url}/t/{ticket.token}", ticket.number)
    response = Response(str(svg), mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


def _boot(_device: DeviceAt) -> dict[str, Any]:
    office = the_office()
    settings = office.settings
    return {
        "help_desk": Words(settings.office.help_desk, settings.office.help_desk_en).json(),
        "most_used": office.catalogue.most_used,
        "priority": [
            {"id": item.id, "name": Words(item.name, item.name_en).json(), "pictogram": item.pictogram}
            for item in settings.priority
        ],
        "kiosk": {
            "idle_seconds": settings.kiosk.idle_seconds,
            "ticket_seconds": settings.kiosk.ticket_seconds,
            "max_quantity": settings.queue.max_quantity,
        },
        "identity": {"one_ticket": settings.identity.one_ticket, "without_card": settings.identity.without_card},
        "printer": {"kind": settings.printer.kind},
        "hours_text": hours_text(office),
        "open": opening_view(office),
    }
