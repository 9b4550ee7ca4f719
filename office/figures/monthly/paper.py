"""The report as a PDF: A4, upright, in Vietnamese, every letter in it."""

from __future__ import annotations

import io
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, KeepTogether, PageTemplate, Spacer, Table
from reportlab.platypus.flowables import Flowable

from office.catalogue import Words
from office.figures.definitions import DEFINITIONS
from office.figures.monthly import ink
from office.figures.monthly.heat_map import HeatMap
from office.figures.monthly.month import Month
from office.figures.monthly.spoken import count, length, share
from office.figures.monthly.strokes import Course, Curve, Spread
from office.figures.monthly.tables import split_table, tiles, words
from office.figures.naming import WEEKDAYS, day_words
from office.figures.pictures import STEP_MINUTES, Cell
from office.figures.summary import Line

TERMS = {
    "visitors": "Lượt khách",
    "wait": "Thời gian chờ",
    "median": "Một nửa",
    "p90": "9 trong 10",
    "within": "Chờ không quá 15, 20, 30 phút",
    "service": "Thời gian phục vụ",
    "forgotten": "Quên bấm hoàn thành",
    "no_shows": "Vắng mặt",
    "left": "Bỏ về",
    "services": "Lần phục vụ",
    "missing_papers": "Thiếu giấy tờ",
    "priority": "Diện ưu tiên",
    "score": "Hài lòng",
}


