"""One value in one cell of a spreadsheet, written and read back.

Read as people leave it: a number that the spreadsheet made of a code, a comma for the decimal point, "x" for yes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from office.catalogue import Words
from office.catalogue_file.columns import Column, Kind
from office.rules.search import fold

Cell = str | float | bool | None
STATES = {"on": ("Đang nhận", "On"), "closed": ("Tạm ngừng", "Closed"), "off": ("Tắt", "Off")}
YES, NO = ("Có", "Yes"), ("Không", "No")
YES_WORDS, NO_WORDS = {"co", "yes", "x", "true", "1", "dung"}, {"khong", "no", "false", "0", "", "sai"}
SPLIT = re.compile(r"[;\n]")
CODE_DIGITS = 6


class Formula(str):
    """A cell that reckons instead of saying something."""

    __slots__ = ()


class WrongCell(ValueError):
    """What stands in a cell can't be meant; `said`: what, and what to write instead."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.said = Words(vi, en)


def to_cell(column: Column, value: Any, language: str = "vi") -> str | float:
    english = language == "en"
    match column.kind:
        case Kind.NUMBER:
            return int(value) if float(value).is_integer() else float(value)
        case Kind.YES_NO:
            return (YES if value else NO)[english]
        case Kind.STATE:
            return STATES[value][english]
        case Kind.LINES:
            return "\n".join(value)
        case Kind.WORDS:
            # With a semicolon behind it a single phrase keeps its comma.
            return "; ".join(value) + (";" if len(value) == 1 and "," in value[0] else "")
        case _:
            return str(value)


def from_cell(column: Column, cell: Cell) -> Any:
    """The cell's value as the catalogue has it. Raises WrongCell."""
    if isinstance(cell, Formula):
        raise WrongCell(
            "ô này là công thức; xin ghi giá trị (chép, rồi dán giá trị)",
            "this cell is a formula; write its value (copy, paste values)",
        )
    text = _text(cell)
    match column.kind:
        case Kind.NUMBER:
            return _number(cell, text)
        case Kind.YES_NO:
            return _yes_no(text)
        case Kind.STATE:
            return _state(text)
        case Kind.CODE:
            return _code(cell, text)
        case Kind.LINES:
            return _items(text.split("\n"))
        case Kind.WORDS:
            return _items(SPLIT.split(text) if SPLIT.search(text) else text.split(","))
        case _:
            return text


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    # Windows' Vietnamese keyboards write a letter and its marks apart.
    text = unicodedata.normalize("NFC", str(cell)).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t").strip()


def _items(found: list[str]) -> list[str]:
    return [item.strip() for item in found if item.strip()]


def _number(cell: Cell, text: str) -> float:
    if isinstance(cell, bool) or not re.fullmatch(r"\d{1,4}([.,]\d{1,3})?", text):
        raise WrongCell(
            f"“{text[:40]}” không phải là số; xin ghi chữ số, ví dụ 15",
            f"“{text[:40]}” is not a number; write digits, e.g. 15",
        )
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def _yes_no(text: str) -> bool:
    word = fold(text)
    if word in YES_WORDS:
        return True
    if word in NO_WORDS:
        return False
    raise WrongCell(f"“{text[:40]}”: xin ghi Có hoặc Không", f"“{text[:40]}”: write Yes or No")


def _state(text: str) -> str:
    word = fold(text)
    for state, names in STATES.items():
        if word in (state, *(fold(name) for name in names)):
            return state
    choice_vi, choice_en = (", ".join(names[which] for names in STATES.values()) for which in (0, 1))
    raise WrongCell(f"“{text[:40]}”: xin ghi một trong: {choice_vi}", f"“{text[:40]}”: write one of: {choice_en}")


def _code(cell: Cell, text: str) -> str:
    """A spreadsheet takes 1.001190 for a number and forgets the last nought: six digits stand behind the point."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return f"{cell:.{CODE_DIGITS}f}"
    if re.fullmatch(r"\d[.,]\d{1,6}", text):
        whole, digits = re.split(r"[.,]", text)
        return f"{whole}.{digits.ljust(CODE_DIGITS, '0')}"
    return text
