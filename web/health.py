"""Is the office able to work? Asked by whoever watches the machine."""

from __future__ import annotations

from flask import Response

from office.storage.writable import is_writable
from web.api import answer
from web.identity import the_office
from web.pages import Pages

pages = Pages("health", __name__)


@pages.page("/healthz")
def healthz() -> Response:
    """200 when a write was committed just now, 503 when it can't be."""
    if is_writable(the_office().storage):
        return answer({"status": "ok"})
    return answer({"status": "storage-unavailable"}, 503)
