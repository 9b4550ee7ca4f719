"""White paper that grows downwards, and the few things that are drawn on it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

import fontpkg_be_vietnam_pro
from PIL import Image, ImageDraw, ImageFont

BLACK, WHITE = 0, 255
# Vietnamese marks stack above the font's own ascent (Ẵ, Ộ) and hang below (Ợ, ậ): tighter lines would touch.
LEADING = 1.5
BASELINE = 1.2  # from the top of the line: all of Ẵ, and of ỵ below, lies inside it
# Letters are drawn smooth and then made black or white here; a little above the middle keeps thin strokes whole.
INK_BELOW = 150

Weight = Literal["Regular", "Medium", "SemiBold", "Bold", "ExtraBold"]
Align = Literal["left", "center"]


class Frame(NamedTuple):
    left: int
    width: int


@lru_cache(maxsize=64)
def font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fontpkg_be_vietnam_pro.ROOT / "files" / f"BeVietnamPro-{weight}.ttf"), size)


def clean(text: str) -> str:
    """One line of composed letters: some keyboards send loose marks, which the font can't place."""
    words = unicodedata.normalize("NFC", text).split()
    return " ".join("".join(letter for letter in word if letter.isprintable()) for word in words).strip()


@lru_cache(maxsize=4096)
def _ink(word: str, face: ImageFont.FreeTypeFont) -> float:
    """A word's width with the horns of its last letter: the font lets ứ lean over the space after it."""
    return max(face.getlength(word), face.getbbox(word, anchor="ls")[2])


def _gap(face: ImageFont.FreeTypeFont) -> float:
    return face.getlength(" ")


def line_width(words: list[str], face: ImageFont.FreeTypeFont) -> float:
    return sum(_ink(word, face) for word in words) + _gap(face) * max(0, len(words) - 1)


