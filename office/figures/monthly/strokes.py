"""The pictures of the printed report, drawn as lines and letters: sharp at any size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable

from office.figures.monthly import ink
from office.figures.monthly.spoken import count

SIZE = 7.5
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Curve:
    """`values` None where there is none: the line goes on to the next."""

    name: str
    values: Sequence[float | None]
    tone: Color
    width: float
    dots: float = 0.0


def scale(highest: float, lines: int = 5) -> list[float]:
    """Where an axis has its lines, from 0 to the first round number that is not lower."""
    rough = max(highest, 1.0) / lines
    size = 1.0
    while size * 10 <= rough:
        size *= 10
    step = next(item for item in STEPS if item * size >= rough) * size
    if step == 2.5:
        step = 5.0
    return [step * place for place in range(int(-(-max(highest, 1.0) // step)) + 1)]


class Picture(Flowable):
    """A frame with room for an axis on each side."""

    left, right, foot, head = 26.0, 30.0, 16.0, 26.0

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    @property
    def inner(self) -> tuple[float, float]:
        return self.width - self.left - self.right, self.height - self.foot - self.head

    def say(
        self, x: float, y: float, words: str, *, tone: Color = ink.SOFT, font: str = ink.TEXT, size: float = SIZE,
        align: str = "left",
    ) -> None:  # fmt: skip
        self.canv.setFont(font, size)
        self.canv.setFillColor(tone)
        draw: Callable[[float, float, str], object] = {
            "left": self.canv.drawString, "right": self.canv.drawRightString, "middle": self.canv.drawCentredString,
        }[align]  # fmt: skip
        draw(x, y, words)

    def rule(self, y: float, tone: Color, width: float = 0.5, dash: tuple[float, float] | None = None) -> None:
        self.canv.saveState()
        self.canv.setStrokeColor(tone)
        self.canv.setLineWidth(width)
        if dash:
            self.canv.setDash(*dash)
        self.canv.line(self.left, y, self.width - self.right, y)
        self.canv.restoreState()

    def bar(self, x: float, width: float, height: float, tone: Color) -> None:
        self.canv.setFillColor(tone)
        self.canv.rect(x, self.foot, width, max(height, 0.0), stroke=0, fill=1)

    def axis(self, lines: Sequence[float], unit: str, *, right: bool = False) -> None:
        for value in lines:
            y = self.foot + self.inner[1] * value / lines[-1]
            if right:
                self.say(self.width - self.right + 5, y - 2.5, count(value))
            else:
                self.rule(y, ink.INK if value == 0 else ink.LINE)
                self.say(self.left - 5, y - 2.5, count(value), align="right")
        top = self.height - self.head + 8
        if right:
            self.say(self.width, top, unit, align="right")
        else:
            self.say(0, top, unit)


class Course(Picture):
    """Bars for people, lines for waits in minutes, and the line not to cross."""

    def __init__(
        self, width: float, height: float, names: Sequence[str], people: Sequence[int], curves: Sequence[Curve],
        target: float,
    ) -> None:  # fmt: skip
        super().__init__(width, height)
        self.names, self.people, self.curves, self.target = names, people, curves, target

    def draw(self) -> None:
        minutes = scale(max([self.target * 1.3, *(value or 0 for curve in self.curves for value in curve.values)]))
        most = scale(max(self.people) * 2)
        wide, high = self.inner
        step = wide / len(self.names)
        self.axis(minutes, "phút chờ")
        self.axis(most, "lượt khách", right=True)
        for place, people in enumerate(self.people):
            self.bar(self.left + step * (place + 0.19), step * 0.62, high * people / most[-1], ink.PALE)
        self.rule(self.foot, ink.INK)
        every = max(1, round(26 / step + 0.49))
        for place, name in enumerate(self.names):
            if place % every == 0:
                self.say(self.left + step * (place + 0.5), 4, name, align="middle")
        self.rule(self.foot + high * self.target / minutes[-1], ink.DONE, 1.2, (5, 3))
        for curve in self.curves:
            self._curve(curve, step, high / minutes[-1])
        self._key()

    def _curve(self, curve: Curve, step: float, high: float) -> None:
        points = [
            (self.left + step * (place + 0.5), self.foot + high * value)
            for place, value in enumerate(curve.values)
            if value is not None
        ]
        self.canv.saveState()
        self.canv.setStrokeColor(curve.tone)
        self.canv.setFillColor(curve.tone)
        self.canv.setLineWidth(curve.width)
        self.canv.setLineJoin(1)
        path = self.canv.beginPath()
        for place, (x, y) in enumerate(points):
            (path.lineTo if place else path.moveTo)(x, y)
        self.canv.drawPath(path)
        for x, y in points:
            self.canv.circle(x, y, max(curve.dots, 2.5 if len(points) == 1 else 0), stroke=0, fill=1)
        self.canv.restoreState()

    def _key(self) -> None:
        x, y = 62.0, self.height - 8
        for name, tone, width, dash in (
            *((curve.name, curve.tone, curve.width, None) for curve in self.curves),
            (f"Mục tiêu {self.target:.0f} phút", ink.DONE, 1.2, (5, 3)),
        ):
            self.canv.saveState()
            self.canv.setStrokeColor(tone)
            self.canv.setLineWidth(width)
            if dash:
                self.canv.setDash(*dash)
            self.canv.line(x, y + 2.5, x + 16, y + 2.5)
            self.canv.restoreState()
            self.say(x + 20, y, name, tone=ink.INK)
            x += 20 + stringWidth(name, ink.TEXT, SIZE) + 14
        self.canv.setFillColor(ink.PALE)
        self.canv.rect(x, y - 0.5, 8, 7, stroke=0, fill=1)
        self.say(x + 12, y, "Lượt khách", tone=ink.INK)


class Spread(Picture):
    """How many waits lasted how long: within the target green, beyond it red."""

    right = 4.0

    def __init__(self, width: float, height: float, counts: Sequence[int], step_minutes: int, target: float) -> None:
        super().__init__(width, height)
        self.counts, self.step_minutes, self.target = counts, step_minutes, target

    def draw(self) -> None:
        lines = scale(max(self.counts))
        wide, high = self.inner
        step = wide / len(self.counts)
        self.axis(lines, "lần chờ")
        for place, waits in enumerate(self.counts):
            within = (place + 1) * self.step_minutes <= self.target
            tone = ink.DONE if within else ink.BRAND_SOFT
            self.bar(self.left + step * (place + 0.12), step * 0.76, high * waits / lines[-1], tone)
        self.rule(self.foot, ink.INK)
        for place in range(0, len(self.counts) + 1, 3):
            self.say(self.left + step * place, 4, str(place * self.step_minutes), align="middle")
        self.say(self.width - self.right, self.height - self.head + 8, "chờ bao nhiêu phút", align="right")
