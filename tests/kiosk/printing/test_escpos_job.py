from __future__ import annotations

from pathlib import Path

import fontpkg_be_vietnam_pro
import pytest
from PIL import Image, ImageFont

from kiosk.printing.escpos_job import job_bytes, rescue_bytes
from kiosk.printing.slip import draw_slip
from tests.kiosk.printing.paper_machine import PaperMachine, decode
from tests.kiosk.printing.slips import URL, a_slip, codes_in, drawn_word, likeness

VIETNAMESE_FONT = str(fontpkg_be_vietnam_pro.ROOT / "files" / "BeVietnamPro-Bold.ttf")


@pytest.mark.parametrize("width", [384, 512, 576])
def test_the_bytes_are_the_picture_and_a_cut(width: int) -> None:
    slip = draw_slip(a_slip(), width)

    (printed,) = decode(job_bytes(slip))

    assert printed.size == slip.size
    assert printed.tobytes() == slip.convert("L").tobytes()


@pytest.mark.parametrize("width", [384, 512, 576])
def test_the_printed_code_leads_to_the_phone_page(width: int) -> None:
    (printed,) = decode(job_bytes(draw_slip(a_slip(), width)))

    assert codes_in(printed) == [URL]


def other_fonts() -> list[str]:
    """Fonts that a machine might fall back to; the one that Pillow carries is always there."""
    places = [
        Path("/usr/share/fonts/truetype") / name
        for name in ("dejavu/DejaVuSans-Bold.ttf", "liberation/LiberationSans-Bold.ttf")
    ]
    return [str(place) for place in places if place.exists()]


def test_the_words_are_drawn_with_the_vietnamese_font() -> None:
    (printed,) = decode(job_bytes(draw_slip(a_slip(office="Uỷ ban Phường"))))
    top = printed.crop((0, 0, printed.width, 90))

    assert likeness(top, drawn_word("Phường", VIETNAMESE_FONT, 30)) > 0.97
    assert all(likeness(top, drawn_word("Phường", other, 30)) < 0.8 for other in other_fonts())


def test_no_letter_comes_out_as_the_box_of_a_missing_one() -> None:
    face = ImageFont.truetype(VIETNAMESE_FONT, 30)
    missing = face.getmask("\u2610")

    drawn = [face.getmask(letter) for letter in "ẴỘỄứờđƯ"]

    assert all((mask.size, bytes(mask)) != (missing.size, bytes(missing)) for mask in drawn)


@pytest.mark.parametrize("lost_after", [1, 3, 9, 11, 5000, 17_290, 40_000])
def test_a_slip_after_a_torn_one_comes_out_whole(lost_after: int) -> None:
    slip = draw_slip(a_slip())
    machine = PaperMachine()
    machine.receive(job_bytes(slip)[:lost_after])

    machine.receive(rescue_bytes(slip.width) + job_bytes(slip))

    assert machine.is_idle
    assert machine.slips[-1].tobytes() == slip.convert("L").tobytes()
    assert len(machine.slips) <= 2


def test_the_rescue_prints_nothing_on_a_printer_that_lacks_nothing() -> None:
    machine = PaperMachine()

    machine.receive(rescue_bytes(576))

    assert machine.is_idle
    assert machine.slips == []


def test_python_escpos_says_nothing_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    job_bytes(Image.new("1", (576, 300), 1))

    assert capsys.readouterr().out == ""
