"""The figures of past days: as JSON for the page and for other programs, and as files."""

from __future__ import annotations

from typing import Any, get_args

from flask import Response, request

from manage import asking
from manage import figures_shapes as shapes
from manage.apart import apart
from manage.figures_view import BookQuestion, Question, booked, figured
from office.context import Office
from office.figures.groups import By
from office.figures.narrowing import Only
from web.api import XLSX, Api, answer
from web.identity import the_office
from web.problems import WrongInput

api = Api("manage_figures", __name__)
SPLITS: tuple[By, ...] = tuple(by for by in get_args(By) if by != "clerk_day")
DEFAULT: By = "day"
SPLIT_BY = ", ".join(SPLITS)
QUERY = {
    **asking.QUERY,
    "by": f"What to split by: {SPLIT_BY}",
    "trend": "A second split of the same days, for `trend`; without it there is none",
}


@api.call(
    "GET",
    "/manage/figures",
    who={"manager"},
    answers={200: shapes.PastFigures},
    query=QUERY,
)
def figures() -> Response:
    """How many came, how long they waited and were served, over some days: in all, and split by what is asked."""
    return figures_asked(the_office())


def figures_asked(office: Office, *, clerk_names: bool = True) -> Response:
    """What the address asks for, as JSON or as a file."""
    first, last = asking.days_asked(office)
    only, kind = Only(**asking.filters_asked(office)), asking.format_asked()
    by, trend = _split("by", DEFAULT), _split("trend", None)
    found = apart(office, first, last, figured, Question(first, last, only, by, trend, kind, clerk_names))
    if isinstance(found, bytes):
        return asking.as_file(found, f"figures-{by}-{first}-{last}", kind)
    return answer(found)


BOOK_QUERY = {name: told for name, told in asking.QUERY.items() if name != "format"}


@api.call("GET", "/manage/figures/workbook", who={"manager"}, answers={200: bytes}, files=(XLSX,), query=BOOK_QUERY)
def book() -> Response:
    """The same figures with every split in one workbook, a sheet each, and what they mean on the last."""
    return book_asked(the_office())


def book_asked(office: Office, *, clerk_names: bool = True) -> Response:
    first, last = asking.days_asked(office)
    question = BookQuestion(first, last, Only(**asking.filters_asked(office)), clerk_names)
    return asking.as_file(apart(office, first, last, booked, question), f"figures-{first}-{last}", "xlsx")


def _split(name: str, otherwise: By | None) -> Any:
    asked = request.args.get(name, otherwise)
    if asked is not None and asked not in SPLITS:
        raise WrongInput([{"field": name, "detail": SPLIT_BY}])
    return asked
