"""The manager's service log: on the page, and as a file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Response

from manage import shapes
from manage.asking import QUERY, as_file, days_asked, filters_asked, format_asked
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

api = Api("manage_log", __name__)
WRITERS = {"csv": as_csv, "xlsx": as_xlsx}


@api.call(
    "GET",
    "/manage/service-log",
    who={"manager"},
    answers={200: shapes.Log},
    query=QUERY,
)
def log() -> Response:
    """The service log of some days: in all, by clerk, by clerk and day, and each service."""
    office = the_office()
    first, last = days_asked(office)
    only, kind = Only(**filters_asked(office)), format_asked()
    rows = service_log(office, first, last, only)
    if kind in WRITERS:
        return as_file(WRITERS[kind](rows), f"service-log-{first}-{last}", kind)
    return answer(
        {
            "total": _clerk(all_together(rows)),
            "clerks": [_clerk(item) for item in by_clerk(rows)],
            "days": [_clerk(item) for item in by_clerk_and_day(rows)],
            "services": [_plain(row) for row in rows],
        }
    )


def _clerk(item: ClerkDay) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in ClerkDay.__dataclass_fields__}
    day = item.business_day.isoformat() if item.business_day else None
    return values | {"clerk_id": str(item.clerk_id), "business_day": day}


def _plain(row: ServiceRow) -> dict[str, Any]:
    values = dict(zip(HEADINGS, row.values(), strict=True))
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in values.items()}
