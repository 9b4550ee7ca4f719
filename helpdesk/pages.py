"""The help desk's page: for its own device, for a clerk at a counter, and for the manager."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from office.context import Office
from office.rules.help_desk import is_at_desk, seat_at_desk
from office.snapshots.views import counter_ref, field_refs
from web.identity import DESK_SCREEN, DeviceAt, identify_screen, the_office
from web.pages import DESK, Pages, basics, house_language, plain_page, way_in

pages = Pages("helpdesk", __name__, template_folder="templates")


@pages.page(DESK)
def desk() -> Response:
    office, language = the_office(), house_language()
    identity = identify_screen(office, DESK_SCREEN, dict(request.cookies))
    device = identity.screen
    if identity.locked:
        return way_in()
    if device is None:
        boot = {**basics("start"), "role": "counter"}
        return plain_page("web/not_set_up.html", language=language, role="counter", boot=boot)
    return plain_page("helpdesk/desk.html", language=language, boot={**basics(DESK_SCREEN), **_boot(office, device)})


def _boot(office: Office, device: DeviceAt) -> dict[str, Any]:
    place = seat_at_desk(device.id) if is_at_desk(device.counter_id) else device.counter_id
    return {
        "device": {"name": device.name, "id": device.id, "role": device.role},
        "counter": counter_ref(office, place) if office.is_place(place) else None,
        "counters": [counter_ref(office, item.id) for item in office.settings.counters],
        "fields": field_refs(office),
        "bulk": [item.id for item in office.settings.bulk],
        "procedures": {
            item.id: {"name": item.name.json(), "field": item.field, "asks_quantity": item.asks_quantity}
            for item in office.catalogue.procedures
        },
        "most_used": list(office.catalogue.most_used),
        "priority": {item.id: {"vi": item.name, "en": item.name_en or item.name} for item in office.settings.priority},
        "max_quantity": office.settings.queue.max_quantity,
        "waiting_target_minutes": office.settings.queue.waiting_target_minutes,
        "printer": {"kind": office.settings.printer.kind},
    }
