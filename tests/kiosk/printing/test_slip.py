from __future__ import annotations

import tomllib
from typing import Any, Literal, get_args

import fontpkg_be_vietnam_pro
import pytest
from fontTools.ttLib import TTFont
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.printing.sheet import Sheet, Weight, font, wrap
from kiosk.printing.slip import NUMBER_MARGIN, draw_slip
from kiosk.printing.texts import TEXTS
from tests.architecture.files import ROOT
from tests.kiosk.printing.slips import URL, a_slip, codes_in, ink_rows
from tests.soak import TIMES

Width = Literal[384, 512, 576]
WIDTHS: tuple[Width, ...] = get_args(Width)
LETTERS = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ"
)
vietnamese = st.text(LETTERS + " 0123456789.,;:()/–-\n\t", max_size=400)


def numbers_ink(number: str, width: int) -> tuple[int, int, int, int]:
    sheet = Sheet(width, 24)
    sheet.giant(number, 206, NUMBER_MARGIN)
    box = sheet.finished().convert("L").point(lambda value: 255 - value).getbbox()
    assert box
    return box


@pytest.mark.parametrize("prefix", "ABCDEFGHKLMN")
def test_a_number_is_read_from_afar(prefix: str) -> None:
    _, top, _, bottom = numbers_ink(f"{prefix}007", 576)

    assert bottom - top >= 140  # dots: 17.5 mm


@pytest.mark.parametrize("number", ["A1", "A007", "A1000", "MM9999", "W8888"])
@pytest.mark.parametrize("width", WIDTHS)
def test_any_number_fits_the_paper_whole(number: str, width: int) -> None:
    left, _, right, _ = numbers_ink(number, width)

    assert left >= NUMBER_MARGIN
    assert right <= width - NUMBER_MARGIN


@pytest.mark.soak
# A slip takes a tenth of a second to draw; a soak draws more.
@settings(max_examples=30 * TIMES)
@given(
    office=vietnamese, procedure=vietnamese, documents=st.lists(vietnamese, max_size=6).map(tuple), wait=vietnamese,
    priority=vietnamese, ahead=st.integers(0, 10**6), quantity=st.integers(1, 9999), width=st.sampled_from(WIDTHS),
    reprint=st.booleans(), language=st.sampled_from(("vi", "en")),
)  # fmt: skip
@example(
    office="Ẵ" * 300, procedure="", documents=("", "Ộ\n\tỄ"), wait="", priority="Ẵ" * 200, ahead=0, quantity=1,
    width=384, reprint=True, language="vi",
)  # fmt: skip
def test_any_words_are_drawn_as_wide_as_the_paper_with_clean_edges(width: int, **content: Any) -> None:
    drawn = draw_slip(a_slip(**content), width)

    edge = (1 << 8) - 1
    assert drawn.mode == "1"
    assert drawn.width == width
    assert all(row & edge == 0 and row >> (width - 8) == 0 for row in ink_rows(drawn))


@given(text=vietnamese, width=st.integers(60, 560))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    lines = wrap(text, font("Regular", 28), width)

    assert "".join(word for line in lines for word in line) == "".join(text.split())


def test_loose_marks_are_set_as_one_letter() -> None:
    composed, loose = "Hộ tịch ở Đồng Tháp", "Ho\u0323\u0302 ti\u0323ch o\u031b\u0309 Đo\u0302\u0300ng Tha\u0301p"

    assert draw_slip(a_slip(field=loose)).tobytes() == draw_slip(a_slip(field=composed)).tobytes()


def bands(drawn: Image.Image) -> list[int]:
    """How high each stretch of inked rows is, from the top."""
    return [len(stretch) for stretch in "".join("#" if row else " " for row in ink_rows(drawn)).split()]


@pytest.mark.parametrize("weight", get_args(Weight))
@pytest.mark.parametrize("letter", ["Ẵ", "Ẫ", "Ổ", "Ễ", "Ứ", "g"])
def test_marks_that_stack_are_not_clipped(weight: Weight, letter: str) -> None:
    sheet = Sheet(576, 24)
    sheet.text(letter, weight, 36)
    _, top, _, bottom = font(weight, 36).getbbox(letter, anchor="ls")

    inked = [y for y, row in enumerate(ink_rows(sheet.finished())) if row]

    assert inked[-1] - inked[0] >= round(bottom - top) - 2  # the faintest dots of an edge may stay white


@pytest.mark.parametrize("weight", get_args(Weight))
def test_marks_of_one_line_never_touch_the_next(weight: Weight) -> None:
    one, four = Sheet(576, 24), Sheet(576, 24)
    for sheet, lines in ((one, 1), (four, 4)):
        sheet.space(20)
        for _ in range(lines):
            sheet.text("ẴẪỔỄỘỢỆẬgỵ", weight, 36)

    assert bands(four.finished()) == 4 * bands(one.finished())


def test_the_font_has_every_letter_of_the_catalogue() -> None:
    catalogue = tomllib.loads((ROOT / "catalogue" / "commune.toml").read_text(encoding="utf-8"))
    assert len(catalogue["procedure"]) == 102
    # Drafts and sources are never on paper; all else is looked at, names in both languages among it.
    printed = "".join(
        text
        for table in (*catalogue["field"], *catalogue["procedure"])
        for key, value in table.items()
        if key not in ("source", "note") and "draft" not in key
        for text in (value if isinstance(value, list) else [value])
        if isinstance(text, str)
    ) + "".join(str(texts) for texts in TEXTS.values())
    for weight in get_args(Weight):
        known = TTFont(fontpkg_be_vietnam_pro.ROOT / "files" / f"BeVietnamPro-{weight}.ttf").getBestCmap()

        assert {letter for letter in printed if ord(letter) not in known and letter not in "\n\t"} == set()


def boxes_to_tick(drawn: Image.Image) -> int:
    """Upright strokes of a box's length where text begins; letters begin later, and the code's are multiples of six."""
    column = "".join("#" if drawn.getpixel((24, y)) == 0 else " " for y in range(drawn.height))
    return sum(len(stroke) == 20 for stroke in column.split())


@pytest.mark.parametrize("count", [0, 1, 3])
def test_each_paper_has_a_box_to_tick(count: int) -> None:
    documents = tuple(f"giấy tờ {number}" for number in range(count))

    assert boxes_to_tick(draw_slip(a_slip(documents=documents, fee="", time_limit=""))) == count


@pytest.mark.parametrize("width", WIDTHS)
def test_a_phone_reads_the_code(width: int) -> None:
    assert codes_in(draw_slip(a_slip(), width)) == [URL]


def test_a_reprint_says_so() -> None:
    assert draw_slip(a_slip(reprint=True)).height > draw_slip(a_slip()).height
