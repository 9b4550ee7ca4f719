"""The figures as files: CSV for programs, a workbook for people, each with what the columns mean."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import xlsxwriter

from office.figures.definitions import DEFINITIONS
from office.figures.summary import WITHIN_MINUTES, Line

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """`kind`: how a workbook shows it: "count", "length" (seconds, shown as h:mm:ss), "share" or "score"."""

    name: str
    vi: str
    kind: str
    value: Callable[[Line], Cell]


def _column(name: str, vi: str, kind: str) -> Column:
    return Column(name, vi, kind, lambda line: getattr(line, name))


COLUMNS = (
    _column("visitors", "Lượt khách", "count"),
    _column("served_visits", "Lượt khách được phục vụ", "count"),
    _column("no_shows", "Vắng mặt", "count"),
    _column("left", "Bỏ về, chưa được phục vụ", "count"),
    _column("priority", "Diện ưu tiên", "count"),
    _column("transfers", "Lần chuyển", "count"),
    _column("services", "Lần phục vụ", "count"),
    _column("missing_papers", "Thiếu giấy tờ", "count"),
    _column("waits", "Lần chờ", "count"),
    _column("wait_median", "Chờ: trung vị", "length"),
    _column("wait_p90", "Chờ: 9 trong 10 không quá", "length"),
    *(
        Column(f"within_{minutes}", f"Chờ không quá {minutes} phút", "share", lambda line, m=minutes: line.within[m])  # type: ignore[misc]
        for minutes in WITHIN_MINUTES
    ),
    _column("walk_median", "Gọi đến bắt đầu: trung vị", "length"),
    _column("service_times", "Lần phục vụ có thời gian", "count"),
    _column("service_median", "Phục vụ: trung vị", "length"),
    _column("service_p90", "Phục vụ: 9 trong 10 không quá", "length"),
    _column("parked_median", "Tạm gác: trung vị", "length"),
    _column("forgotten", "Quên bấm hoàn thành", "count"),
    _column("ratings", "Lượt đánh giá", "count"),
    _column("score", "Điểm hài lòng (1–5)", "score"),
)
# A visit may have been at several counters: these are None where the figures are split by counter or clerk.
OF_VISITS = ("visitors", "served_visits", "left", "priority", "ratings", "score")
SECONDS_A_DAY = 86_400
FORMATS = {"count": "#,##0", "length": "[h]:mm:ss", "share": "0.0%", "score": "0.00"}


def figures_csv(lines: Sequence[Line], names: Sequence[str]) -> bytes:
    """UTF-8 with a byte-order mark, without which Excel misreads Vietnamese. Lengths in seconds, shares 0 to 1."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["key", "name", *(column.name for column in COLUMNS)])
    for line, name in zip(lines, names, strict=True):
        writer.writerow([line.key, _plain(name), *(_rounded(column.value(line)) for column in COLUMNS)])
    return out.getvalue().encode("utf-8-sig")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One split of the figures: `names` are the groups' own words, as many as `lines`."""

    name: str
    lines: Sequence[Line]
    names: Sequence[str]


def figures_xlsx(sheets: Sequence[Sheet], title: str) -> bytes:
    """A sheet of figures for each split, with real numbers and lengths, and one that says what they mean."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    for sheet in sheets:
        _figures(book, sheet, title)
    meanings = book.add_worksheet("Cách tính")
    for row, (name, words) in enumerate(DEFINITIONS.items()):
        meanings.write_row(row, 0, [name, words.vi, words.en])
    meanings.set_column(1, 2, 90)
    book.close()
    return out.getvalue()


def _figures(book: xlsxwriter.Workbook, sheet: Sheet, title: str) -> None:
    """What none of its groups has is no column: a clerk has no visitors, only services."""
    of_services = any(line.visitors is None for line in sheet.lines)
    columns = [column for column in COLUMNS if not (of_services and column.name in OF_VISITS)]
    page, bold = book.add_worksheet(sheet.name), book.add_format({"bold": True})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    formats = {kind: book.add_format({"num_format": shown}) for kind, shown in FORMATS.items()}
    page.write_string(0, 0, title, bold)
    page.write_row(2, 0, ["Nhóm", *(column.vi for column in columns)], head)
    for row, (line, name) in enumerate(zip(sheet.lines, sheet.names, strict=True), start=3):
        page.write_string(row, 0, name)
        for place, column in enumerate(columns, start=1):
            value = column.value(line)
            if isinstance(value, int | float):
                shown = value / SECONDS_A_DAY if column.kind == "length" else value
                page.write_number(row, place, shown, formats[column.kind])
    page.set_column(0, 0, 48)
    page.set_column(1, len(columns), 13)
    page.freeze_panes(3, 1)


def _rounded(value: Cell) -> Cell:
    return round(value, 4) if isinstance(value, float) else value


def _plain(name: str) -> str:
    """A spreadsheet runs a text that begins like a formula; a leading apostrophe makes it plain text."""
    return f"'{name}" if name[:1] in tuple("=+-@\t\r") and name else name
