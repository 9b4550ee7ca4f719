"""Mistakes in [hours] that show only when its parts are held against each other."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import Any

from office.rules.opening import WEEKDAYS
from office.toml_file.comparing import tables
from office.toml_file.mistakes import KeyPath, Mistake
from office.toml_file.reading import TomlFile

Stretch = tuple[str, str, KeyPath]


def hours_mistakes(file: TomlFile) -> list[Mistake]:
    """Sessions and days that contradict each other, and a kiosk that would start after the counters have closed."""
    hours = file.data.get("hours")
    hours = hours if isinstance(hours, dict) else {}
    sessions = _stretches(file, "hours", "sessions")
    mistakes = _overlaps(file, sessions)
    tickets_from = _clock(hours.get("tickets_from"))
    last = max((closes for _, closes, _ in sessions), default="")
    if tickets_from and last and tickets_from >= last:
        problem = f"tickets would begin at {tickets_from}, when the last session closes at {last}"
        vi = f"Phát số từ {tickets_from} là quá muộn: buổi cuối đóng lúc {last}."
        mistakes.append(file.mistake(("hours", "tickets_from"), problem, "begin earlier, e.g. as the first opens", vi))
    if hours.get("days") == []:
        vi = "Hãy chọn ít nhất một ngày làm việc."
        mistakes.append(file.mistake(("hours", "days"), "the office would never open", 'name a day, e.g. ["mon"]', vi))
    return mistakes + _days(file, hours.get("days", list(WEEKDAYS[:5])))


def _days(file: TomlFile, worked: Any) -> list[Mistake]:
    """Holidays that run into each other; extra days that are none."""
    mistakes: list[Mistake] = []
    holidays = []
    for place, table in tables(file, "hours", "holidays"):
        first = _date(table.get("first"))
        if first:
            holidays.append((first, _date(table.get("last")) or first, place))
    holidays.sort()
    for (begun, ended, _), (first, _, place) in pairwise(holidays):
        if first <= ended:
            problem = f"begins on {first}, within the holiday from {begun} to {ended}"
            vi = f"Trùng với kỳ nghỉ từ {begun:%d/%m/%Y} đến {ended:%d/%m/%Y}."
            mistakes.append(file.mistake(place, problem, "name each day off once", vi))
    seen: set[dt.date] = set()
    for place, table in tables(file, "hours", "extra_days"):
        date = _date(table.get("date"))
        sessions = _stretches(file, *place, "sessions")
        mistakes += _overlaps(file, sessions)
        if date is None:
            continue
        usual = isinstance(worked, list) and WEEKDAYS[date.weekday()] in worked
        if date in seen:
            vi = f"Ngày {date:%d/%m/%Y} đã có ở trên."
            mistakes.append(file.mistake((*place, "date"), f"{date} already stands above", "name each day once", vi))
        elif any(first <= date <= last for first, last, _ in holidays):
            vi = f"Ngày {date:%d/%m/%Y} cũng đang là ngày nghỉ; hãy bỏ một trong hai."
            mend = "remove it from one of the two"
            mistakes.append(file.mistake((*place, "date"), f"{date} is a holiday too", mend, vi))
        elif usual and not sessions:
            problem = f"{date} is a working day anyway"
            vi = f"Ngày {date:%d/%m/%Y} vốn là ngày làm việc; hãy bỏ đi, hoặc ghi giờ riêng."
            mistakes.append(file.mistake((*place, "date"), problem, "remove it, or give it sessions of its own", vi))
        seen.add(date)
    return mistakes


def _stretches(file: TomlFile, *path: str | int) -> list[Stretch]:
    found = []
    for place, session in tables(file, *path):
        opens, closes = _clock(session.get("opens")), _clock(session.get("closes"))
        if opens and closes:
            found.append((opens, closes, place))
    return sorted(found, key=lambda session: session[:2])


def _overlaps(file: TomlFile, sessions: list[Stretch]) -> list[Mistake]:
    mistakes = []
    for (opened, closed, _), (opens, _, place) in pairwise(sessions):
        if opens < closed:
            problem = f"begins at {opens}, before the session from {opened} ends at {closed}"
            vi = f"Buổi này mở lúc {opens}, khi buổi từ {opened} chưa đóng ({closed})."
            mistakes.append(file.mistake(place, problem, "let sessions follow each other", vi))
    return mistakes


def _clock(value: Any) -> str:
    """A well written time as "07:30", which sorts as it should; "" for anything else."""
    found = re.match(r"[0-2]\d:[0-5]\d", str(value))
    return found[0] if found else ""


def _date(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        return None
