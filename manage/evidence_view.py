"""The evidence for PAPI as it leaves the office: as JSON and as files, for the manager's page and for the province."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from office.catalogue import Words
from office.context import Office
from office.figures.answers import read_answers
from office.figures.evidence import Evidence, OfProcedure, by_procedure, evidence
from office.figures.evidence_words import CAUTION, DEFINITIONS
from office.figures.names import names_of
from office.figures.past import read_past
from office.figures.sheets import Cell, Column, as_csv, as_xlsx

COLUMNS = (
    Column("key", "Mã", width=20),
    Column("asks", "PAPI hỏi người dân", width=40),
    Column("name", "Hàng đợi cho thấy", width=40),
    Column("hits", "Số đếm", "count"),
    Column("of", "Trên", "count"),
    Column("value", "Giá trị", "number"),
    Column("unit", "Đơn vị"),
    Column("low", "ít nhất", "share"),
    Column("high", "nhiều nhất", "share"),
    Column("definition", "Cách tính", width=80),
    Column("note", "Lưu ý", width=60),
)
UNITS = {"share": "phần (0–1)", "a_visit": "lần mỗi lượt"}


@dataclass(frozen=True)
class Shown:
    first: dt.date
    last: dt.date
    rows: list[Evidence]
    procedures: list[tuple[Words, OfProcedure]]


def shown(office: Office, first: dt.date, last: dt.date) -> Shown:
    past = read_past(office, first, last)
    served = by_procedure(past)
    names = names_of(office, "procedure", [item.procedure for item in served])
    rows = evidence(office, past, read_answers(office, first, last))
    return Shown(first, last, rows, [(names[item.procedure], item) for item in served])


def as_json(said: Shown) -> dict[str, Any]:
    return {
        "from": said.first.isoformat(),
        "to": said.last.isoformat(),
        "caution": CAUTION.json(),
        "rows": [_row(row) for row in said.rows],
        "procedures": [{**asdict(item), "name": name.json()} for name, item in said.procedures],
    }


def as_file(office: Office, said: Shown, kind: str) -> bytes:
    rows = [_cells(row) for row in said.rows]
    if kind == "csv":
        return as_csv(COLUMNS, rows)
    title = f"{office.name.vi}: chỉ dấu cho các câu hỏi của PAPI, {said.first:%d/%m/%Y} – {said.last:%d/%m/%Y}"
    return as_xlsx(title, COLUMNS, rows, {"caution": CAUTION, **DEFINITIONS})


def _row(row: Evidence) -> dict[str, Any]:
    words = {name: getattr(row, name).json() for name in ("asks", "name", "definition")}
    return {**asdict(row), **words, "note": row.note.json() if row.note else None}


def _cells(row: Evidence) -> list[Cell]:
    return [
        row.key,
        row.asks.vi,
        row.name.vi,
        row.hits,
        row.of,
        row.value,
        UNITS[row.unit],
        row.low,
        row.high,
        row.definition.vi,
        row.note.vi if row.note else None,
    ]
