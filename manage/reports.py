"""The page of the reports: a stretch of past days in figures and pictures; and a month of them on A4."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Response, request

from manage.apart import apart
from office.context import Office
from office.figures.monthly.drawing import month_pdf
from office.figures.past import days_with_tickets
from office.rules.months import month_before
from office.snapshots.monthly import monthly_view
from office.snapshots.views import counter_ref, field_refs
from web.identity import DeviceAt, the_office
from web.pages import Pages, screen_page
from web.problems import WrongInput

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
        "monthly": monthly_view(office),
        "waiting_target_minutes": office.settings.queue.waiting_target_minutes,
    }


@pages.page("/manage/reports/month.pdf", who={"manager"})
def month() -> Response:
    """The monthly report; without `month` of the last one that is over."""
    office = the_office()
    first = _month(office)
    content = apart(office, month_before(first), first.replace(day=28), month_pdf, (first, office.clock.now()))
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="bao-cao-{first:%Y-%m}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _month(office: Office) -> dt.date:
    today = office.day(office.clock.now())
    text = request.args.get("month")
    if text is None:
        return month_before(today)
    try:
        first = dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        first = dt.date.max
    if not dt.date(2000, 1, 1) <= first <= today:
        raise WrongInput([{"field": "month", "detail": f"YYYY-MM ≤ {today:%Y-%m}"}])
    return first
