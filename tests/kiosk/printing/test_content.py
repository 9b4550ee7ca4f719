from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest

from kiosk.printing.texts import TEXTS, SlipTexts
from tests.kiosk.printing.slips import a_slip


@pytest.mark.parametrize(
    ("language", "ahead", "words"),
    [
        ("vi", 0, "Không có ai"), ("vi", 1, "1 người"), ("vi", 12, "12 người"),
        ("en", 0, "Nobody"), ("en", 1, "1 person"), ("en", 12, "12 people"),
    ],
)  # fmt: skip
def test_people_ahead_are_said_in_words(language: str, ahead: int, words: str) -> None:
    assert a_slip(language=language, ahead=ahead).ahead_words == words


@pytest.mark.parametrize(
    ("day", "vietnamese"),
    [
        (23, "Thứ Hai, 23/11/2026"),
        (24, "Thứ Ba, 24/11/2026"),
        (28, "Thứ Bảy, 28/11/2026"),
        (29, "Chủ Nhật, 29/11/2026"),
    ],
)
def test_the_date_carries_its_weekday(day: int, vietnamese: str) -> None:
    slip = a_slip(issued_at=dt.datetime(2026, 11, day, 7, 5, tzinfo=dt.UTC))

    assert (slip.time, slip.date) == ("07:05", vietnamese)


def test_a_single_copy_and_no_priority_are_not_mentioned() -> None:
    plain = a_slip(quantity=1, priority="")

    assert (plain.quantity_words, plain.priority_words) == ("", "")


def test_several_copies_and_a_priority_are_mentioned() -> None:
    slip = a_slip(quantity=12, priority="Người từ 75 tuổi trở lên")

    assert (slip.quantity_words, slip.priority_words) == ("Số lượng: 12", "Ưu tiên: Người từ 75 tuổi trở lên")


def test_both_languages_say_everything() -> None:
    empty = [
        (language, item.name)
        for language, texts in TEXTS.items()
        for item in fields(SlipTexts)
        if not getattr(texts, item.name)
    ]

    assert empty == []


def test_every_slip_says_that_it_is_no_receipt() -> None:
    assert TEXTS["vi"].not_a_receipt == "Phiếu này không phải Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    assert TEXTS["en"].not_a_receipt == "This is not the receipt for your dossier"
