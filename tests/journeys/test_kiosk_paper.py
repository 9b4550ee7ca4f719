"""The paper seen from the kiosk: it comes, it comes late, it does not come, it comes once more."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.configs import config_with_printer
from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import button, choose, expect_number, take
from tests.kiosk.printing.fake_printer import FakePrinter, fake_printer
from tests.kiosk.printing.slips import codes_in
from tests.running import RunningOffice, running_office

PAPER_OUT, PAPER_IN = 0x72, 0x12
A_FRAGMENT = 20_000  # bytes: in the middle of the picture


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    with fake_printer() as fake:
        yield fake


@pytest.fixture
def office_with_printer(tmp_path: Path, printer: FakePrinter) -> Iterator[RunningOffice]:
    with running_office(tmp_path, MOTCUA_CONFIG=str(config_with_printer(tmp_path, printer.port))) as running:
        yield running


@pytest.fixture
def page(office_with_printer: RunningOffice, open_screen: OpenScreen) -> Page:
    opened = open_screen(office_with_printer, "kiosk", width=1080, height=1920)
    choose(opened)
    return opened


def code_on(page: Page) -> str:
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
    return code.text


def test_the_screen_says_that_the_paper_came_and_prints_it_again(page: Page, printer: FakePrinter) -> None:
    take(page)
    expect(page.get_by_text("Đã in phiếu. Mời ông/bà nhận phiếu.")).to_be_visible()
    button(page, "In lại").click()
    printer.until_printed(2)

    first, second = printer.machine.slips
    assert codes_in(first) == codes_in(second)


def test_without_paper_the_number_stands_and_is_to_be_photographed(page: Page, printer: FakePrinter) -> None:
    printer.machine.status[4] = PAPER_OUT
    take(page)
    expect_number(page, "A001")
    expect(page.get_by_text("Xin chụp màn hình này bằng điện thoại")).to_be_visible()
    printed_on_glass = code_on(page)
    printer.machine.status[4] = PAPER_IN

    expect(page.get_by_text("Đã in phiếu. Mời ông/bà nhận phiếu.")).to_be_visible(timeout=25_000)
    assert codes_in(printer.machine.slips[0]) == [printed_on_glass]


def test_a_printer_that_is_off_makes_nobody_wait_for_the_number(page: Page, printer: FakePrinter) -> None:
    printer.switch_off()
    take(page)

    expect_number(page, "A001")
    expect(page.get_by_text("Xin chụp màn hình này bằng điện thoại")).to_be_visible()


def test_a_slip_torn_in_the_middle_is_cut_off_and_printed_whole(page: Page, printer: FakePrinter) -> None:
    printer.breaks_after = A_FRAGMENT
    take(page)
    expect(page.get_by_text("Đã in phiếu. Mời ông/bà nhận phiếu.")).to_be_visible(timeout=25_000)

    assert printer.has_broken
    torn, whole = printer.machine.slips
    assert codes_in(torn) == []
    assert codes_in(whole) == [code_on(page)]
