"""What a person reads in the place of a group's key: 2026-W48 is "Tuần 48 (23/11 – 29/11/2026)"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select

from office.catalogue import Words
from office.context import Office
from office.figures.groups import By, Key
from office.storage.models import Clerk

WEEKDAYS = (
    Words("Thứ Hai", "Monday"),
    Words("Thứ Ba", "Tuesday"),
    Words("Thứ Tư", "Wednesday"),
    Words("Thứ Năm", "Thursday"),
    Words("Thứ Sáu", "Friday"),
    Words("Thứ Bảy", "Saturday"),
    Words("Chủ nhật", "Sunday"),
)


def names(office: Office, by: By, keys: Sequence[Key]) -> list[Words]:
    """One a key. A counter, a clerk or a procedure that is no longer there keeps its id."""
    known = _of_things(office, by)
    if by == "counter":
        known = {str(key): office.counter_name(str(key)) for key in keys}
    spell = _OF_TIMES.get(by, _itself)
    return [known.get(str(key)) or spell(str(key)) for key in keys]


def _of_things(office: Office, by: By) -> Mapping[str, Words]:
    catalogue = office.catalogue
    if by == "field":
        return {item.id: item.name for item in catalogue.fields}
    if by == "procedure":
        return {item.id: item.name for item in catalogue.procedures}
    if by == "clerk":
        return _clerks(office)
    if by == "priority":
        known = {item.id: Words(item.name, item.name_en) for item in office.settings.priority}
        return known | {"": Words("Không ưu tiên", "No priority")}
    if by == "all":
        return {"0": Words("Tất cả", "All")}
    return {}


def _clerks(office: Office) -> dict[str, Words]:
    with office.storage.read() as connection:
        rows = connection.execute(select(Clerk.id, Clerk.name).where(Clerk.office_id == office.id))
        return {str(id_): Words(name, name) for id_, name in rows}


def day_words(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def _itself(key: str) -> Words:
    return Words(key, key)


def _day(key: str) -> Words:
    day = dt.date.fromisoformat(key)
    weekday, said = WEEKDAYS[day.weekday()], day_words(day)
    return Words(f"{weekday.vi}, {said}", f"{weekday.en}, {said}")


def _week(key: str) -> Words:
    year, number = key.split("-W")
    first = dt.date.fromisocalendar(int(year), int(number), 1)
    days = f"{first:%d/%m} – {day_words(first + dt.timedelta(days=6))}"
    return Words(f"Tuần {int(number)} ({days})", f"Week {int(number)} ({days})")


def _month(key: str) -> Words:
    year, month = key.split("-")
    return Words(f"Tháng {int(month)}/{year}", f"{dt.date(int(year), int(month), 1):%B} {year}")


def _quarter(key: str) -> Words:
    year, number = key.split("-Q")
    return Words(f"Quý {number}/{year}", f"Quarter {number}, {year}")


def _hour(key: str) -> Words:
    return Words(f"{key}–{int(key) + 1} giờ", f"{key}:00–{int(key) + 1}:00")


def _weekday(key: str) -> Words:
    return WEEKDAYS[int(key) - 1]


def _year(key: str) -> Words:
    return Words(f"Năm {key}", key)


_OF_TIMES: dict[By, Callable[[str], Words]] = {
    "day": _day,
    "week": _week,
    "month": _month,
    "quarter": _quarter,
    "year": _year,
    "hour": _hour,
    "weekday": _weekday,
}
