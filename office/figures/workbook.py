"""A stretch of days with every split in one workbook, a sheet each: for whoever has to answer a question by noon."""

from __future__ import annotations

from office.context import Office
from office.figures.files import Sheet, figures_xlsx
from office.figures.groups import By
from office.figures.names import names_of
from office.figures.naming import names
from office.figures.past import Past
from office.figures.summary import Line, summary

SHEETS: tuple[tuple[By, str], ...] = (
    ("all", "Tất cả"),
    ("day", "Ngày"),
    ("week", "Tuần"),
    ("month", "Tháng"),
    ("field", "Lĩnh vực"),
    ("procedure", "Thủ tục"),
    ("hour", "Giờ"),
    ("weekday", "Thứ"),
    ("counter", "Quầy"),
    ("clerk", "Cán bộ"),
)


def workbook(office: Office, past: Past, *, clerk_names: bool) -> bytes:
    """`clerk_names`: whether clerks are told by name, or as "Cán bộ 7"."""
    sheets = [_sheet(office, past, by, name, clerk_names) for by, name in SHEETS]
    return figures_xlsx(sheets, f"{office.name.vi}, {past.first:%d/%m/%Y} – {past.last:%d/%m/%Y}")


def _names(office: Office, by: By, lines: list[Line], clerk_names: bool) -> list[str]:
    if by == "clerk" and not clerk_names:
        return [words.vi for words in names_of(office, by, [str(line.key) for line in lines], clerks=False).values()]
    return [words.vi for words in names(office, by, [line.key for line in lines])]


def _sheet(office: Office, past: Past, by: By, name: str, clerk_names: bool) -> Sheet:
    lines = summary(past, by)
    return Sheet(name, lines, _names(office, by, lines, clerk_names))
