"""What the manager's calls about past days are asked for in their address: which days, whose, as what file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Response, request

from office.context import Office
from web.api import CSV, XLSX
from web.problems import WrongInput

LONGEST_DAYS = 366
CONTENT_TYPES = {
    "csv": f"{CSV}; charset=utf-8",
    "xlsx": XLSX,
}
QUERY = {
    "from": "First day, e.g. 2026-11-23",
    "to": "Last day",
    "clerk": "Only this clerk's id",
    "counter": "Only this counter's id",
    "field": "Only this field's id",
    "procedure": "Only this procedure's id",
    "format": "json, csv or xlsx",
}


def days_asked(office: Office) -> tuple[dt.date, dt.date]:
    today = office.day(office.clock.now())
    first = _day("from", today)
    last = _day("to", max(first, today) if "from" in request.args else today)
    if last < first or (last - first).days > LONGEST_DAYS:
        raise WrongInput([{"field": "to", "detail": f"{first} ≤ to, ≤ {LONGEST_DAYS} days"}])
    return first, last


def _day(name: str, otherwise: dt.date) -> dt.date:
    text = request.args.get(name)
    if text is None:
        return otherwise
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise WrongInput([{"field": name, "detail": "YYYY-MM-DD"}]) from None


def filters_asked(office: Office) -> dict[str, Any]:
    """The filters of the address; a name that isn't one of the office's is said rather than found nowhere."""
    clerk, counter, field, procedure = (
        request.args.get(name) or None for name in ("clerk", "counter", "field", "procedure")
    )
    if clerk is not None and not (clerk.isascii() and clerk.isdigit() and len(clerk) < 10):
        raise WrongInput([{"field": "clerk", "detail": "1, 2, 3 …"}])
    if counter is not None and office.counter(counter) is None:
        raise WrongInput([{"field": "counter", "detail": ", ".join(item.id for item in office.settings.counters)}])
    if field is not None and field not in office.catalogue.field_by_id:
        raise WrongInput([{"field": "field", "detail": ", ".join(item.id for item in office.catalogue.fields)}])
    if procedure is not None and procedure not in office.catalogue.procedure_by_id:
        raise WrongInput([{"field": "procedure", "detail": "the id of one of GET /procedures"}])
    return {"clerk": int(clerk) if clerk else None, "counter": counter, "field": field, "procedure": procedure}


def format_asked() -> str:
    """`json`, `csv` or `xlsx`."""
    kind = request.args.get("format", "json")
    if kind not in ("json", *CONTENT_TYPES):
        raise WrongInput([{"field": "format", "detail": "json, csv, xlsx"}])
    return kind


def as_file(content: bytes, name: str, kind: str) -> Response:
    """The file `name.kind`, to be kept."""
    response = Response(content, mimetype=None, content_type=CONTENT_TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response.headers["Cache-Control"] = "no-store"
    return response
