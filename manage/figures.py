"""The figures of past days: as JSON for the page and for other programs, and as files."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, get_args

from flask import Response, request

from manage import asking
from manage import figures_shapes as shapes
from office.catalogue import Words
from office.context import Office
from office.figures.definitions import DEFINITIONS
from office.figures.files import figures_csv, figures_xlsx
from office.figures.groups import By
from office.figures.names import names_of
from office.figures.naming import names
from office.figures.narrowing import Only, narrowed
from office.figures.past import Past, read_past
from office.figures.pictures import STEP_MINUTES, heat, spread
from office.figures.summary import Line, summary
from web.api import Api, answer
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
    past = narrowed(read_past(office, first, last), only)
    lines = summary(past, by)
    if kind != "json":
        said = [name.vi for name in _names(office, by, lines, clerk_names)]
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
            "lines": _named(_names(office, by, lines, clerk_names), lines),
            "trend": _trend(office, past, trend, clerk_names) if trend else [],
            "heat": [asdict(cell) for cell in heat(past)],
            "spread": {"step_minutes": STEP_MINUTES, "counts": spread(past)},
            "definitions": {name: words.json() for name, words in DEFINITIONS.items()},
        }
    )


def _split(name: str, otherwise: By | None) -> Any:
    asked = request.args.get(name, otherwise)
    if asked is not None and asked not in SPLITS:
        raise WrongInput([{"field": name, "detail": SPLIT_BY}])
    return asked


def _trend(office: Office, past: Past, by: By, clerk_names: bool) -> list[dict[str, Any]]:
    lines = summary(past, by)
    return _named(_names(office, by, lines, clerk_names), lines)


def _names(office: Office, by: By, lines: list[Line], clerk_names: bool) -> list[Words]:
    if by == "clerk" and not clerk_names:
        return list(names_of(office, by, [str(line.key) for line in lines], clerks=False).values())
    return names(office, by, [line.key for line in lines])


def _named(said: list[Words], lines: list[Line]) -> list[dict[str, Any]]:
    return [_plain(line, name) for line, name in zip(lines, said, strict=True)]


def _plain(line: Line, name: Words) -> dict[str, Any]:
    values = asdict(line)
    return values | {
        "key": str(line.key),
        "name": name.json(),
        "within": {str(minutes): share for minutes, share in line.within.items()},
    }
