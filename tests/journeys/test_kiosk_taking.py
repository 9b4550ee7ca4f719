"""A citizen takes a number: by finger, by the keyboard on the glass, in English, and by keys alone."""

from __future__ import annotations

import io
import re

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import KHAI_SINH, button, card, choose, expect_number, heading, take
from tests.running import RunningOffice

MOST_TABS = 60


@pytest.fixture
def page(server: RunningOffice, open_screen: OpenScreen) -> Page:
    return open_screen(server, "kiosk", width=1080, height=1920)


def codes_on(page: Page) -> list[str]:
    """What a phone reads from the glass."""
    code = page.get_by_role("img", name=re.compile("^(Mã QR dẫn đến|QR code)"))
    expect(code).to_have_js_property("complete", value=True)
    expect(code).not_to_have_js_property("naturalWidth", 0)
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))]


def walk_to(page: Page, name: str) -> None:
    """Presses Tab until the thing with this name has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.innerText || document.activeElement.ariaLabel || '').trim()") == name:
            return
    raise AssertionError(f"{name} is not reached by Tab")


def test_a_number_is_taken_after_the_papers_the_fee_and_the_wait_were_shown(server: RunningOffice, page: Page) -> None:
    server.take(server.device("counter", "1"))
    page.reload()
    expect(card(page, KHAI_SINH)).to_have_accessible_name(re.compile(f"{KHAI_SINH}.*1 người chờ"))
    choose(page)

    papers = page.get_by_role("region", name="Giấy tờ cần mang").get_by_role("checkbox")
    expect(papers).to_have_count(3)
    papers.first.check()
    expect(page.get_by_text("Không thu phí nếu đăng ký đúng hạn")).to_be_visible()
    expect(page.get_by_text("1 người trước ông/bà")).to_be_visible()
    expect(page.get_by_role("radio", name="Không")).to_be_checked()
    take(page)

    expect_number(page, "A002")
    expect(page.get_by_role("alert")).to_have_text("Số của ông/bà là A 0 0 2")
    (address,) = codes_on(page)
    assert server.get(f"/tickets/{address.rsplit('/', 1)[1]}").json()["number"] == "A002"


def test_what_was_answered_stands_on_the_ticket(server: RunningOffice, page: Page) -> None:
    choose(page, "Chứng thực bản sao từ bản chính giấy tờ, văn bản")
    copies = page.get_by_role("group", name="Số bản cần làm")
    button(page, "Thêm một bản").click()
    expect(copies).to_contain_text("2")
    copies.get_by_role("button", name="2 bản, bấm để nhập số khác").click()
    for digit in "12":
        page.get_by_role("dialog").get_by_role("button", name=digit, exact=True).click()
    button(page, "Xong").click()
    page.get_by_role("radio", name="Người từ đủ 75 tuổi trở lên").check()
    take(page)

    expect(page.get_by_text("12 bản")).to_be_visible()
    (address,) = codes_on(page)
    ticket = server.get(f"/tickets/{address.rsplit('/', 1)[1]}").json()
    assert (ticket["quantity"], ticket["priority"], ticket["procedure"]) == (12, "75", "chung-thuc-ban-sao")


def test_own_words_without_marks_find_the_procedure_first(page: Page) -> None:
    button(page, "Tìm thủ tục").click()
    keys = page.get_by_role("group", name="Bàn phím")
    for letter in "lam khai sinh cho con":
        keys.get_by_role("button", name="Dấu cách" if letter == " " else letter, exact=True).click()
    found = page.get_by_role("region", name="Thủ tục tìm thấy").get_by_role("button")
    expect(page.get_by_role("textbox")).to_have_value("lam khai sinh cho con")
    expect(found.first).to_have_text(KHAI_SINH)
    found.first.click()
    expect(heading(page, KHAI_SINH)).to_be_visible()

    button(page, "Quay lại").click()
    expect(page.get_by_role("textbox")).to_have_value("lam khai sinh cho con")


OPENED_AND_AT_ONCE = """async (button) => {
  button.click();
  // Every promise that the click began is kept; no frame has come.
  for (let step = 0; step < 50; step += 1) await null;
  return document.activeElement.tagName;
}"""


def test_the_first_letter_is_heard_as_soon_as_the_search_is_drawn(page: Page) -> None:
    assert button(page, "Tìm thủ tục").evaluate(OPENED_AND_AT_ONCE) == "INPUT"


def test_words_that_find_nothing_lead_to_the_help_desk(page: Page) -> None:
    button(page, "Tìm thủ tục").click()
    page.keyboard.type("zzzz")
    expect(page.get_by_text("Không có thủ tục nào khớp với “zzzz”")).to_be_visible()
    button(page, "Tôi không biết chọn").click()

    expect(heading(page, "Mời bà con đến bàn hướng dẫn")).to_be_focused()
    expect(page.get_by_text("Bàn hướng dẫn ở ngay cửa ra vào, bên phải")).to_be_visible()


def test_the_help_desk_is_offered_as_large_as_any_field(page: Page) -> None:
    ask = button(page, "Tôi không biết chọn").bounding_box()
    fields = [
        tile.bounding_box() for tile in page.get_by_role("region", name="Tất cả lĩnh vực").get_by_role("button").all()
    ]

    assert ask
    assert len(fields) == 12
    assert ask["width"] * ask["height"] >= max(tile["width"] * tile["height"] for tile in fields if tile)


def test_english_is_one_button_and_goes_to_the_ticket(server: RunningOffice, page: Page) -> None:
    button(page, "English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Birth registration").first.click()
    button(page, "Take a number").click()
    expect(heading(page, "Your number")).to_be_visible()
    (address,) = codes_on(page)

    assert server.get(f"/tickets/{address.rsplit('/', 1)[1]}").json()["language"] == "en"
    button(page, "Done").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")  # the next citizen starts anew


def test_keys_alone_take_a_number_and_the_focus_follows_every_step(page: Page) -> None:
    expect(heading(page, "Ông/bà cần làm việc gì?")).to_be_focused()
    walk_to(page, "Hộ tịch")
    page.keyboard.press("Enter")
    expect(heading(page, "Hộ tịch")).to_be_focused()
    walk_to(page, KHAI_SINH)
    page.keyboard.press("Enter")
    expect(heading(page, KHAI_SINH)).to_be_focused()
    walk_to(page, "Lấy số")
    page.keyboard.press("Enter")

    expect(heading(page, "Số của ông/bà")).to_be_focused()
    walk_to(page, "Xong")
    page.keyboard.press("Enter")
    expect(heading(page, "Ông/bà cần làm việc gì?")).to_be_focused()
