"""The clerk's page."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, request

from office.rules.help_desk import is_at_desk
from office.snapshots.views import counter_ref
from web.identity import DeviceAt, identify_screen, the_office
from web.pages import DESK, Pages, screen_page

pages = Pages("counter", __name__, template_folder="templates")


@pages.page("/counter")
def counter() -> Response:
    device = identify_screen(the_office(), "counter", dict(request.cookies)).device
    if device is not None and is_at_desk(device.counter_id):
        return redirect(DESK)  # type: ignore[return-value]
    return screen_page("counter", "counter/counter.html", _boot)


def _boot(device: DeviceAt) -> dict[str, Any]:
    office = the_office()
    return {
        # A counter that config.toml no longer has is none: the page then says what to do.
        "counter": counter_ref(office, device.counter_id) if office.counter(device.counter_id) else None,
        "counters": [counter_ref(office, item.id) for item in office.settings.counters],
        "fields": [
            {"id": item.id, "prefix": item.prefix, "name": item.name.json(), "bulk": item.bulk}
            for item in office.catalogue.fields
        ],
        "procedures": [
            {
                "id": item.id,
                "field": item.field,
                "name": item.name.json(),
                "time_limit": item.time_limit.json() if item.time_limit else None,
                "documents": [document.json() for document in item.documents],
                "asks_quantity": item.asks_quantity,
                "offered": item.offered,
            }
            for item in office.catalogue.procedures
        ],
        "priority": {item.id: {"vi": item.name, "en": item.name_en or item.name} for item in office.settings.priority},
        "queue": {
            "undo_seconds": office.settings.queue.undo_seconds,
            "recall_cooldown_seconds": office.settings.queue.recall_cooldown_seconds,
            "recall_limit": office.settings.queue.recall_limit,
            "waiting_target_minutes": office.settings.queue.waiting_target_minutes,
        },
    }
