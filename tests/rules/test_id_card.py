"""What scanners type off ID cards, whole and mangled; and nothing that is read ever shows itself."""

from __future__ import annotations

import datetime as dt
import random
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.rules.id_card import IdCard, Trouble, read_card
from tests.soak import TIMES

DAY = dt.date(2026, 11, 23)
# Made up. Seven parts, as on the cards of 2021.
SEVEN = "001090123456|012345678|NGUYEN VAN A|01011990|Nam|Phường X, Hà Nội|15042021"


def read(text: str) -> IdCard:
    card = read_card(text, DAY)
    assert isinstance(card, IdCard)
    return card


@pytest.mark.parametrize(
    "text",
    [
        SEVEN,
        "001090123456||Nguyễn Văn A|01011990|Nam|Phường X, Hà Nội|15042021",
        "001090123456|Nguyễn Văn A|01011990|Nam|Phường X, Hà Nội|15042021",
        SEVEN + "|01012050",
        SEVEN + "|Nguyễn Văn B|Trần Thị C|",
        "001090123456|012345678|Nguyá»…n VÄƒn A|01011990|Nam|PhÆ°á»\u009dng X|15042021",
        "001090123456|012345678|Nguye64n Va8n A|01/01/1990|Nam|Phu7o72ng X|15/04/2021",
        "001090123456|012345678|Nguy?n V?n A|01-01-1990|Nam|Ph??ng X|15-04-2021",
        SEVEN.replace("|", "~"),
        SEVEN.replace("|", "Đ"),
        SEVEN.replace("|", ""),
        "]Q1" + SEVEN,
        "\ufeff" + SEVEN,
        "\x02" + SEVEN + "\x03\r\n",
        SEVEN[:40],
    ],
)  # fmt: skip
def test_number_and_birth_are_read_however_the_rest_is_mangled(text: str) -> None:
    card = read(text)
    assert card.number == "001090123456"
    assert card.born in (dt.date(1990, 1, 1), None)
    assert (card.born is None) == ("01011990" not in text.replace("/", "").replace("-", ""))


def test_digits_typed_through_a_vietnamese_keyboard_are_digits_again() -> None:
    keys = dict(zip("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ", strict=True))
    assert read("".join(keys.get(sign, sign) for sign in SEVEN)).born == dt.date(1990, 1, 1)


@pytest.mark.parametrize("text", ["001090123456", "001090123456|01234", "001090123456|012345678|NGUYEN VAN A|0101"])
def test_a_reading_that_ends_early_keeps_the_number_and_the_year(text: str) -> None:
    card = read(text)
    assert (card.number, card.year, card.born) == ("001090123456", 1990, None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Trouble.NOT_A_CARD),
        ("http://192.168.1.10:8000/t/abcDEF", Trouble.NOT_A_CARD),
        ("8934563138165", Trouble.CUT_SHORT),
        ("012345678", Trouble.OLD_CARD),
        ("00109012345", Trouble.CUT_SHORT),
        ("1090123456|012345678|NGUYEN VAN A|01011990|Nam|X|15042021", Trouble.CUT_SHORT),
        ("0010901234560123|NGUYEN VAN A|01011990|Nam|X|15042021", Trouble.CUT_SHORT),
        ("000090123456|012345678|NGUYEN VAN A|01011990|Nam|X|15042021", Trouble.MISREAD),
        ("001290123456|012345678|NGUYEN VAN A|01012090|Nam|X|15042021", Trouble.MISREAD),
        ("001091123456|012345678|NGUYEN VAN A|01011990|Nam|X|15042021", Trouble.MISREAD),
    ],
)
def test_what_is_no_whole_reading_is_refused_with_its_reason(text: str, why: Trouble) -> None:
    assert read_card(text, DAY) is why


@pytest.mark.parametrize(
    ("born", "day", "aged"),
    [
        ("23111951", dt.date(2026, 11, 23), True),
        ("24111951", dt.date(2026, 11, 23), False),
        ("29021952", dt.date(2027, 2, 28), False),
        ("29021952", dt.date(2027, 3, 1), True),
    ],
)
def test_somebody_is_75_from_their_birthday_on(born: str, day: dt.date, aged: bool) -> None:
    card = read_card(f"0011{born[6:]}123456||Trần Thị B|{born}|Nữ|X|15042021", day)
    assert isinstance(card, IdCard)
    assert card.is_aged(75, day) is aged


def test_without_a_birth_date_only_the_certain_age_counts() -> None:
    assert not read("001151123456").is_aged(75, DAY)
    assert read("001150123456").is_aged(75, DAY)


DIGITS = st.text("0123456789", min_size=0, max_size=24)
PIECES = st.one_of(DIGITS, st.text(max_size=20), st.sampled_from([SEVEN, "|", "Nam", "01011990", "]Q1", "\x00"]))


@given(st.lists(PIECES, max_size=9).map("|".join))
def test_any_text_is_a_card_or_a_reason_and_a_card_s_number_stood_in_it(text: str) -> None:
    found = read_card(text, DAY)
    if isinstance(found, IdCard):
        assert len(found.number) == 12
        assert found.born is None or (found.born.year == found.year and found.born <= DAY)


@pytest.mark.soak
def test_fuzzed_readings_never_fail_and_never_leak() -> None:
    """Cut, doubled, swapped and mangled: never an error, never a number that was not there, nothing in a repr."""
    dice, wrong, leaks, cards = random.Random(20261123), 0, 0, 0
    count = 4000 * TIMES
    for _ in range(count):
        text = _mangled(dice)
        try:
            found = read_card(text, DAY)
        except Exception:
            traceback.print_exc()
            wrong += 1
            continue
        if isinstance(found, IdCard):
            cards += 1
            leaks += found.number in repr(found) or found.number in f"{found}"
    print(f"{count} fuzzed strings: {cards} read as cards, {wrong} failures, {leaks} leaks")
    assert (wrong, leaks) == (0, 0)


def _mangled(dice: random.Random) -> str:
    text = list(SEVEN)
    for _ in range(dice.randrange(6)):
        at = dice.randrange(len(text) + 1)
        kind = dice.randrange(4)
        if kind == 0:
            del text[at : at + dice.randrange(12)]
        elif kind == 1:
            text[at:at] = text[at : at + dice.randrange(9)]
        elif kind == 2:
            text.insert(at, chr(dice.choice([dice.randrange(32), dice.randrange(0x20, 0x2FF), 0x1F9D1, 0xFF11, 0x663])))
        else:
            text[at : at + 1] = dice.choice("|~0123456789đăâ")
        text = text or ["|"]
    return "".join(text)
