"""Letters, colours and sizes of the printed report: those of the screens, for paper."""

from __future__ import annotations

from functools import cache

import fontpkg_be_vietnam_pro
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

WIDTH, HEIGHT = A4
MARGIN, TOP, BOTTOM = 18 * mm, 17 * mm, 18 * mm
INSIDE = WIDTH - 2 * MARGIN
TEXT, MEDIUM, STRONG, HEAVY = (f"BeVietnamPro-{weight}" for weight in ("Regular", "Medium", "SemiBold", "Bold"))

# The tokens of static/css/tokens.css.
INK, SOFT, LINE, WASH = (HexColor(tone) for tone in ("#1f1914", "#50473e", "#e2d8c8", "#faf6ee"))
BRAND, BRAND_SOFT, DONE = (HexColor(tone) for tone in ("#9c0d16", "#c33a3f", "#0d5a39"))
PALE = HexColor("#ffe7a8")
WHITE = HexColor("#ffffff")
# From little to much, as on the screens.
HEAT: tuple[Color, ...] = tuple(
    HexColor(tone) for tone in ("#fff4d6", "#ffe7a8", "#ffc53a", "#e59e00", "#c33a3f", "#9c0d16")
)
DARK_FROM = 4


@cache
def fonts() -> None:
    """Registered once; a document takes of each only the letters it uses."""
    for name in (TEXT, MEDIUM, STRONG, HEAVY):
        pdfmetrics.registerFont(TTFont(name, str(fontpkg_be_vietnam_pro.ROOT / "files" / f"{name}.ttf")))


def style(
    name: str, size: float, *, font: str = TEXT, tone: Color = INK, before: float = 0, after: float = 0
) -> ParagraphStyle:
    """Vietnamese marks stack two high: no line is set tighter than 1.35."""
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=size * 1.4, textColor=tone, spaceBefore=before, spaceAfter=after
    )


OFFICE = style("office", 10, font=MEDIUM, tone=SOFT)
TITLE = style("title", 22, font=HEAVY, tone=BRAND, after=2)
SUBTITLE = style("subtitle", 9.5, tone=SOFT, after=8)
LEAD = style("lead", 11.5, font=MEDIUM, after=10)
HEADING = style("heading", 13, font=HEAVY, before=12, after=2)
SAYS = style("says", 9.5, tone=SOFT, after=5)
CELL = style("cell", 8)
CELL_STRONG = style("cell strong", 8, font=STRONG)
FIGURE = ParagraphStyle("figure", parent=CELL, alignment=TA_RIGHT)
FIGURE_STRONG = ParagraphStyle("figure strong", parent=CELL_STRONG, alignment=TA_RIGHT)
TILE_NAME = style("tile name", 8, font=MEDIUM, tone=SOFT)
TILE_VALUE = style("tile value", 15, font=HEAVY)
TILE_NOTE = style("tile note", 7.5, tone=SOFT)
TERM = style("term", 8, font=STRONG)
MEANING = style("meaning", 7.5, tone=SOFT, after=2)
