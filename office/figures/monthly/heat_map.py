"""The week as a field of hours, coloured by how long people waited."""

from __future__ import annotations

from collections.abc import Sequence

from office.figures.monthly import ink
from office.figures.monthly.strokes import Picture
from office.figures.naming import WEEKDAYS
from office.figures.pictures import Cell

ROW = 15.5
# Up to half the target, the target, 1.5, 2 and 3 times it; beyond that the darkest.
OF_TARGET = (0.5, 1.0, 1.5, 2.0, 3.0)


class HeatMap(Picture):
    left, right, foot, head = 46.0, 0.0, 13.0, 0.0

    def __init__(self, width: float, cells: Sequence[Cell], target_minutes: float) -> None:
        self.days = sorted({cell.weekday for cell in cells})
        self.hours = range(min(cell.hour for cell in cells), max(cell.hour for cell in cells) + 1)
        super().__init__(width, self.foot + ROW * len(self.days))
        self.cells, self.target = cells, target_minutes * 60

    def draw(self) -> None:
        step = self.inner[0] / len(self.hours)
        for row, day in enumerate(self.days):
            self.say(self.left - 6, self._bottom(row) + 4.5, WEEKDAYS[day - 1].vi, align="right")
        for cell in self.cells:
            self._cell(cell, step)
        for place, hour in enumerate(self.hours):
            self.say(self.left + step * (place + 0.5), 2, f"{hour}h", align="middle")

    def _bottom(self, row: int) -> float:
        return self.height - ROW * (row + 1)

    def _cell(self, cell: Cell, step: float) -> None:
        if cell.wait_p90 is None:
            return
        tone = sum(cell.wait_p90 > self.target * times for times in OF_TARGET)
        x, y = self.left + step * (cell.hour - self.hours.start), self._bottom(self.days.index(cell.weekday))
        self.canv.setFillColor(ink.HEAT[tone])
        self.canv.roundRect(x + 1, y + 1, step - 2, ROW - 2, 2.5, stroke=0, fill=1)
        letters = ink.WHITE if tone >= ink.DARK_FROM else ink.INK
        self.say(x + step / 2, y + 5, f"{cell.wait_p90 / 60:.0f}", tone=letters, font=ink.STRONG, align="middle")
