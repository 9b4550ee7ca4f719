"""The slip that a browser prints, made by the real server and measured in a real browser."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import zxingcpp
from flask import Flask, render_template
from PIL import Image
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from kiosk.printing.content import SlipContent
from tests.architecture.files import ROOT
from tests.kiosk.printing.slips import URL, a_slip

LONG = a_slip(number="A1000", procedure="Đăng ký khai sinh, đăng ký thường trú, cấp thẻ " * 4, reprint=True)


def slip_app(slip: SlipContent) -> Flask:
    app = Flask("slip", template_folder=str(ROOT / "kiosk" / "templates"), static_folder=str(ROOT / "static"))
    app.add_url_rule("/slip", view_func=lambda: render_template("kiosk/slip.html", slip=slip))
    return app


def words_of(slip: SlipContent) -> str:
    html = slip_app(slip).test_client().get("/slip").get_data(as_text=True)
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1]).split())


def test_the_page_says_what_the_drawn_slip_says_in_the_same_order() -> None:
    slip = a_slip(priority="Người từ 75 tuổi", quantity=3, reprint=True, steps=("Khai sinh", "Thường trú"))
    said = words_of(slip)

    places = [
        said.index(words)
        for words in (
            slip.office, slip.address, "Bản in lại", "Số của ông/bà", "A007", "Ưu tiên: Người từ 75 tuổi",
            slip.procedure, slip.field, "Số lượng: 3", "Một số cho cả 2 bước",
            "1. Khai sinh", "2. Thường trú", "4 người", slip.wait, "08:15", "Thứ Hai, 23/11/2026",
            *slip.documents, slip.fee, slip.time_limit, "Quét để theo dõi", "Phiếu này không phải Giấy tiếp nhận",
        )
    ]  # fmt: skip
    assert places == sorted(places)


def test_nothing_stands_on_the_page_for_what_is_not_known() -> None:
    said = words_of(a_slip(documents=(), fee="", time_limit="", wait="", address=""))

    assert "Giấy tờ cần mang" not in said
    assert "Lệ phí" not in said
    assert "Thời hạn" not in said


def test_words_of_the_office_are_only_words() -> None:
    html = slip_app(a_slip(procedure="<script>alert(1)</script>")).test_client().get("/slip").get_data(as_text=True)

    assert "<script>alert" not in html


@contextmanager
def opened(browser: Browser, slip: SlipContent) -> Iterator[Page]:
    server = make_server("127.0.0.1", 0, slip_app(slip), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        with browser.new_context(viewport={"width": 303, "height": 600}, device_scale_factor=3) as context:
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/slip")
            yield page
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


@pytest.mark.browser
@pytest.mark.parametrize("slip", [a_slip(), LONG], ids=["usual", "long"])
def test_the_browser_prints_one_page_as_wide_as_the_roll_and_as_long_as_the_slip(
    browser: Browser, slip: SlipContent
) -> None:
    with opened(browser, slip) as page:
        height = page.locator(".slip").bounding_box()
        pdf = page.pdf(prefer_css_page_size=True)

    ((width_points, height_points),) = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert height
    assert float(width_points) == pytest.approx(80 / 25.4 * 72, abs=1)
    assert float(height_points) == pytest.approx(height["height"] * 0.75, abs=10)


@pytest.mark.browser
@pytest.mark.parametrize("slip", [a_slip(), a_slip(number="MM9999"), LONG], ids=["usual", "longest number", "long"])
def test_the_number_fits_the_roll_and_a_phone_reads_the_code(browser: Browser, slip: SlipContent) -> None:
    with opened(browser, slip) as page:
        number = page.locator(".slip__number").evaluate(
            "it => { const range = document.createRange(); range.selectNodeContents(it);"
            " const box = range.getBoundingClientRect(); return [box.left, box.right] }"
        )
        picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")

    assert number[0] >= 0
    assert number[1] <= 303
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [URL]
