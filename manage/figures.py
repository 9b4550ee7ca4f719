"""The figures of past days: as JSON for the page and for other programs, and as files."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, get_args

from flask import Response, request
from sqlalchemy import select

from manage import asking
from manage import figures_shapes as shapes
from office.catalogue import Words
from office.context import Office
from office.figures.definitions import DEFINITIONS
from office.figures.files import figures_csv, figures_xlsx
from office.figures.groups import By, Key
from office.figures.narrowing import Only, narrowed
from office.figures.past import read_past
from office.figures.pictures import STEP_MINUTES, heat, spread
from office.figures.summary import Line, summary
from office.storage.models import Clerk
from web.api import Api, answer
from web.identity import the_office
from web.problems import WrongInput

api = Api("manage_figures", __name__)
SPLITS: tuple[By, ...] = get_args(By)
DEFAULT: By = "day"


@api.call(
    "GET",
    "/manage/figures",
    who={"manager"},
    answers={200: shapes.PastFigures},
    query={**asking.QUERY, "by": "What to split by: " + ", ".join(SPLITS)},
)
def figures() -> Response:
    """How many came, how long they waited and were served, over some days: in all, and split by what is asked."""
    office = the_office()
    first, last = asking.days_asked(office)
    only, kind, by = Only(**asking.filters_asked(office)), asking.format_asked(), _by()
    past = narrowed(read_past(office, first, last), only)
    lines = summary(past, by)
    names = _names(office, by, [line.key for line in lines])
    if kind != "json":
        said = [name.vi for name in names]
        title = f"{office.name.vi}, {first:%d/%m/%Y} – {last:%d/%m/%Y}"
        content = figures_csv(lines, said) if kind == "csv" else figures_xlsx(lines, said, title)
        return asking.as_file(content, f"figures-{by}-{first}-{last}", kind)
    whole = summary(past, "all")
    return answer(
        {
            "from": first.isoformat(),
            "to": last.isoformat(),
            "by": by,
            "target_minutes": office.settings.queue.waiting_target_minutes,
            "all": _plain(whole[0], Words("", "")) if whole else None,
            "lines": [_plain(line, name) for line, name in zip(lines, names, strict=True)],
            "heat": [asdict(cell) for cell in heat(past)],
            "spread": {"step_minutes": STEP_MINUTES, "counts": spread(past)},
            "definitions": {name: words.json() for name, words in DEFINITIONS.items()},
        }
    )


def _by() -> By:
    asked = request.args.get("by", DEFAULT)
    for split in SPLITS:
        if split == asked:
            return split
    raise WrongInput([{"field": "by", "detail": ", ".join(SPLITS)}])


def _plain(line: Line, name: Words) -> dict[str, Any]:
    values = asdict(line)
    return values | {
        "key": str(line.key),
        "name": name.json(),
        "within": {str(minutes): share for minutes, share in line.within.items()},
    }


def _names(office: Office, by: By, keys: list[Key]) -> list[Words]:
    """What a person reads for each key; a thing that is no longer there keeps its id."""
    catalogue = office.catalogue
    if by == "field":
        known = {item.id: item.name for item in catalogue.fields}
    elif by == "procedure":
        known = {item.id: item.name for item in catalogue.procedures}
    elif by == "counter":
        known = {str(key): office.counter_name(str(key)) for key in keys}
    elif by == "clerk":
        known = _clerks(office)
    elif by == "priority":
        known = {item.id: Words(item.name, item.name_en) for item in office.settings.priority}
        known[""] = Words("Không ưu tiên", "No priority")
    else:
        known = {}
    return [known.get(str(key), Words(str(key), str(key))) for key in keys]


def _clerks(office: Office) -> dict[str, Words]:
    with office.storage.read() as connection:
        rows = connection.execute(select(Clerk.id, Clerk.name).where(Clerk.office_id == office.id))
        return {str(id_): Words(name, name) for id_, name in rows}
