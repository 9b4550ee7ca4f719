"""The page with the queue's evidence for the questions of PAPI, and the same as JSON and as files."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from flask import Response, request
from werkzeug.exceptions import NotFound

from manage import asking
from manage import evidence_shapes as shapes
from manage.evidence_view import Shown, as_file, as_json, shown
from office.context import Office
from office.figures.evidence_words import CAUTION
from web.api import Api, answer
from web.identity import MANAGER, the_office
from web.pages import Pages, form_page
from web.problems import WrongInput

api = Api("manage_evidence", __name__)
pages = Pages("manage_evidence", __name__, template_folder="templates")
DAYS = {name: asking.QUERY[name] for name in ("from", "to", "format")}


@api.call("GET", "/manage/papi", who={MANAGER}, answers={200: shapes.Papi}, query=DAYS)
def papi() -> Response:
    """Proxies from the queue for the questions that PAPI asks households; never a PAPI score."""
    office, kind = the_office(), asking.format_asked()
    said = shown(office, *asking.days_asked(office))
    if kind != "json":
        return asking.as_file(as_file(office, said, kind), file_name(said), kind)
    return answer(as_json(said))


@pages.page("/manage/papi", who={MANAGER})
def page() -> Response:
    office, wrong = the_office(), ""
    try:
        days = _days(office)
    except WrongInput as mistake:
        wrong = "; ".join(f"{item['field']}: {item['detail']}" for item in mistake.errors)
        days = this_month(office)
    said = shown(office, *days)
    return form_page(
        "manage/papi.html",
        part="papi",
        said={"kind": "stop", "words": wrong} if wrong else None,
        shown=said,
        questions=[list(rows) for _, rows in groupby(said.rows, key=lambda row: row.asks.vi)],
        caution=CAUTION.json(),
    )


@pages.page("/manage/papi/export.<kind>", who={MANAGER})
def export(kind: str) -> Response:
    if kind not in asking.CONTENT_TYPES:
        raise NotFound
    office = the_office()
    said = shown(office, *_days(office))
    return asking.as_file(as_file(office, said, kind), file_name(said), kind)


def file_name(said: Shown) -> str:
    return f"papi-proxies-{said.first}-{said.last}"


def this_month(office: Office) -> tuple[dt.date, dt.date]:
    today = office.day(office.clock.now())
    return today.replace(day=1), today


def _days(office: Office) -> tuple[dt.date, dt.date]:
    return asking.days_asked(office) if request.args.get("from") else this_month(office)
