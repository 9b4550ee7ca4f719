"""Plans in sentences, as the head of office reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from office.catalogue import Words
from office.rules.routing import Pattern
from simulation.figures import UNREACHED, Figures, Range
from simulation.telling import Names, changes, result, when_words
from simulation.wishes import Wish, WishedCounter

HOUR = 3600.0
UNREACHED_WORDS = "người không kịp được gọi"
DAY = ((7.5 * HOUR, 11.5 * HOUR), (13.5 * HOUR, 17 * HOUR))
NAMES = Names(
    {"1": Words("Quầy 1", "Counter 1"), "2": Words("Quầy 2", "Counter 2"), "new1": Words("Quầy 6", "Counter 6")},
    {"a": Words("Chứng thực", "Certification"), "b": Words("Hộ tịch", "Civil status")},
)
ONE, TWO = WishedCounter("1", ("a",), (True, True)), WishedCounter("2", ("b",), (True, True))
PRESENT = Wish(DAY, (ONE, TWO), Pattern(1, 2), 0.0)


def told(after: Wish) -> list[str]:
    return [words.vi for words in changes(PRESENT, after, NAMES)]


def with_counters(*counters: WishedCounter) -> Wish:
    return replace(PRESENT, counters=counters)


def test_the_present_plan_is_no_change() -> None:
    assert told(PRESENT) == []


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (with_counters(replace(ONE, open=(True, False)), TWO), "Đóng Quầy 1 buổi chiều"),
        (with_counters(ONE), "Đóng Quầy 2 cả ngày"),
        (
            with_counters(ONE, TWO, WishedCounter("new1", ("a",), (True, False))),
            "Mở thêm Quầy 6 nhận chứng thực buổi sáng",
        ),
        (with_counters(ONE, replace(TWO, fields=("b", "a"))), "Quầy 2 nhận thêm chứng thực"),
        (with_counters(ONE, replace(TWO, fields=("a",))), "Quầy 2 nhận thêm chứng thực, thôi nhận hộ tịch"),
        (replace(PRESENT, pattern=Pattern(1, 3)), "Cứ 1 số ưu tiên thì gọi 3 số thường"),
        (replace(PRESENT, sessions=((7 * HOUR, 11.5 * HOUR), DAY[1])), "Làm việc 7:00–11:30, 13:30–17:00"),
    ],
)
def test_each_change_has_its_sentence(after: Wish, sentence: str) -> None:
    assert told(after) == [sentence]


def test_two_sessions_of_one_part_of_the_day_are_told_by_the_clock() -> None:
    sessions = ((7 * HOUR, 9 * HOUR), (9.5 * HOUR, 11.5 * HOUR))

    assert when_words([False, True], sessions).vi == "9:30–11:30"


def figures(p90: float, unreached: float = 0.0) -> Figures:
    def alike(value: float) -> Range:
        return Range(value, value, value)

    return Figures(alike(100), alike(5), alike(p90), {15: alike(0.5), 30: alike(0.9)}, alike(unreached), {})


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (figures(41), figures(17), "9/10 người chờ không quá 41 → 17 phút"),
        (figures(17), figures(17.2), "9/10 người vẫn chờ không quá 17 phút"),
        (
            figures(UNREACHED, 30),
            figures(25, 4),
            f"9/10 người chờ không quá 25 phút; mỗi ngày bớt 26 {UNREACHED_WORDS}",
        ),
        (figures(25), figures(UNREACHED, 8), f"Hơn 1/10 {UNREACHED_WORDS}; mỗi ngày thêm 8 {UNREACHED_WORDS}"),
    ],
)
def test_what_a_plan_does_to_the_waits_is_one_sentence(before: Figures, after: Figures, sentence: str) -> None:
    assert result(before, after).vi == sentence
