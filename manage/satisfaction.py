"""The page that tells what citizens answered, and the same as JSON and as files."""

from __future__ import annotations

from typing import Any, get_args

from flask import Response, request
from werkzeug.exceptions import NotFound

from manage import asking
from manage import satisfaction_shapes as shapes
from manage.satisfaction_view import Told, as_file, as_json, told
from office.context import Office
from office.figures.answers import By, read_answers
from office.figures.names import clerk_names
from office.figures.narrowing import Only
from office.figures.satisfaction import reasons_named
from web.api import Api, answer
from web.identity import MANAGER, the_office
from web.pages import Pages, form_page
from web.problems import WrongInput

api = Api("manage_satisfaction", __name__)
pages = Pages("manage_satisfaction", __name__, template_folder="templates")
SPLITS: tuple[By, ...] = get_args(By)
COMMENTS_SHOWN = 20
QUERY = {**asking.QUERY, "by": "What to split by: " + ", ".join(SPLITS)}


@api.call(
    "GET",
    "/manage/satisfaction",
    who={MANAGER},
    answers={200: shapes.Satisfaction},
    query=QUERY,
)
def satisfaction() -> Response:
    """What citizens answered over some days: shares with how sure they are, points, and what was left out."""
    office, kind = the_office(), asking.format_asked()
    said = asked(office)
    if kind != "json":
        return asking.as_file(as_file(office, said, kind), file_name(said), kind)
    return answer(as_json(office, said))


@pages.page("/manage/satisfaction", who={MANAGER})
def page() -> Response:
    office, wrong = the_office(), ""
    try:
        said = asked(office, since_the_first=True)
    except WrongInput as mistake:
        wrong = "; ".join(f"{item['field']}: {item['detail']}" for item in mistake.errors)
        said = _this_month(office)
    return form_page(
        "manage/satisfaction.html",
        part="satisfaction",
        said={"kind": "stop", "words": wrong} if wrong else None,
        told=said,
        reasons=reasons_named(said.answers.given),
        comments=[each for each in said.answers.given if each.comment][:COMMENTS_SHOWN],
        choices=_choices(office),
        chosen=dict(request.args),
        splits=SPLITS,
        rules=office.settings.satisfaction,
        keep_days=office.settings.privacy.keep_texts_days,
    )


@pages.page("/manage/satisfaction/export.<kind>", who={MANAGER})
def export(kind: str) -> Response:
    if kind not in asking.CONTENT_TYPES:
        raise NotFound
    office = the_office()
    said = asked(office, since_the_first=True)
    return asking.as_file(as_file(office, said, kind), file_name(said), kind)


def asked(office: Office, *, since_the_first: bool = False, with_names: bool = True) -> Told:
    """What the address asks for. Raises WrongInput. `since_the_first`: of this month, unless it says otherwise."""
    by = _by()
    if since_the_first and not request.args.get("from"):
        return _this_month(office, by)
    first, last = asking.days_asked(office)
    answers = read_answers(office, first, last, Only(**asking.filters_asked(office)))
    return told(office, answers, by, clerk_names=with_names)


def file_name(said: Told) -> str:
    return f"satisfaction-{said.by}-{said.answers.first}-{said.answers.last}"


def _this_month(office: Office, by: By = "procedure") -> Told:
    today = office.day(office.clock.now())
    return told(office, read_answers(office, today.replace(day=1), today, _only(office)), by)


def _only(office: Office) -> Only:
    try:
        return Only(**asking.filters_asked(office))
    except WrongInput:
        return Only()


def _by() -> By:
    wanted = request.args.get("by") or "procedure"
    for split in SPLITS:
        if split == wanted:
            return split
    raise WrongInput([{"field": "by", "detail": ", ".join(SPLITS)}])


def _choices(office: Office) -> dict[str, list[tuple[str, Any]]]:
    """What each filter offers: id and words."""
    return {
        "field": [(item.id, item.name.json()) for item in office.catalogue.fields if not item.bulk],
        "procedure": [(item.id, item.name.json()) for item in office.catalogue.procedures],
        "counter": [(item.id, office.counter_name(item.id).json()) for item in office.settings.counters],
        "clerk": [(id_, name.json()) for id_, name in clerk_names(office).items()],
    }
