"""What is said for a call, and which recordings say the same."""

from __future__ import annotations

import re
import string
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from display.announcement import announcement
from display.spelling import LETTERS, numeral

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
ticket_numbers = st.builds(
    lambda prefix, count: f"{prefix}{count:03d}",
    st.text(string.ascii_uppercase + "Đ", min_size=1, max_size=2),
    st.integers(1, 99_999),
)
printable = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60)


def said_of(number: str) -> list[str]:
    text = announcement(number, "Quầy 2").text
    return text.removeprefix("Mời công dân có số ").removesuffix(", đến quầy số hai").split(", ")


def place_of(counter_name: str) -> str:
    return announcement("A001", counter_name).text.partition(", đến ")[2]


def test_a_call_is_an_invitation_to_a_counter() -> None:
    assert announcement("A007", "Quầy 2").text == "Mời công dân có số a, không, không, bảy, đến quầy số hai"


def test_the_recordings_say_the_same_in_the_same_order() -> None:
    assert announcement("A007", "Quầy 2").clips == (
        "moi-cong-dan-co-so",
        "a",
        "khong",
        "khong",
        "bay",
        "den",
        "quay-so-2",
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("A1000", "a một không không không"),
        ("B024", "bê không hai bốn"),
        ("C315", "xê ba một năm"),
        ("D689", "đê sáu tám chín"),
        ("Đ001", "đờ không không một"),
        ("AB012", "a bê không một hai"),
        ("k009", "ca không không chín"),
        ("É7", "e bảy"),
        ("A-007", "a không không bảy"),
        ("Ａ０７", "a không bảy"),  # full width, as some keyboards type
    ],
)
def test_letters_and_digits_are_said_one_by_one(number: str, said: str) -> None:
    assert " ".join(said_of(number)) == said


@pytest.mark.parametrize("letter", string.ascii_uppercase)
def test_every_letter_has_a_vietnamese_name(letter: str) -> None:
    assert said_of(letter) == [LETTERS[letter][0]]


def test_no_two_letters_share_a_name_or_a_recording() -> None:
    assert len({said for said, _ in LETTERS.values()}) == len({clip for _, clip in LETTERS.values()}) == len(LETTERS)


def test_no_letter_sounds_like_a_digit() -> None:
    assert not {said for said, _ in LETTERS.values()} & set(DIGITS)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Quầy 2", "quầy số hai"),
        ("Quầy 12", "quầy số mười hai"),
        ("Quầy số 3", "quầy số ba"),
        ("QUẦY 05", "quầy số năm"),
        ("Quầy 2A", "quầy số hai a"),
        ("Quầy 2İ", "quầy số hai i"),  # a letter that only looks like I to a pattern
        ("Cửa 24", "cửa số hai mươi tư"),
        ("Quầy 105", "quầy số một không năm"),
        ("7", "quầy số bảy"),
        ("Quầy 4 – Tư pháp/Hộ tịch", "quầy số bốn, Tư pháp, Hộ tịch"),
        ("Quầy Tư pháp", "quầy Tư pháp"),
        ("Bàn hướng dẫn", "Bàn hướng dẫn"),
        ("Bàn B tầng 2", "Bàn bê tầng hai"),
        ("Quầy UBND & Công an", "quầy u bê nờ đê và Công an"),
        ("QUẦY TƯ PHÁP", "QUẦY TƯ PHÁP"),
    ],
)
def test_a_counter_is_named_as_people_name_it(name: str, place: str) -> None:
    assert place_of(name) == place


def test_marks_typed_as_separate_characters_are_read_like_the_others() -> None:
    assert place_of(unicodedata.normalize("NFD", "Quầy Tư pháp")) == "quầy Tư pháp"


def test_a_counter_without_a_speakable_name_is_left_out() -> None:
    assert announcement("A007", "★").text == "Mời công dân có số a, không, không, bảy"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (35, "ba mươi lăm"),
        (99, "chín mươi chín"),
    ],
)
def test_numerals_change_their_sound_after_a_ten(value: int, words: str) -> None:
    assert numeral(value) == words


def test_a_hundred_numerals_are_a_hundred_different_words() -> None:
    assert len({numeral(value) for value in range(100)}) == 100


@given(ticket_numbers)
def test_every_digit_is_said_once_and_in_order(number: str) -> None:
    said = [DIGITS.index(word) for word in said_of(number) if word in DIGITS]
    assert said == [int(digit) for digit in number if digit.isdigit()]


@given(ticket_numbers, st.integers(1, 400))
def test_every_part_that_is_said_has_its_recording(number: str, counter: int) -> None:
    assert len(announcement(number, f"Quầy {counter}").clips) == len(number) + 3


@given(printable, printable)
@example("", "")
@example("9" * 5000, "Quầy " + "9" * 5000)
@example("²½", "Quầy ٣")
def test_any_printable_number_and_counter_can_be_said(number: str, counter_name: str) -> None:
    assert announcement(number, counter_name).text.startswith("Mời công dân có số")


@given(printable, printable)
@example("A001", "../../etc/passwd")
def test_a_recording_name_is_always_a_plain_file_name(number: str, counter_name: str) -> None:
    assert all(re.fullmatch(r"[a-z0-9-]*", clip) for clip in announcement(number, counter_name).clips)


@given(printable, printable)
def test_the_same_call_has_the_same_words(number: str, counter_name: str) -> None:
    assert announcement(number, counter_name) == announcement(number, counter_name)


@given(st.integers(1, 99), st.integers(1, 99))
def test_two_counters_never_sound_the_same(one: int, other: int) -> None:
    assert (place_of(f"Quầy {one}") == place_of(f"Quầy {other}")) == (one == other)