def as_pdf(month: Month) -> bytes:
    ink.fonts()
    out = io.BytesIO()
    document = BaseDocTemplate(
        out, pagesize=(ink.WIDTH, ink.HEIGHT), title=f"{month.title} – {month.office.vi}", author=month.office.vi,
        lang="vi", leftMargin=ink.MARGIN, rightMargin=ink.MARGIN, topMargin=ink.TOP, bottomMargin=ink.BOTTOM,
    )  # fmt: skip
    frame = Frame(
        ink.MARGIN, ink.BOTTOM, ink.INSIDE, ink.HEIGHT - ink.TOP - ink.BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document.addPageTemplates([PageTemplate("page", [frame], onPage=lambda canvas, _: _foot(canvas, month))])
    document.build(_story(month), canvasmaker=_Numbered)
    return out.getvalue()


class _Numbered(Canvas):
    """Knows how many pages there are before it writes the first: "Trang 1/3"."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (the library's name)
        self._pages.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self.setFont(ink.TEXT, 8)
            self.setFillColor(ink.SOFT)
            self.drawRightString(ink.WIDTH - ink.MARGIN, ink.BOTTOM - 16, f"Trang {number}/{len(self._pages)}")
            super().showPage()
        super().save()


def _foot(canvas: Canvas, month: Month) -> None:
    canvas.setStrokeColor(ink.LINE)
    canvas.setLineWidth(0.5)
    canvas.line(ink.MARGIN, ink.BOTTOM - 6, ink.WIDTH - ink.MARGIN, ink.BOTTOM - 6)
    canvas.setFont(ink.TEXT, 8)
    canvas.setFillColor(ink.SOFT)
    canvas.drawString(ink.MARGIN, ink.BOTTOM - 16, f"{month.office.vi} · {month.title} · Motcua")


def _story(month: Month) -> list[Flowable]:
    until = f", đến ngày {day_words(month.last)}" if month.running else ""
    head: list[Flowable] = [
        words(month.office.vi, ink.OFFICE),
        words(month.title, ink.TITLE),
        words(
            f"Hàng chờ và phục vụ tại bộ phận một cửa{until}. Lập lúc {month.written:%H:%M, %d/%m/%Y}.", ink.SUBTITLE
        ),
    ]
    whole = month.whole
    if whole is None:
        return [*head, words("Không có lượt khách nào trong tháng này.", ink.LEAD)]
    return [
        *head,
        words(_lead(month, whole), ink.LEAD),
        tiles(month, whole),
        *_course(month),
        *_week(month),
        *_spread(month, whole),
        *_splits(month, whole),
        *_meanings(month),
    ]


def _written(month: Month) -> str:
    return f"Lập lúc {month.written:%H:%M, %d/%m/%Y}."


def _lead(month: Month, whole: Line) -> str:
    said = f"{count(whole.visitors)} lượt khách trong {len(month.days)} ngày làm việc."
    if whole.waits:
        said += (
            f" Một nửa chờ không quá {length(whole.wait_median)}, 9 trong 10 không quá {length(whole.wait_p90)};"
            f" mục tiêu là {month.target_minutes} phút."
        )
    return said


def _part(title: str, says: str, picture: Flowable) -> Flowable:
    return KeepTogether([words(title, ink.HEADING), *([words(says, ink.SAYS)] if says else []), picture])


def _course(month: Month) -> list[Flowable]:
    late = sum((item.line.wait_p90 or 0) > month.target_minutes * 60 for item in month.days)
    known = sum(item.line.wait_p90 is not None for item in month.days)
    says = (
        f"Trong {late} của {known} ngày, cứ 10 lượt có hơn 1 lượt chờ quá mục tiêu {month.target_minutes} phút."
        if known
        else ""
    )
    curves = [
        Curve("Một nửa chờ không quá", [_minutes(item.line.wait_median) for item in month.days], ink.BRAND_SOFT, 1),
        Curve("9/10 chờ không quá", [_minutes(item.line.wait_p90) for item in month.days], ink.BRAND, 2, 2),
    ]
    names = [f"{str(item.line.key)[8:]}/{month.first:%m}" for item in month.days]
    people = [item.line.visitors or 0 for item in month.days]
    picture = Course(ink.INSIDE, 180, names, people, curves, month.target_minutes)
    return [_part("Diễn biến trong tháng", says, picture)]


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / 60


def _week(month: Month) -> list[Flowable]:
    waits = [(cell.wait_p90, cell) for cell in month.heat if cell.wait_p90 is not None]
    if not waits:
        return []
    busiest = max(month.heat, key=lambda cell: cell.visitors)
    slowest = max(waits, key=lambda item: item[0])[1]
    says = (
        f"Số trong ô: 9 trong 10 lượt lấy số lúc ấy chờ không quá chừng ấy phút. Đông nhất: {_place(busiest)}, "
        f"{count(busiest.visitors)} người mỗi ngày. Chờ lâu nhất: {_place(slowest)}, {length(slowest.wait_p90)}."
    )
    return [_part("Giờ nào, thứ mấy", says, HeatMap(ink.INSIDE, month.heat, month.target_minutes))]


def _place(cell: Cell) -> str:
    return f"{WEEKDAYS[cell.weekday - 1].vi} {cell.hour}–{cell.hour + 1} giờ"


def _spread(month: Month, whole: Line) -> list[Flowable]:
    if not whole.waits:
        return []
    within = whole.within.get(month.target_minutes)
    says = f"{share(within)} của " if within is not None else ""
    says += f"{count(whole.waits)} lần chờ" + (f" không quá mục tiêu {month.target_minutes} phút." if says else ".")
    last = max(place for place, waits in enumerate(month.spread) if waits) + 1
    counts = month.spread[: max(6, last)]
    return [_part("Chờ bao lâu", says, Spread(ink.INSIDE, 135, counts, STEP_MINUTES, month.target_minutes))]


def _splits(month: Month, whole: Line) -> list[Flowable]:
    found: list[Flowable] = []
    for title, head, lines in (
        ("Theo lĩnh vực", "Lĩnh vực", month.fields),
        (f"{len(month.procedures)} thủ tục nhiều lượt nhất", "Thủ tục", month.procedures),
        ("Theo quầy", "Quầy", month.counters),
    ):
        if lines:
            found += [CondPageBreak(140), words(title, ink.HEADING), Spacer(0, 3), split_table(head, lines, whole)]
    return found


def _meanings(month: Month) -> list[Flowable]:
    known: dict[str, Words] = DEFINITIONS
    cells = [[words(term, ink.TERM), words(known[name].vi, ink.MEANING)] for name, term in TERMS.items()]
    rows = [[cells[place], cells[place + 1] if place + 1 < len(cells) else ""] for place in range(0, len(cells), 2)]
    table = Table(rows, colWidths=[ink.INSIDE / 2] * 2, style=[("VALIGN", (0, 0), (-1, -1), "TOP"),
                  ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                  ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)])  # fmt: skip
    zone = words(f"Giờ theo múi giờ {month.written.tzinfo}.", ink.MEANING)
    return [CondPageBreak(230), words("Cách tính các con số", ink.HEADING), Spacer(0, 3), table, zone]
