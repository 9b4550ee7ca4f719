"""A moment as people say it: "7:00 sáng thứ Hai, 30/11"."""

from __future__ import annotations

import datetime as dt

WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật")
# Written out, because strftime's names depend on the machine's language.
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def moment_vi(at: dt.datetime, now: dt.datetime) -> str:
    """`at` as said at `now`: "13:30 chiều nay", "7:00 sáng mai, thứ Ba 24/11", "7:00 sáng thứ Hai, 30/11"."""
    time = f"{at.hour}:{at.minute:02} {_part_of_day(at.hour)}"
    date = f"{at:%d/%m}" if at.year == now.year else f"{at:%d/%m/%Y}"
    days = (at.date() - now.date()).days
    if days == 0:
        return f"{time} nay"
    weekday = WEEKDAYS_VI[at.weekday()]
    return f"{time} mai, {weekday} {date}" if days == 1 else f"{time} {weekday}, {date}"


def moment_en(at: dt.datetime, now: dt.datetime) -> str:
    """`at` as said at `now`: "1:30 pm today", "7:00 am tomorrow, Tuesday 24 November", "7:00 am on Monday …"."""
    time = f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"
    date = f"{WEEKDAYS_EN[at.weekday()]} {at.day} {MONTHS_EN[at.month - 1]}"
    date += "" if at.year == now.year else f" {at.year}"
    days = (at.date() - now.date()).days
    if days == 0:
        return f"{time} today"
    return f"{time} tomorrow, {date}" if days == 1 else f"{time} on {date}"


def _part_of_day(hour: int) -> str:
    if hour < 11:
        return "sáng"
    if hour < 13:
        return "trưa"
    return "chiều" if hour < 18 else "tối"
