"""The wait on paper, in words that are true and that nobody has to work out."""

from __future__ import annotations

import pytest

from kiosk.printing.wait_words import wait_words
from office.rules.waiting import Wait


@pytest.mark.parametrize(
    ("low", "high", "vi", "en"),
    [
        (0, 1, "dưới 5 phút", "under 5 minutes"),
        (0, 5, "dưới 5 phút", "under 5 minutes"),
        (0, 8, "dưới 8 phút", "under 8 minutes"),
        (10, 20, "khoảng 10–20 phút", "about 10–20 minutes"),
        (20, 20, "khoảng 20 phút", "about 20 minutes"),
        (90, 120, "khoảng 90–120 phút", "about 90–120 minutes"),
        (0, 135, "có thể đến 3 giờ", "up to 3 hours"),
        (135, 180, "khoảng 2–3 giờ", "about 2–3 hours"),
        (180, 180, "khoảng 3 giờ", "about 3 hours"),
        (495, 600, "hơn 8 giờ", "over 8 hours"),
    ],
)
def test_a_wait_is_told_in_minutes_then_in_hours_and_never_as_longer_than_it_may_be(
    low: int, high: int, vi: str, en: str
) -> None:
    words = wait_words(Wait(low, low, high))

    assert (words.vi, words.en) == (f"chờ {vi}", f"wait {en}")


def test_where_nobody_serves_the_slip_says_who_will_do_what() -> None:
    assert wait_words(None).vi == "chưa có quầy mở; sẽ gọi khi mở quầy"
