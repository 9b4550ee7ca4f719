"""Reading what a scanner typed off an ID card: the number, and when its holder was born.

A card's code is text with bars between its parts. Seen: seven parts
`number(12)|old number(9 or empty)|name|ddmmyyyy|sex|address|ddmmyyyy of issue`, six without the old number, eight with
a date of expiry; older cards have a bar code with the twelve digits alone. Scanners type it through whatever keyboard
the machine has: bars become other signs, Vietnamese is mangled, the end is missing, dates have slashes. So number and
birth date are known by what they look like and by agreeing with each other, not by their place.

A number says more than itself (Nghị định 137/2015, điều 13): three digits of the province, one for century and sex,
two of the year of birth, six of its own.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 2000
DIGITS, OLD_DIGITS = 12, 9
LAST_PROVINCE = 96
OLDEST_YEARS = 130

# What the keys of the digits give on Windows' Vietnamese keyboard.
_VIETNAMESE_KEYS = str.maketrans(
    {"ă": "1", "â": "2", "ê": "3", "ô": "4", "\u0300": "5", "\u0309": "6", "\u0303": "7", "\u0301": "8",
     "\u0323": "9", "đ": "0"}
)  # fmt: skip
# Scanners that name the kind of code put "]Q1" before it (ISO/IEC 15424); others a control character.
_BEFORE = re.compile(r"^(?:\][A-Za-z][0-9A-Za-z])?[^0-9A-Za-zăâêôđ]*")
_NUMBER = re.compile(r"[0-9]+")
_DATE = re.compile(r"(?<![0-9])([0-9]{2})[/.-]?([0-9]{2})[/.-]?([0-9]{4})(?![0-9])")


class Trouble(StrEnum):
    """Why a reading is of no use."""

    NOT_A_CARD = "not_a_card"
    CUT_SHORT = "cut_short"
    OLD_CARD = "old_card"
    MISREAD = "misread"


@dataclass(frozen=True, repr=False)
class IdCard:
    """`born`: None when the date could not be read; the year stands in the number. Shows nothing of itself in a log."""

    number: str
    year: int
    born: dt.date | None

    def __repr__(self) -> str:
        return "IdCard(…)"

    def is_aged(self, years: int, day: dt.date) -> bool:
        """Whether the holder has certainly lived that many years on `day`."""
        if self.born is None:
            return day.year - self.year > years
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day)) >= years


def read_card(text: str, day: dt.date) -> IdCard | Trouble:
    """The card that was scanned on `day`, or why it can't be told."""
    typed = _BEFORE.sub("", text[:LONGEST], count=1)
    found = _read(typed, day)
    if isinstance(found, IdCard):
        return found
    # Typed through a Vietnamese keyboard there is hardly a digit in it; a reading as it stands comes first.
    unmangled = _read(typed.translate(_VIETNAMESE_KEYS), day)
    return unmangled if isinstance(unmangled, IdCard) else found


def _read(text: str, day: dt.date) -> IdCard | Trouble:
    run = _NUMBER.match(text)
    if run is None:
        return Trouble.NOT_A_CARD
    digits, rest = run[0], text[run.end() :]
    if len(digits) == OLD_DIGITS and not rest.strip():
        return Trouble.OLD_CARD
    # Where bars are lost the old number follows at once.
    if len(digits) not in (DIGITS, DIGITS + OLD_DIGITS):
        return Trouble.CUT_SHORT if len(rest) > DIGITS or not rest.strip() else Trouble.NOT_A_CARD
    number = digits[:DIGITS]
    year = _year(number)
    if not 1 <= int(number[:3]) <= LAST_PROVINCE or not day.year - OLDEST_YEARS <= year <= day.year:
        return Trouble.MISREAD
    dates = [date for date in map(_date, _DATE.findall(rest)) if date is not None]
    born = next((date for date in dates if date.year == year and date <= day), None)
    # Birth and issue were both read, and neither is of the year that the number says.
    if born is None and len(dates) > 1:
        return Trouble.MISREAD
    return IdCard(number, year, born)


def _year(number: str) -> int:
    """Digit 4: 0 and 1 are men and women born from 1900 on, 2 and 3 from 2000 on, and so forth."""
    return 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])


def _date(parts: tuple[str, str, str]) -> dt.date | None:
    day, month, year = (int(part) for part in parts)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
