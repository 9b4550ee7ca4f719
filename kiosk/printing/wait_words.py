"""A wait in the words of the slip: the same as on the screens (static/js/common/words.js)."""

from __future__ import annotations

from math import ceil

from office.catalogue import Words
from office.rules.waiting import Wait

SHORT = 5
LONGEST_IN_MINUTES = 120
# A working day: whoever would wait longer is not told to the hour how much.
LONGEST_IN_HOURS = 8


def wait_words(wait: Wait | None) -> Words:
    if wait is None:
        return Words("chưa có quầy mở; sẽ gọi khi mở quầy", "no counter is open yet; you will be called")
    found = _time(wait.low, wait.high)
    return Words(f"chờ {found.vi}", f"wait {found.en}")


def _time(low: int, high: int) -> Words:
    if low > LONGEST_IN_HOURS * 60:
        return Words(f"hơn {LONGEST_IN_HOURS} giờ", f"over {LONGEST_IN_HOURS} hours")
    if high > LONGEST_IN_MINUTES:
        return _hours(low, high)
    if high < SHORT:
        return Words(f"dưới {SHORT} phút", f"under {SHORT} minutes")
    if low < 1:
        return Words(f"dưới {high} phút", f"under {high} minutes")
    minutes = f"{low}–{high}" if low < high else f"{high}"
    return Words(f"khoảng {minutes} phút", f"about {minutes} minutes")


def _hours(low: int, high: int) -> Words:
    """Beyond two hours minutes say more than anybody knows."""
    first, last = low // 60, ceil(high / 60)
    if first < 1:
        return Words(f"có thể đến {last} giờ", f"up to {last} hours")
    hours = f"{first}–{last}" if first < last else f"{last}"
    return Words(f"khoảng {hours} giờ", f"about {hours} hours")
