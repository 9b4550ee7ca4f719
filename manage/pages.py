"""The manager's page."""

from __future__ import annotations

from typing import Any

from flask import Response

from office.snapshots.first_run import is_under_way
from office.snapshots.views import counter_ref, field_refs, places_to_sit
from web.identity import DeviceAt, the_office
from web.pages import Pages, screen_page

pages = Pages("manage", __name__, template_folder="templates")


@pages.page("/manage")
def manage() -> Response:
    return screen_page("manager", "manage/manage.html", _boot)


def _boot(_device: DeviceAt) -> dict[str, Any]:
    office = the_office()
    return {
        "today": office.day(office.clock.now()).isoformat(),
        "fields": field_refs(office),
        "procedures": {item.id: item.name.json() for item in office.catalogue.procedures},
        "counters": [counter_ref(office, item.id) for item in office.settings.counters],
        "places": places_to_sit(office),
        "priority": {item.id: {"vi": item.name, "en": item.name_en or item.name} for item in office.settings.priority},
        "under_way": is_under_way(office),
        "waiting_target_minutes": office.settings.queue.waiting_target_minutes,
    }
