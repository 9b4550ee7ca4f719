"""The slip as a picture: printers seldom know Vietnamese, and every one of them can print dots."""

from __future__ import annotations

from PIL import Image

from kiosk.printing.content import SlipContent
from kiosk.printing.sheet import BASELINE, Frame, Sheet
from web.qr import qr_image, quiet_dots

MARGIN = 24
NUMBER_MARGIN = 10
LARGEST_NUMBER = 206
NARROW = 480  # below this the QR code and its words stand one under the other


def draw_slip(content: SlipContent, width_dots: int = 576) -> Image.Image:
    """Black and white, exactly `width_dots` wide and as long as it needs to be."""
    sheet = Sheet(width_dots, MARGIN)
    sheet.space(20)
    _office(sheet, content)
    _number(sheet, content)
    _procedure(sheet, content)
    _turn(sheet, content)
    _papers(sheet, content)
    _follow(sheet, content)
    _foot(sheet, content)
    sheet.space(20)
    return sheet.finished()


def _office(sheet: Sheet, content: SlipContent) -> None:
    sheet.text(content.office, "Bold", 30, align="center")
    sheet.text(content.address, "Regular", 22, align="center")
    sheet.space(14)
    sheet.dotted()
    sheet.space(16)


def _number(sheet: Sheet, content: SlipContent) -> None:
    if content.reprint:
        sheet.badge(content.texts.reprint, filled=False)
        sheet.space(12)
    sheet.text(content.texts.your_number, "Medium", 26, align="center")
    sheet.space(12)
    sheet.giant(content.number, LARGEST_NUMBER, NUMBER_MARGIN)
    sheet.space(26)
    if content.priority:
        sheet.badge(content.priority_words, filled=True)
        sheet.space(14)


def _procedure(sheet: Sheet, content: SlipContent) -> None:
    sheet.text(content.procedure, "Bold", 36, align="center")
    sheet.text(content.field, "Regular", 26, align="center")
    sheet.text(content.quantity_words, "SemiBold", 28, align="center")
    _steps(sheet, content)
    sheet.space(16)
    sheet.dotted()
    sheet.space(14)


def _steps(sheet: Sheet, content: SlipContent) -> None:
    if not content.steps:
        return
    sheet.space(10)
    sheet.text(content.steps_words, "SemiBold", 28, align="center")
    for place, step in enumerate(content.steps, start=1):
        sheet.text(f"{place}. {step}", "Regular", 26)


def _turn(sheet: Sheet, content: SlipContent) -> None:
    gap = sheet.size(24)
    half = (sheet.page.width - gap) // 2
    left, right = Frame(sheet.page.left, half), Frame(sheet.page.left + half + gap, half)
    texts = content.texts
    sheet.side_by_side(
        lambda: _fact(sheet, left, texts.ahead, content.ahead_words, content.wait),
        lambda: _fact(sheet, right, texts.taken, content.time, content.date),
    )
    sheet.space(14)
    sheet.dotted()


def _fact(sheet: Sheet, frame: Frame, label: str, value: str, more: str) -> None:
    sheet.text(label, "Medium", 24, frame=frame)
    sheet.text(value, "Bold", 42, frame=frame)
    sheet.text(more, "Regular", 24, frame=frame)


def _papers(sheet: Sheet, content: SlipContent) -> None:
    texts = content.texts
    named = [(texts.fee, content.fee), (texts.time_limit, content.time_limit)]
    facts = [(label, value) for label, value in named if value]
    if not content.documents and not facts:
        return
    sheet.space(14)
    if content.documents:
        sheet.text(texts.bring, "Bold", 30)
        sheet.space(2)
    for document in content.documents:
        _document(sheet, document)
    for label, value in facts:
        sheet.space(6)
        sheet.text(label, "Medium", 24)
        sheet.text(value, "SemiBold", 28)
    sheet.space(14)
    sheet.dotted()


def _document(sheet: Sheet, document: str) -> None:
    size, indent, capital = sheet.size(26), sheet.size(42), sheet.size(20)
    middle = sheet.y + round(sheet.face("Regular", 28).size * BASELINE) - capital // 2
    sheet.box(sheet.page.left, middle - size // 2, size)
    sheet.text(document, "Regular", 28, frame=Frame(sheet.page.left + indent, sheet.page.width - indent))
    sheet.space(4)


def _follow(sheet: Sheet, content: SlipContent) -> None:
    code = qr_image(content.url)
    texts = content.texts
    if sheet.width < NARROW:
        sheet.image(code, (sheet.width - code.width) // 2)
        sheet.text(texts.scan, "Bold", 34, align="center")
        sheet.text(texts.scan_why, "Regular", 24, align="center")
        sheet.space(14)
    else:
        # The margin is white already, so the quiet zone may lie in it: the code then starts where the text does.
        start = sheet.page.left - min(sheet.page.left, quiet_dots(code))
        words = Frame(start + code.width, sheet.page.left + sheet.page.width - start - code.width)
        sheet.side_by_side(lambda: sheet.image(code, start), lambda: _scan(sheet, words, code.height, content))
    sheet.dotted()
    sheet.space(14)


def _scan(sheet: Sheet, frame: Frame, height: int, content: SlipContent) -> None:
    """The words beside the code, at the height of its middle."""
    why = sheet.height_of(content.texts.scan_why, "Regular", 26, frame)
    sheet.y += max(0, height - sheet.height_of(content.texts.scan, "Bold", 36, frame) - why) // 2
    sheet.text(content.texts.scan, "Bold", 36, frame=frame)
    sheet.text(content.texts.scan_why, "Regular", 26, frame=frame)


def _foot(sheet: Sheet, content: SlipContent) -> None:
    sheet.text(content.texts.not_a_receipt, "SemiBold", 24, align="center")
