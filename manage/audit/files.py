"""The audit as a file: one row a changed value, so that "from" and "to" have a column each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

import xlsxwriter
from flask_babel import gettext as _

from manage.audit.words import Said, Teller
from office.snapshots.audit import Entry

Row = list[str]
WIDTHS = (20, 14, 30, 46, 40, 40, 40, 12, 30)


def as_csv(entries: Sequence[Entry], teller: Teller) -> bytes:
    """UTF-8 with a byte-order mark, without which Excel misreads Vietnamese."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_head())
    writer.writerows([_harmless(cell) for cell in row] for row in _rows(entries, teller))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(entries: Sequence[Entry], teller: Teller) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, head = book.add_worksheet(), book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for place, (title, width) in enumerate(zip(_head(), WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, head)
    number = 0
    for number, row in enumerate(_rows(entries, teller), start=1):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, number, len(WIDTHS) - 1)
    book.close()
    return out.getvalue()


def _head() -> Row:
    return [_("Lúc"), _("Loại"), _("Ai"), _("Đã làm gì"), _("Mục"), _("Từ"), _("Thành"), _("Mã số"), _("Khoá")]


def _rows(entries: Sequence[Entry], teller: Teller) -> Iterator[Row]:
    for entry in entries:
        start = [entry.at.isoformat(timespec="seconds"), teller.kind(entry.kind), teller.who(entry), teller.did(entry)]
        for each in teller.changes(entry) or [Said("", "", "", "")]:
            yield [*start, each.label, each.before, each.after, str(entry.id), each.key]


def _harmless(text: str) -> str:
    """A spreadsheet runs a text that begins like a formula; a leading apostrophe makes it plain text."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") and text else text