def wrap(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[list[str]]:
    """Lines of words, no wider than `width`. Nothing is ever cut: a word that fits no line goes on in the next."""
    lines: list[list[str]] = [[]]
    used = 0.0
    for word in chain.from_iterable(_pieces(word, face, width) for word in clean(text).split()):
        needed = _ink(word, face)
        if lines[-1] and used + _gap(face) + needed > width:
            lines.append([])
        used = used + _gap(face) + needed if lines[-1] else needed
        lines[-1].append(word)
    return lines if lines[-1] else []


def balanced(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[list[str]]:
    """As few lines as `wrap` makes, of about equal length: a heading leaves no single word behind."""
    fewest = len(wrap(text, face, width))
    narrow, wide = width // 3, width
    while wide - narrow > 4:
        middle = (narrow + wide) // 2
        if len(wrap(text, face, middle)) > fewest:
            narrow = middle
        else:
            wide = middle
    return wrap(text, face, wide)


def _pieces(word: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    if _ink(word, face) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and _ink(pieces[-1] + letter, face) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


class Sheet:
    """`y` is where the next thing goes. Sizes are given for 80 mm paper and shrink a little on narrower rolls."""

    def __init__(self, width: int, margin: int) -> None:
        self.width = width
        self.page = Frame(margin, width - 2 * margin)
        self.scale = max(0.8, width / 576)
        self.y = 0
        self._paper = Image.new("L", (width, 2048), WHITE)

    def size(self, dots: int) -> int:
        return round(dots * self.scale)

    def space(self, dots: int) -> None:
        self.y += self.size(dots)

    def face(self, weight: Weight, size: int) -> ImageFont.FreeTypeFont:
        return font(weight, self.size(size))

    def pen(self, height: int) -> ImageDraw.ImageDraw:
        """Something to draw with, on paper long enough for `height` more dots (and marks that hang out of a line)."""
        needed = self.y + height + 64
        if needed > self._paper.height:
            longer = Image.new("L", (self.width, 2 * needed), WHITE)
            longer.paste(self._paper)
            self._paper = longer
        return ImageDraw.Draw(self._paper)

    def text(
        self,
        text: str,
        weight: Weight,
        size: int,
        *,
        frame: Frame | None = None,
        align: Align = "left",
        ink: int = BLACK,
    ) -> None:
        face, (left, width) = self.face(weight, size), frame or self.page
        lines = balanced(text, face, width) if align == "center" or weight == "Bold" else wrap(text, face, width)
        step, drop = round(face.size * LEADING), round(face.size * BASELINE)
        for words in lines:
            x = left if align == "left" else left + (width - line_width(words, face)) / 2
            for word in words:
                self.pen(step).text((round(x), self.y + drop), word, fill=ink, font=face, anchor="ls")
                x += _ink(word, face) + _gap(face)
            self.y += step

    def height_of(self, text: str, weight: Weight, size: int, frame: Frame) -> int:
        face = self.face(weight, size)
        return len(wrap(text, face, frame.width)) * round(face.size * LEADING)

    def giant(self, text: str, largest: int, margin: int) -> None:
        """One line as large as the paper allows, set by its ink: no room is spent on marks that digits don't have."""
        text, room, size = clean(text), self.width - 2 * margin, self.size(largest)
        left, top, right, bottom = font("ExtraBold", size).getbbox(text, anchor="ls")
        while right - left > room and size > 8:
            size = min(size - 1, int(size * room / (right - left)))
            left, top, right, bottom = font("ExtraBold", size).getbbox(text, anchor="ls")
        x = (self.width - (right - left)) / 2 - left
        height = round(bottom - top)
        self.pen(height).text((round(x), self.y - top), text, fill=BLACK, font=font("ExtraBold", size), anchor="ls")
        self.y += height

    def dotted(self) -> None:
        """Where the eye may rest, as along the edge of a stamp."""
        dot, step = self.size(4), self.size(12)
        count = (self.page.width - dot) // step
        start = self.page.left + (self.page.width - dot - count * step) // 2
        pen = self.pen(dot)
        for number in range(count + 1):
            x = start + number * step
            pen.ellipse((x, self.y, x + dot - 1, self.y + dot - 1), fill=BLACK)
        self.y += dot

    def box(self, left: int, top: int, size: int) -> None:
        """A box to tick with a pen; drawn, as the font has no such letter."""
        self.pen(size).rounded_rectangle(
            (left, top, left + size - 1, top + size - 1), radius=size // 6, outline=BLACK, width=max(2, size // 10)
        )

    def badge(self, text: str, *, filled: bool) -> None:
        """A label in a rounded box, in the middle: white on black, or only outlined."""
        face, pad = self.face("Bold", 28), self.size(18)
        lines = balanced(text, face, self.page.width - 2 * pad)
        if not lines:
            return
        half = round(max(line_width(line, face) for line in lines)) // 2 + pad
        height = round(face.size * LEADING) * len(lines) + self.size(12)
        middle = self.width // 2
        self.pen(height).rounded_rectangle(
            (middle - half, self.y, middle + half, self.y + height),
            radius=self.size(14),
            fill=BLACK if filled else WHITE,
            outline=BLACK,
            width=self.size(3),
        )
        end = self.y + height
        self.space(3)
        inside = Frame(middle - half + pad, 2 * (half - pad) + 2)
        self.text(text, "Bold", 28, align="center", ink=WHITE if filled else BLACK, frame=inside)
        self.y = end

    def image(self, picture: Image.Image, left: int) -> None:
        self.pen(picture.height)
        self._paper.paste(picture, (left, self.y))
        self.y += picture.height

    def side_by_side(self, *columns: Callable[[], None]) -> None:
        """Each draws from the same height; what follows stands below the longest."""
        top = deepest = self.y
        for column in columns:
            self.y = top
            column()
            deepest = max(deepest, self.y)
        self.y = deepest

    def finished(self) -> Image.Image:
        used = self._paper.crop((0, 0, self.width, self.y))
        return used.point(lambda grey: WHITE if grey >= INK_BELOW else BLACK).convert("1", dither=Image.Dither.NONE)
