"""The audit's page and calls. What is asked stands in the address."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any

from flask import Response, request
from flask_babel import force_locale
from typing_extensions import TypedDict

from manage.asking import CONTENT_TYPES, as_file, days_asked, format_asked
from manage.audit.files import as_csv, as_xlsx
from manage.audit.words import KINDS, Teller, name_of
from office.context import Office
from office.rules.audit import Kind
from office.rules.dates import WEEKDAYS_EN, WEEKDAYS_VI
from office.snapshots.audit import Asked, Entry, actors, entries
from web.api import Api, answer
from web.identity import MANAGER, the_office
from web.pages import Pages, form_page, house_language
from web.problems import WrongInput

api = Api("manage_audit", __name__)
pages = Pages("manage_audit", __name__, template_folder="../templates")
A_PAGE = 100
USUAL_DAYS = 30
LARGEST_ID = 2**31 - 1
WRITERS = {"csv": as_csv, "xlsx": as_xlsx}


class AuditValue(TypedDict):
    key: str
    label: str
    before: str
    after: str


class AuditEntry(TypedDict):
    """`who`: the journal's label, such as "manager:2"; `move`: the journal's word for what was done."""

    id: int
    at: str
    kind: str
    move: str
    who: str
    name: str
    sentence: str
    changed: list[AuditValue]
    undone: bool


class Audit(TypedDict):
    entries: list[AuditEntry]


@api.call(
    "GET",
    "/manage/audit",
    who={MANAGER},
    answers={200: Audit},
    query={
        "from": "First day, e.g. 2026-11-23",
        "to": "Last day",
        "kind": "Only this kind: " + ", ".join(Kind),
        "who": "Only what this one did, e.g. manager:2",
        "format": "json, csv or xlsx",
    },
)
def audit() -> Response:
    """Who changed settings, people and screens or called out of turn on some days: newest first."""
    office, kind = the_office(), format_asked()
    asked = _asked(*days_asked(office))
    if kind in CONTENT_TYPES:
        return _file(office, asked, kind)
    teller = Teller(office)
    return answer({"entries": [_plain(teller, entry) for entry in entries(office, asked)]})


@pages.page("/manage/audit", who={MANAGER})
def page() -> Response:
    office = the_office()
    today = office.day(office.clock.now())
    usual = (today - dt.timedelta(days=USUAL_DAYS - 1), today)
    try:
        first, last = days_asked(office) if "from" in request.args or "to" in request.args else usual
    except WrongInput:
        first, last = usual
    asked = _asked(first, last, strict=False)
    found = entries(office, asked, A_PAGE + 1, _before())
    shown = found[:A_PAGE]
    return form_page(
        "manage/audit.html",
        part="audit",
        asked=asked,
        today=today,
        periods=[(days, today - dt.timedelta(days=days - 1)) for days in (1, 7, USUAL_DAYS)],
        days=[(_day_words(day), list(those)) for day, those in groupby(shown, key=lambda entry: entry.at.date())],
        older=shown[-1].id if len(found) > A_PAGE else None,
        kinds=list(KINDS),
        actors=actors(office, asked),
        name_of=name_of,
        teller=Teller(office),
        query=_query(asked),
    )


@pages.page("/manage/audit/export.<suffix>", who={MANAGER})
def export(suffix: str) -> Response:
    """The same days as a file, whole."""
    office = the_office()
    if suffix not in WRITERS:
        raise WrongInput([{"field": "suffix", "detail": ", ".join(WRITERS)}])
    return _file(office, _asked(*days_asked(office)), suffix)


def _file(office: Office, asked: Asked, kind: str) -> Response:
    with force_locale(house_language()):
        content = WRITERS[kind](entries(office, asked), Teller(office))
    return as_file(content, f"audit-{asked.first}-{asked.last}", kind)


def _asked(first: dt.date, last: dt.date, *, strict: bool = True) -> Asked:
    kind, who = request.args.get("kind") or None, request.args.get("who") or None
    if kind is not None and kind not in list(Kind):
        if strict:
            raise WrongInput([{"field": "kind", "detail": ", ".join(Kind)}])
        kind = None
    return Asked(first, last, Kind(kind) if kind else None, who[:60].replace("\x00", "") if who else None)


def _query(asked: Asked) -> dict[str, str]:
    """What was asked, for the addresses of the other views of it."""
    named = {"from": asked.first.isoformat(), "to": asked.last.isoformat(), "kind": asked.kind, "who": asked.who}
    return {name: str(value) for name, value in named.items() if value}


def _before() -> int | None:
    text = request.args.get("before", "")
    return min(int(text), LARGEST_ID) if text.isascii() and text.isdigit() and len(text) < 12 else None


def _plain(teller: Teller, entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "kind": entry.kind,
        "move": entry.move,
        "who": entry.who,
        "name": teller.who(entry),
        "sentence": teller.sentence(entry),
        "changed": [vars(each) for each in teller.changes(entry)],
        "undone": entry.undone,
    }


def _day_words(day: dt.date) -> dict[str, str]:
    vi, en = WEEKDAYS_VI[day.weekday()], WEEKDAYS_EN[day.weekday()]
    return {"vi": f"{vi[0].upper()}{vi[1:]}, {day:%d/%m/%Y}", "en": f"{en}, {day:%d/%m/%Y}"}
