"""Satisfaction as it leaves the office: as JSON and as files, for the manager's page and for the province."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from office.catalogue import Words
from office.context import Office
from office.figures.answers import Answers, By
from office.figures.names import names_of
from office.figures.satisfaction import DEFINITIONS, Line, reasons_named, satisfaction, whole
from office.figures.sheets import Cell, Column, as_csv, as_xlsx
from office.rules.rating import Doubt

COLUMNS = (
    Column("key", "Mã"),
    Column("name", "Nhóm", width=44),
    Column("answers", "Câu trả lời", "count"),
    *(
        Column(f"score_{score}", title, "count")
        for score, title in (
            (5, "Rất hài lòng"),
            (4, "Hài lòng"),
            (3, "Bình thường"),
            (2, "Không hài lòng"),
            (1, "Rất không hài lòng"),
        )
    ),
    Column("satisfied", "Hài lòng", "share"),
    Column("low", "ít nhất", "share"),
    Column("high", "nhiều nhất", "share"),
    Column("points", "Điểm (0–100)", "number"),
    Column("index_points", "Trên thang của Bộ chỉ số", "number"),
    Column("grade", "Xếp loại"),
    Column("beside", "So với phần còn lại"),
    *(
        Column(f"left_out_{doubt}", title, "count")
        for doubt, title in zip(
            Doubt, ("Không tính: quá nhanh", "Không tính: máy văn phòng", "Không tính: hàng loạt"), strict=True
        )
    ),
    Column("said", "Nói cách khác", width=90),
)
BESIDE = {"above": "cao hơn rõ", "below": "thấp hơn rõ", "same": "không khác rõ"}


@dataclass(frozen=True)
class Told:
    """The lines with their names, and all together."""

    by: By
    answers: Answers
    all: Line
    lines: list[tuple[Words, Line]]


def told(office: Office, answers: Answers, by: By, *, clerk_names: bool = True) -> Told:
    settings = office.settings.satisfaction
    lines = satisfaction(answers, by, settings)
    names = names_of(office, by, [line.key for line in lines], clerks=clerk_names)
    return Told(by, answers, whole(answers, settings), [(names[line.key], line) for line in lines])


def as_json(office: Office, said: Told) -> dict[str, Any]:
    settings = office.settings.satisfaction
    return {
        "from": said.answers.first.isoformat(),
        "to": said.answers.last.isoformat(),
        "by": said.by,
        "served": said.answers.served,
        "all": _line(Words("", ""), said.all),
        "lines": [_line(name, line) for name, line in said.lines],
        "reasons": {
            reason: {"satisfied": good, "others": other}
            for reason, (good, other) in reasons_named(said.answers.given).items()
        },
        "rules": {
            "points": list(settings.points),
            "out_of": settings.out_of,
            "fewest": settings.fewest,
            "least_seconds": settings.least_seconds,
            "grades": [
                {"from_points": item.from_points, "name": {"vi": item.name, "en": item.name_en or item.name}}
                for item in settings.grades
            ],
        },
        "definitions": {name: words.json() for name, words in DEFINITIONS.items()},
    }


def as_file(office: Office, said: Told, kind: str) -> bytes:
    rows = [_row(name, line) for name, line in said.lines]
    if kind == "csv":
        return as_csv(COLUMNS, rows)
    days = f"{said.answers.first:%d/%m/%Y} – {said.answers.last:%d/%m/%Y}"
    return as_xlsx(f"{office.name.vi}: mức độ hài lòng, {days}", COLUMNS, rows, DEFINITIONS)


def _line(name: Words, line: Line) -> dict[str, Any]:
    return {
        **asdict(line),
        "name": name.json(),
        "counts": {str(score): count for score, count in line.counts.items()},
        "grade": line.grade.json() if line.grade else None,
        "said": line.said.json(),
    }


def _row(name: Words, line: Line) -> list[Cell]:
    return [
        line.key,
        name.vi,
        line.answers,
        *line.counts.values(),
        line.satisfied,
        line.low,
        line.high,
        line.points,
        line.index_points,
        line.grade.vi if line.grade else None,
        BESIDE[line.beside] if line.beside else None,
        *line.left_out.values(),
        line.said.vi,
    ]
