"""The manager's service log: on the page, and as a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from flask import Response, request

from manage import shapes
from manage.asking import QUERY, as_file, days_asked, filters_asked, format_asked
from office.context import Office
from office.figures import narrowing
from office.figures.clerks import by_clerks
from office.figures.names import numbered
from office.figures.past import read_past
from office.reports import HEADINGS, Only, ServiceRow, as_csv, as_xlsx, service_log
from office.rules.tickets import Move, Outcome
from web.api import Api, answer
from web.identity import the_office
from web.problems import WrongInput

api = Api("manage_log", __name__)
WRITERS = {"csv": as_csv, "xlsx": as_xlsx}
OUTCOMES = (*Outcome, Move.NO_SHOW, Move.TRANSFER, Move.PARK)
LOG_QUERY = {**QUERY, "outcome": "Only services that came to this: " + ", ".join(OUTCOMES)}


@api.call(
    "GET",
    "/manage/service-log",
    who={"manager"},
    answers={200: shapes.Log},
    query=LOG_QUERY,
)
def log() -> Response:
    """The service log of some days: in all, by clerk, by clerk and day, and each service; beside the whole office's."""
    return log_asked(the_office())


def log_asked(office: Office, *, names: bool = True) -> Response:
    """What the address asks for. Without `names` a clerk is "Cán bộ 7"."""
    first, last = days_asked(office)
    asked, kind = {**filters_asked(office), "outcome": _outcome()}, format_asked()
    rows = service_log(office, first, last, Only(**asked))
    if not names:
        rows = [replace(row, clerk=numbered(str(row.clerk_id)).vi) for row in rows]
    if kind in WRITERS:
        return as_file(WRITERS[kind](rows), f"service-log-{first}-{last}", kind)
    past = read_past(office, first, last)
    return answer(
        {
            **by_clerks(office, past, narrowing.narrowed(past, narrowing.Only(**asked)), names=names),
            "services": [plain_row(row) for row in rows],
        }
    )


def plain_row(row: ServiceRow) -> dict[str, Any]:
    values = dict(zip(HEADINGS, row.values(), strict=True))
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in values.items()}


def _outcome() -> str | None:
    wanted = request.args.get("outcome") or None
    if wanted is not None and wanted not in OUTCOMES:
        raise WrongInput([{"field": "outcome", "detail": ", ".join(OUTCOMES)}])
    return wanted
