"""A table as a file: CSV for programs, a workbook for people, each with what the columns mean."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import xlsxwriter

from office.catalogue import Words

Cell = str | int | float | None
Kind = Literal["text", "count", "share", "number"]
FORMATS: dict[Kind, str] = {"count": "#,##0", "share": "0.0%", "number": "0.0"}


@dataclass(frozen=True, slots=True)
class Column:
    """`name`: for programs, in a CSV; `title`: for people, in a workbook."""

    name: str
    title: str
    kind: Kind = "text"
    width: int = 14


def as_csv(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte-order mark, without which Excel misreads Vietnamese."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.name for column in columns])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(
    title: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], meanings: Mapping[str, Words]
) -> bytes:
    """A sheet of figures with real numbers, and one that says what they mean."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, told = book.add_worksheet("Số liệu"), book.add_worksheet("Cách tính")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    formats = {kind: book.add_format({"num_format": shown, "valign": "top"}) for kind, shown in FORMATS.items()}
    sheet.write_string(0, 0, title, bold)
    sheet.write_row(2, 0, [column.title for column in columns], head)
    for line, row in enumerate(rows, start=3):
        for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
            if isinstance(cell, int | float):
                sheet.write_number(line, place, cell, formats.get(column.kind))
            elif cell is not None:
                sheet.write_string(line, place, cell, wrapped)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(3, 1)
    for line, (name, words) in enumerate(meanings.items()):
        told.write_row(line, 0, [name, words.vi, words.en], wrapped)
    told.set_column(0, 0, 24)
    told.set_column(1, 2, 80)
    book.close()
    return out.getvalue()


def _plain(cell: Cell) -> Cell:
    """A spreadsheet runs a text that begins like a formula; a leading apostrophe makes it plain text."""
    if isinstance(cell, float):
        return round(cell, 4)
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell else cell
