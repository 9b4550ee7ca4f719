"""What the figures of past days are answered with; a function of a module, so that another process can be asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from office.catalogue import Words
from office.context import Office
from office.figures.definitions import DEFINITIONS
from office.figures.files import Sheet, figures_csv, figures_xlsx
from office.figures.groups import By
from office.figures.names import names_of
from office.figures.naming import names
from office.figures.narrowing import Only, narrowed
from office.figures.past import Past, read_past
from office.figures.pictures import STEP_MINUTES, heat, spread
from office.figures.summary import Line, summary
from office.figures.workbook import workbook


@dataclass(frozen=True)
class Question:
    """`kind`: json, csv or xlsx."""

    first: dt.date
    last: dt.date
    only: Only
    by: By
    trend: By | None
    kind: str
    clerk_names: bool


def figured(office: Office, asked: Question) -> dict[str, Any] | bytes:
    """The answer's JSON, or the file's content."""
    past = narrowed(read_past(office, asked.first, asked.last), asked.only)
    lines = summary(past, asked.by)
    if asked.kind != "json":
        said = [name.vi for name in _names(office, asked.by, lines, asked.clerk_names)]
        title = f"{office.name.vi}, {asked.first:%d/%m/%Y} – {asked.last:%d/%m/%Y}"
        return figures_csv(lines, said) if asked.kind == "csv" else figures_xlsx([Sheet("Số liệu", lines, said)], title)
    whole = lines if asked.by == "all" else summary(past, "all")
    return {
        "from": asked.first.isoformat(),
        "to": asked.last.isoformat(),
        "by": asked.by,
        "target_minutes": office.settings.queue.waiting_target_minutes,
        "all": _plain(whole[0], Words("", "")) if whole else None,
        "lines": _named(_names(office, asked.by, lines, asked.clerk_names), lines),
        "trend": _trend(office, past, asked.trend, asked.clerk_names) if asked.trend else [],
        "heat": [asdict(cell) for cell in heat(past)],
        "spread": {"step_minutes": STEP_MINUTES, "counts": spread(past)},
        "definitions": {name: words.json() for name, words in DEFINITIONS.items()},
    }


@dataclass(frozen=True)
class BookQuestion:
    first: dt.date
    last: dt.date
    only: Only
    clerk_names: bool


def booked(office: Office, asked: BookQuestion) -> bytes:
    """Every split of the days in one workbook."""
    past = narrowed(read_past(office, asked.first, asked.last), asked.only)
    return workbook(office, past, clerk_names=asked.clerk_names)


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
