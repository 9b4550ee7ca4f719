"""The catalogue is changed at the manager's, and an open kiosk shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from playwright.sync_api import Page, expect

from tests.browser import only_told
from tests.journeys.axe import broken
from tests.journeys.conftest import OpenScreen
from tests.running import RunningOffice

PATIENCE_MS = 30_000


def goto(page: Page, server: RunningOffice, path: str = "") -> None:
    page.goto(f"{server.url}/manage/catalogue{path}")
    # The spine is drawn by the script: it runs.
    expect(page.locator(".side")).to_be_visible(timeout=PATIENCE_MS)


def save(page: Page, button: str = "Lưu") -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Đã lưu")).to_be_visible(timeout=PATIENCE_MS)


def on_the_kiosk(kiosk: Page, name: str) -> None:
    expect(kiosk.get_by_role("button", name=name, exact=True)).to_be_visible(timeout=PATIENCE_MS)


def test_a_procedure_is_edited_and_an_open_kiosk_shows_it(server: RunningOffice, open_screen: OpenScreen) -> None:
    kiosk = open_screen(server, "kiosk", width=1080, height=1920)
    kiosk.get_by_role("region", name="Tất cả lĩnh vực").get_by_role("button", name="Hộ tịch").click()
    on_the_kiosk(kiosk, "Đăng ký khai tử")
    only_told(kiosk)
    page = open_screen(server, "manager", at="about:blank", width=1280, height=800)
    goto(page, server)
    page.get_by_role("searchbox").fill("khai tu")
    found = broken(page, "list")
    page.get_by_role("link", name="Đăng ký khai tử", exact=True).click()

    page.get_by_label("Tên thủ tục").fill("Khai tử")
    papers = page.locator("#papers-confirmed .rows__row")
    before = papers.count()
    page.get_by_role("button", name="Thêm giấy tờ").first.click()
    papers.last.get_by_label("Tiếng Việt").fill("Giấy báo tử bản chính")
    for _place in range(before):
        papers.filter(has=page.locator('input[value=""]')).get_by_role("button", name="Đưa lên").last.click()
    found += broken(page, "procedure")
    save(page)
    for path in ("/fields", "/most-used"):
        goto(page, server, path)
        found += broken(page, path)

    on_the_kiosk(kiosk, "Khai tử")
    kiosk.get_by_role("button", name="Khai tử", exact=True).click()
    expect(kiosk.locator(".papers .choice").first).to_have_text("Giấy báo tử bản chính", timeout=PATIENCE_MS)
    assert found == []


def test_a_workbook_with_a_change_and_a_mistake_is_read_shown_and_applied_once_it_is_mended(
    server: RunningOffice, open_screen: OpenScreen, tmp_path: Path
) -> None:
    page = open_screen(server, "manager", at="about:blank", width=1280, height=800)
    goto(page, server, "/import")
    with page.expect_download() as sent:
        page.get_by_role("link", name="Excel").click()
    path = tmp_path / "danh-muc.xlsx"
    sent.value.save_as(path)
    book = load_workbook(path)
    sheet = sheet_of(book)
    sheet["D2"], sheet["M2"] = "Khai sinh cho trẻ em", "mười lăm"
    book.save(path)

    choose(page, path)
    expect(page.get_by_role("alert")).to_contain_text("Chưa có gì được đổi", timeout=PATIENCE_MS)
    expect(page.get_by_role("row", name="Thủ tục, dòng 2, cột “Số phút tại quầy”")).to_contain_text("mười lăm")
    found = broken(page, "mistakes")

    sheet["M2"] = 20
    book.save(path)
    goto(page, server, "/import")
    found += broken(page, "import")
    choose(page, path)
    expect(page.locator("ins").filter(has_text="Khai sinh cho trẻ em")).to_be_visible(timeout=PATIENCE_MS)
    found += broken(page, "preview")
    save(page, "Áp dụng những thay đổi này")
    expect(page.get_by_role("link", name="Khai sinh cho trẻ em", exact=True)).to_be_visible()

    page.get_by_role("link", name="Xem, hoàn tác").click()
    found += broken(page, "last")
    save(page, "Hoàn tác thay đổi này")
    expect(page.get_by_role("link", name="Đăng ký khai sinh", exact=True)).to_be_visible()
    assert found == []


def sheet_of(book: Workbook) -> Any:
    return book["Thủ tục"]


def choose(page: Page, path: Path) -> None:
    page.get_by_label("Tệp danh mục").set_input_files(path)
    page.get_by_role("button", name="Xem trước thay đổi").click()
