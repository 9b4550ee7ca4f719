"""The lobby's page."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, send_file

from display.api import notices_now
from display.pictures import pictures_of
from display.uploads.page import the_uploads
from office.snapshots.kiosk import hours_text
from web.identity import DeviceAt, the_office
from web.pages import Pages, screen_page

pages = Pages("display", __name__, template_folder="templates")


@pages.page("/display")
def display() -> Response:
    return screen_page("display", "display/display.html", _boot)


@pages.page("/display/pictures/<name>")
def picture(name: str) -> Response:
    """One of the office's own pictures. They hang in a public room."""
    found = pictures_of(the_office().settings.display, the_uploads()).get(name)
    if found is None:
        abort(404)
    return send_file(found.path, max_age=24 * 3600)


def _boot(_device: DeviceAt) -> dict[str, Any]:
    office = the_office()
    return {
        "hours_text": hours_text(office),
        "told": notices_now(),
    }
