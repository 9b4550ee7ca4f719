"""The manager's service log: on the page, and as a file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Response, request

from manage import shapes
from office.context import Office
from office.reports import (
    HEADINGS,
    ClerkDay,
    Only,
    ServiceRow,
    all_together,
    as_csv,
    as_xlsx,
    by_clerk,
    by_clerk_and_day,
    service_log,
)
from web.api import Api, answer
from web.identity import the_office
from web.problems import WrongInput

api = Api("manage_log", __name__)
LONGEST_LOG_DAYS = 366
FILES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@api.call(
    "GET",
    "/manage/service-log",
    who={"manager"},
    answers={200: shapes.Log},
    query={
        "from": "First day, e.g. 2026-11-23",
        "to": "Last day",
        "clerk": "Only this clerk's id",
        "counter": "Only this counter's id",
        "field": "Only this field's id",
        "format": "json, csv or xlsx",
    },
)
def log() -> Response:
    """The service log of some days: in all, by clerk, by clerk and day, and each service."""
    office = the_office()
    first, last = _days(office)
    only, kind = _only(office), request.args.get("format", "json")
    if kind not in ("json", *FILES):
        raise WrongInput([{"field": "format", "detail": "json, csv, xlsx"}])
    rows = service_log(office, first, last, only)
    if kind in FILES:
        write, content_type = FILES[kind]
        return _file(write(rows), content_type, f"service-log-{first}-{last}.{kind}")
    return answer(
        {
            "total": _clerk(all_together(rows)),
            "clerks": [_clerk(item) for item in by_clerk(rows)],
            "days": [_clerk(item) for item in by_clerk_and_day(rows)],
            "services": [_plain(row) for row in rows],
        }
    )


def _days(office: Office) -> tuple[dt.date, dt.date]:
    today = office.day(office.clock.now())
    first = _day("from", today)
    last = _day("to", max(first, today) if "from" in request.args else today)
    if last < first or (last - first).days > LONGEST_LOG_DAYS:
        raise WrongInput([{"field": "to", "detail": f"{first} ≤ to, ≤ {LONGEST_LOG_DAYS} days"}])
    return first, last


def _day(name: str, otherwise: dt.date) -> dt.date:
    text = request.args.get(name)
    if text is None:
        return otherwise
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise WrongInput([{"field": name, "detail": "YYYY-MM-DD"}]) from None


def _only(office: Office) -> Only:
    """The filters of the address; a name that isn't one of the office's is said rather than found nowhere."""
    clerk, counter, field = (request.args.get(name) or None for name in ("clerk", "counter", "field"))
    if clerk is not None and not (clerk.isascii() and clerk.isdigit() and len(clerk) < 10):
        raise WrongInput([{"field": "clerk", "detail": "1, 2, 3 …"}])
    if counter is not None and office.counter(counter) is None:
        raise WrongInput([{"field": "counter", "detail": ", ".join(item.id for item in office.settings.counters)}])
    if field is not None and field not in office.catalogue.field_by_id:
        raise WrongInput([{"field": "field", "detail": ", ".join(item.id for item in office.catalogue.fields)}])
    return Only(int(clerk) if clerk else None, counter, field)


def _clerk(item: ClerkDay) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in ClerkDay.__dataclass_fields__}
    day = item.business_day.isoformat() if item.business_day else None
    return values | {"clerk_id": str(item.clerk_id), "business_day": day}


def _plain(row: ServiceRow) -> dict[str, Any]:
    values = dict(zip(HEADINGS, row.values(), strict=True))
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in values.items()}


def _file(content: bytes, kind: str, name: str) -> Response:
    response = Response(content, mimetype=None, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
