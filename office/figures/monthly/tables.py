"""The tables and the tiles of the printed report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table, TableStyle
from reportlab.platypus.flowables import Flowable

from office.figures.monthly import ink
from office.figures.monthly.month import Month, Named
from office.figures.monthly.spoken import count, decimal, length, part, share
from office.figures.summary import Line

# Each with its share of the width.
COLUMNS: tuple[tuple[str, Callable[[Line], str], float], ...] = (
    ("Lượt khách", lambda line: count(line.visitors), 0.9),
    ("Lần phục vụ", lambda line: count(line.services), 0.9),
    ("Chờ: một nửa", lambda line: length(line.wait_median), 1.2),
    ("Chờ: 9/10", lambda line: length(line.wait_p90), 1.2),
    ("≤ 15 phút", lambda line: share(line.within[15]), 0.9),
    ("Phục vụ: một nửa", lambda line: length(line.service_median), 1.2),
    ("Vắng", lambda line: count(line.no_shows), 0.8),
    ("Bỏ về", lambda line: count(line.left), 0.8),
    ("Thiếu giấy", lambda line: share(part(line.missing_papers, line.services)), 0.95),
)
# A visit may have been at several counters: of a counter there are no visits.
NO_VISITS = ("Lượt khách", "Bỏ về")
NAME_SHARE = 0.3


def words(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)


def split_table(title: str, lines: Sequence[Named], whole: Line) -> Table:
    """A row a group, the whole month at the foot."""
    visits = any(item.line.visitors is not None for item in lines)
    columns = [item for item in COLUMNS if visits or item[0] not in NO_VISITS]
    rows: list[list[Paragraph]] = [
        [words(title, ink.CELL_STRONG), *(words(name, ink.FIGURE_STRONG) for name, _, _ in columns)],
        *([words(item.name, ink.CELL), *(words(of(item.line), ink.FIGURE) for _, of, _ in columns)] for item in lines),
        [words("Cả tháng", ink.CELL_STRONG), *(words(of(whole), ink.FIGURE_STRONG) for _, of, _ in columns)],
    ]
    unit = ink.INSIDE * (1 - NAME_SHARE) / sum(weight for *_, weight in columns)
    widths = [ink.INSIDE * NAME_SHARE, *(unit * weight for *_, weight in columns)]
    table = Table(rows, colWidths=widths, repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
                ("VALIGN", (0, 1), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 1, ink.INK),
                ("LINEBELOW", (0, 1), (-1, -3), 0.4, ink.LINE),
                ("LINEABOVE", (0, -1), (-1, -1), 1, ink.INK),
                ("BACKGROUND", (0, -1), (-1, -1), ink.WASH),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ]
        )
    )
    return table


def tiles(month: Month, whole: Line) -> Table:
    """The month in twelve figures, four a row; under each what it was the month before."""
    before = month.before
    told = [*TILES, SCORE if whole.ratings else TRANSFERS]
    cells = [_tile(name, of(whole), note and note(whole), of(before) if before else None) for name, of, note in told]
    rows = [cells[start : start + 4] for start in range(0, len(cells), 4)]
    table = Table(rows, colWidths=[ink.INSIDE / 4] * 4)
    table.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.6, ink.LINE),
                ("INNERGRID", (0, 0), (-1, -1), 0.6, ink.LINE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ]
        )
    )
    return table


def _tile(name: str, value: str, note: str | None, before: str | None) -> list[Flowable]:
    small = " · ".join(text for text in (note, f"tháng trước {before}" if before else None) if text)
    return [words(name, ink.TILE_NAME), words(value, ink.TILE_VALUE), words(small, ink.TILE_NOTE)]


Value = Callable[[Line], str]
TILES: tuple[tuple[str, Value, Value | None], ...] = (
    ("Lượt khách", lambda line: count(line.visitors), lambda line: f"{count(line.served_visits)} được phục vụ"),
    ("Một nửa chờ không quá", lambda line: length(line.wait_median), None),
    ("9 trong 10 chờ không quá", lambda line: length(line.wait_p90), None),
    ("Một nửa được phục vụ trong", lambda line: length(line.service_median), None),
    ("Chờ không quá 15 phút", lambda line: share(line.within[15]), None),
    ("Chờ không quá 20 phút", lambda line: share(line.within[20]), None),
    ("Chờ không quá 30 phút", lambda line: share(line.within[30]), None),
    (
        "Bỏ về, chưa được phục vụ",
        lambda line: share(part(line.left, line.visitors)),
        lambda line: f"{count(line.left)} lượt",
    ),
    (
        "Vắng mặt khi gọi",
        lambda line: share(part(line.no_shows, line.visitors)),
        lambda line: f"{count(line.no_shows)} lượt",
    ),
    (
        "Thiếu giấy tờ",
        lambda line: share(part(line.missing_papers, line.services)),
        lambda line: f"{count(line.missing_papers)} lần",
    ),
    (
        "Diện ưu tiên",
        lambda line: share(part(line.priority, line.visitors)),
        lambda line: f"{count(line.priority)} lượt",
    ),
)
SCORE: tuple[str, Value, Value | None] = (
    "Hài lòng (1–5)",
    lambda line: "–" if line.score is None else decimal(line.score, 2),
    lambda line: f"{count(line.ratings)} đánh giá",
)
TRANSFERS: tuple[str, Value, Value | None] = ("Lần chuyển quầy", lambda line: count(line.transfers), None)
