"""The lobby's page."""

from __future__ import annotations

from typing import Any

from flask import Response

from office.catalogue import Words
from office.snapshots.kiosk import hours_text
from web.identity import DeviceAt, the_office
from web.pages import Pages, screen_page

pages = Pages("display", __name__, template_folder="templates")


@pages.page("/display")
def display() -> Response:
    return screen_page("display", "display/display.html", _boot)


def _boot(_device: DeviceAt) -> dict[str, Any]:
    office = the_office()
    settings = office.settings
    return {
        "hours_text": hours_text(office),
        "ticker": Words(settings.display.ticker, settings.display.ticker_en).json(),
        "voice": {"enabled": settings.voice.enabled},
    }
