"""From the cells of a sheet to records: which value stands where, and every cell that can't be meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from office.catalogue import Words
from office.catalogue_file.cells import Cell, WrongCell, from_cell
from office.catalogue_file.columns import Column, Sheet
from office.toml_file.mistakes import did_you_mean

MOST_ROWS = 5000
HEAD_WITHIN = 10
Columns = dict[int, tuple[Column, str]]  # by number, with the head as the file has it


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an imported file, as its reader finds it. `sheet`: "" where the file has but one table."""

    sheet: str
    line: int
    column: str = ""

    def said(self, language: str) -> str:
        words = ("line {}", "column “{}”") if language == "en" else ("dòng {}", "cột “{}”")
        parts = [self.sheet] if self.sheet else []
        parts += [words[0].format(self.line)] if self.line else []
        parts += [words[1].format(self.column)] if self.column else []
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class FileMistake:
    """`said`: what is wrong and the mend, a sentence in both languages."""

    place: Place | None
    said: Words


@dataclass(slots=True)
class Record:
    """One row: its values, each with its place."""

    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """What a sheet says. `mistakes` stop the import; `unused` are columns that nobody reads."""

    records: list[Record] = field(default_factory=list)
    mistakes: list[FileMistake] = field(default_factory=list)
    unused: list[Place] = field(default_factory=list)


def head_row(rows: Sequence[Sequence[Cell]], sheet: Sheet) -> int | None:
    """The first row most of whose words are heads; titles may stand above it. None when there is none."""
    for number, row in enumerate(rows[:HEAD_WITHIN]):
        named = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if named and sum(sheet.column(cell) is not None for cell in named) * 2 > len(named):
            return number
    return None


def read_rows(rows: Sequence[Sequence[Cell]], sheet: Sheet, title: str, need: str) -> Reading:
    """`title`: the sheet's name in the file; `need`: the key without which a row says nothing."""
    reading = Reading()
    begin = head_row(rows, sheet)
    if begin is None:
        if any(cell not in (None, "") for row in rows for cell in row):
            reading.mistakes.append(FileMistake(Place(title, 1), _no_heads(sheet)))
        return reading
    columns = _columns(rows[begin], sheet, title, begin, reading)
    if need not in {column.key for column, _ in columns.values()}:
        reading.mistakes.append(FileMistake(Place(title, begin + 1), _no_column(sheet, need)))
        return reading
    for number, row in enumerate(rows[begin + 1 :], start=begin + 2):
        if any(_filled(cell) for cell in row):
            reading.records.append(_record(row, columns, Place(title, number), reading))
    return reading


def _columns(head: Sequence[Cell], sheet: Sheet, title: str, begin: int, reading: Reading) -> Columns:
    found: Columns = {}
    for number, cell in enumerate(head):
        text = str(cell or "").strip()
        column = sheet.column(text) if text else None
        if column is None:
            reading.unused += [Place(title, begin + 1, text)] if text else []
        elif any(column is other for other, _ in found.values()):
            said = Words("cột này có hai lần; xin bỏ một", "this column stands twice; remove one")
            reading.mistakes.append(FileMistake(Place(title, begin + 1, text), said))
        elif not column.told:
            found[number] = column, text
    return found


def _record(row: Sequence[Cell], columns: Columns, place: Place, reading: Reading) -> Record:
    record = Record(place)
    for number, (column, head) in columns.items():
        here = Place(place.sheet, place.line, head)
        cell = row[number] if number < len(row) else None
        record.places[column.key] = here
        try:
            # An empty cell says nothing of a number or a state: these are never empty.
            if _filled(cell) or column.kind.value not in ("number", "state"):
                record.values[column.key] = from_cell(column, cell)
        except WrongCell as wrong:
            reading.mistakes.append(FileMistake(here, wrong.said))
    return record


def _filled(cell: Cell) -> bool:
    return cell is not None and str(cell).strip() != ""


def _no_heads(sheet: Sheet) -> Words:
    return Words(
        f"không thấy dòng tên cột (ví dụ: {', '.join(column.vi for column in sheet.columns[:3])})",
        f"there is no line with the columns’ heads (such as: {', '.join(column.en for column in sheet.columns[:3])})",
    )


def _no_column(sheet: Sheet, need: str) -> Words:
    column = next(item for item in sheet.columns if item.key == need)
    return Words(f"thiếu cột “{column.vi}”", f"the column “{column.en}” is missing")


def nearest_head(sheet: Sheet, head: str) -> str:
    """Which head an unused one may have been meant to be."""
    return did_you_mean(head, [name for column in sheet.columns for name in (column.vi, column.en)])
