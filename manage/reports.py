"""The page of the reports: a stretch of past days in figures and pictures."""

from __future__ import annotations

from typing import Any

from flask import Response

from office.figures.past import days_with_tickets
from office.snapshots.views import counter_ref, field_refs
from web.identity import DeviceAt, the_office
from web.pages import Pages, screen_page

pages = Pages("manage_reports", __name__, template_folder="templates")


@pages.page("/manage/reports")
def reports() -> Response:
    return screen_page("manager", "manage/reports.html", _boot)


def _boot(_device: DeviceAt) -> dict[str, Any]:
    office = the_office()
    first, last = days_with_tickets(office)
    return {
        "today": office.day(office.clock.now()).isoformat(),
        "first_day": first and first.isoformat(),
        "last_day": last and last.isoformat(),
        "fields": field_refs(office),
        "procedures": [
            {"id": item.id, "field": item.field, "name": item.name.json()} for item in office.catalogue.procedures
        ],
        "counters": [counter_ref(office, item.id) for item in office.settings.counters],
        "waiting_target_minutes": office.settings.queue.waiting_target_minutes,
    }
