"""The catalogue as a workbook: a sheet of fields, one of procedures, one of papers and one of steps."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from office.catalogue import Words
from office.catalogue_file.cells import Cell, Formula, to_cell
from office.catalogue_file.columns import FIELDS, PAPERS, PROCEDURES, STEPS, Column, Kind, Sheet, sheet_called
from office.catalogue_file.grids import MOST_ROWS, Reading, head_row, read_rows
from office.catalogue_file.importing import Imported
from office.catalogue_file.package import require_harmless
from office.catalogue_file.unreadable import Unreadable

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as FileCell

Table = dict[str, Any]
MOST_COLUMNS = 60
MOST_SHEETS = 12
MUST_HAVE = {FIELDS.key: "id", PROCEDURES.key: "id", PAPERS.key: "procedure", STEPS.key: "procedure"}
READ_INTO = {FIELDS.key: "fields", PROCEDURES.key: "procedures", PAPERS.key: "papers", STEPS.key: "steps"}


def write_xlsx(data: dict[str, list[Table]], language: str = "vi") -> bytes:
    """For a person in an office: heads that stay, filters, and every text as text, never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bg_color": "#9C0D16", "font_color": "#FFFFFF", "valign": "vcenter"})
    plain = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    number = book.add_format({"num_format": "0.##", "valign": "top", "align": "left"})
    for sheet, rows in _sheets(data, language):
        page = book.add_worksheet(sheet.title(language))
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width, plain)
            page.write_string(0, place, column.head(language), head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, column in enumerate(sheet.columns):
                _write(page, last, place, to_cell(column, row[column.key], language), plain, number)
        _choices(page, sheet, language)
        page.set_row(0, 24)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(1, last), len(sheet.columns) - 1)
    book.close()
    return out.getvalue()


def read_xlsx(content: bytes) -> Imported:
    """Raises Unreadable when it is no workbook, has none of our sheets, or is better left unopened."""
    from openpyxl import load_workbook  # eight megabytes, for a file that comes once a year

    require_harmless(content)
    found, known = Imported(), False
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        grids = {name: _grid(book[name]) for name in book.sheetnames[:MOST_SHEETS] if hasattr(book[name], "iter_rows")}
        book.close()
    except Unreadable:
        raise
    except Exception as error:  # the library names a broken file in two dozen ways
        raise Unreadable(
            Words(
                "Tệp Excel này bị hỏng, không mở được. Mở bằng Excel, lưu lại rồi thử lại.",
                "This workbook is damaged and can’t be opened. Open it in Excel, save it again, and retry.",
            )
        ) from error
    for name, rows in grids.items():
        sheet = sheet_called(name) or _by_heads(rows)
        if sheet is None or getattr(found, READ_INTO[sheet.key]) is not None:
            continue
        known = True
        reading = _read(rows, sheet, name)
        setattr(found, READ_INTO[sheet.key], reading.records)
        found.mistakes += reading.mistakes
        found.unused += reading.unused
    if not known:
        raise Unreadable(
            Words(
                f"Không thấy trang nào tên “{FIELDS.vi}”, “{PROCEDURES.vi}”, “{PAPERS.vi}” hay “{STEPS.vi}”. "
                "Xuất ra Excel để lấy tệp mẫu.",
                f"There is no sheet called “{FIELDS.en}”, “{PROCEDURES.en}”, “{PAPERS.en}” or “{STEPS.en}”. "
                "Export to Excel for a file to begin with.",
            )
        )
    return found


def _sheets(data: dict[str, list[Table]], language: str) -> Iterator[tuple[Sheet, list[Table]]]:
    english = language == "en"
    field_names = {table["id"]: table["name_en"] if english and table["name_en"] else table["name_vi"]
                   for table in data["field"]}  # fmt: skip
    names = {**{table["id"]: table["name_vi"] for table in data["procedure"]}, **field_names}
    yield FIELDS, data["field"]
    yield PROCEDURES, [{**table, "field": field_names[table["field"]]} for table in data["procedure"]]
    yield PAPERS, [row for table in data["procedure"] for row in _paper_rows(table)]
    yield (
        STEPS,
        [
            {"procedure": table["id"], "name": table["name_vi"], "step": step, "step_name": names.get(step, "")}
            for table in data["procedure"]
            for step in table["steps"]
        ],
    )


def _paper_rows(table: Table) -> Iterator[Table]:
    for sort, confirmed in (("documents", True), ("documents_draft", False)):
        for vi, en in zip(table[f"{sort}_vi"], table[f"{sort}_en"], strict=True):
            yield {"procedure": table["id"], "name": table["name_vi"], "vi": vi, "en": en, "confirmed": confirmed}


def _write(page: Worksheet, line: int, place: int, value: str | float, plain: Any, number: Any) -> None:
    if isinstance(value, str):
        page.write_string(line, place, value, plain)
    else:
        page.write_number(line, place, value, number)


def _choices(page: Worksheet, sheet: Sheet, language: str) -> None:
    """Where a cell knows few words, the spreadsheet offers them."""
    for place, column in enumerate(sheet.columns):
        words = _words_of(column, language)
        if words:
            page.data_validation(1, place, MOST_ROWS, place, {"validate": "list", "source": words})


def _words_of(column: Column, language: str) -> list[str]:
    if column.kind is Kind.YES_NO:
        return [str(to_cell(column, value, language)) for value in (True, False)]
    if column.kind is Kind.STATE:
        return [str(to_cell(column, value, language)) for value in ("on", "closed", "off")]
    return []


def _grid(page: Any) -> list[list[Cell]]:
    # What a damaged or made-up file says of its own size is not believed.
    page.reset_dimensions()
    rows = [[_value(cell) for cell in row] for row in page.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)]
    while rows and all(cell is None or cell == "" for cell in rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS:
        raise Unreadable.too_many(len(rows), MOST_ROWS)
    return rows


def _value(cell: FileCell) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return Formula(value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _by_heads(rows: list[list[Cell]]) -> Sheet | None:
    """The sheet that a page of another name is, told by its heads: people rename pages."""
    candidates: Iterable[Sheet] = (PROCEDURES, PAPERS, STEPS, FIELDS)
    for sheet in candidates:
        begin = head_row(rows, sheet)
        if begin is not None and sum(sheet.column(str(cell)) is not None for cell in rows[begin] if cell) >= 3:
            return sheet
    return None


def _read(rows: list[list[Cell]], sheet: Sheet, name: str) -> Reading:
    need = MUST_HAVE[sheet.key]
    if need == "id" and not any(
        sheet.column(str(cell)) is sheet.columns[0] for row in rows[:10] for cell in row if cell
    ):
        need = "name_vi"
    return read_rows(rows, sheet, name, need)
