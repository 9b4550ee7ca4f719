"""The procedures as comma-separated text, as spreadsheets write and read it.

Written for Excel: UTF-8 with its mark in front. Read as it comes: with commas, semicolons or tabs, in UTF-8, UTF-16 or
Windows' Vietnamese code page.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import Any

from office.catalogue import Words
from office.catalogue_file.cells import to_cell
from office.catalogue_file.columns import FIELDS, ONE_TABLE, Sheet
from office.catalogue_file.grids import MOST_ROWS, head_row, read_rows
from office.catalogue_file.importing import Imported
from office.catalogue_file.unreadable import Unreadable

DELIMITERS = (",", ";", "\t")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
VIETNAMESE = "cp1258"
# A spreadsheet runs a text that begins like a formula; behind an apostrophe it is plain text.
LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write_csv(data: dict[str, list[dict[str, Any]]], language: str = "vi") -> bytes:
    """One row a procedure, with its papers and steps in cells of their own."""
    names = {table["id"]: _field_name(table, language) for table in data["field"]}
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.head(language) for column in ONE_TABLE.columns)
    for table in data["procedure"]:
        row = {**table, "field": names[table["field"]]}
        writer.writerow(_guarded(to_cell(column, row[column.key], language)) for column in ONE_TABLE.columns)
    return out.getvalue().encode("utf-8-sig")


def read_csv(content: bytes) -> Imported:
    """Raises Unreadable when there is no table of procedures or fields in it."""
    text = _decoded(content)
    for sheet in (ONE_TABLE, FIELDS):
        rows = _rows(text, sheet)
        if rows is not None:
            return _imported(rows, sheet)
    raise Unreadable(
        Words(
            "Không thấy dòng tên cột. Dòng đầu phải có tên cột như trong tệp xuất ra (Mã, Tên thủ tục, Phí, lệ phí…)."
            " Nếu chữ bị lỗi dấu, hãy lưu lại dạng “CSV UTF-8”.",
            "There is no line with the columns’ heads. The first line must have heads as in an exported file"
            " (ID, Name in Vietnamese, …). If letters look wrong, save it as “CSV UTF-8”.",
        )
    )


def _field_name(table: dict[str, Any], language: str) -> str:
    return str(table["name_en"] if language == "en" and table["name_en"] else table["name_vi"])


def _decoded(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # Its letters carry their marks apart.
        return unicodedata.normalize("NFC", content.decode(VIETNAMESE, errors="replace"))


def _rows(text: str, sheet: Sheet) -> list[list[str]] | None:
    """The table, split at the sign which the file seems to use; None when no way of reading shows the sheet's heads."""
    if text.startswith("sep=") and "\n" in text:
        text = text.split("\n", 1)[1]
    best: tuple[int, list[list[str]]] | None = None
    for delimiter in DELIMITERS:
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        except csv.Error:
            continue
        begin = head_row(rows, sheet)
        known = sum(sheet.column(cell) is not None for cell in rows[begin]) if begin is not None else 0
        if known >= 2 and (best is None or known > best[0]):
            best = known, rows
    return best[1] if best else None


def _imported(rows: list[list[str]], sheet: Sheet) -> Imported:
    if len(rows) > MOST_ROWS:
        raise Unreadable.too_many(len(rows), MOST_ROWS)
    plain = [[_unguarded(cell) for cell in row] for row in rows]
    need = "id" if any(sheet.column(cell) is sheet.columns[0] for row in plain[:10] for cell in row) else "name_vi"
    reading = read_rows(plain, sheet, "", need)
    records = reading.records
    found = Imported(mistakes=reading.mistakes, unused=reading.unused)
    if sheet is FIELDS:
        found.fields = records
    else:
        found.procedures = records
    return found


def _guarded(cell: str | float) -> str | float:
    return f"'{cell}" if isinstance(cell, str) and LIKE_FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and LIKE_FORMULA.match(cell) else cell
