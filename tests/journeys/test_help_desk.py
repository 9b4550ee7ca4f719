"""A guide at the door helps people by keyboard: a ticket, another line, back again, and where a number is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.axe import broken
from tests.journeys.conftest import OpenScreen
from tests.running import PIN, RunningOffice


def search(page: Page, words: str, first: str) -> None:
    """Type as a guide does, without looking for the box, and take the first that is found."""
    page.keyboard.type(words)
    expect(page.get_by_role("option", selected=True)).to_contain_text(first)
    page.keyboard.press("Enter")


def test_a_guide_helps_by_keyboard_and_takes_back_what_was_wrong(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    server.clerk("Nguyễn Thị Hoa")
    kiosk = server.device("kiosk")
    page = open_screen(server, "counter", counter="help-desk", width=1280, height=800)
    page.get_by_text("Nguyễn Thị Hoa", exact=True).click()
    page.get_by_label("Mã PIN").fill(PIN)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Chưa có ai chờ.")).to_be_visible()
    found = broken(page, "empty")

    # A ticket for somebody: their own words, Enter, Enter.
    search(page, "lam khai sinh cho con", "Đăng ký khai sinh")
    expect(page.get_by_role("button", name="Lấy số")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".issued__number")).to_have_text("A001")
    expect(page.get_by_role("img", name="Mã QR của số A001")).to_be_visible()
    found += broken(page, "issued")
    page.keyboard.press("Escape")

    # Somebody stands in the wrong line: digits find the number in every series.
    server.take(kiosk, "hkd-thanh-lap")
    page.keyboard.type("1")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("F001")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Chuyển chỗ chờ").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Quầy", exact=True).click()
    dialog.get_by_text("Quầy 3", exact=True).click()
    found += broken(page, "redirect")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Chuyển chỗ chờ sang: Quầy 3")).to_be_visible()
    expect(page.get_by_text("1 người chờ Hộ kinh doanh – Công Thương ở Quầy 3, chưa có quầy nào mở")).to_be_visible()
    found += broken(page, "ticket")

    # … and it was the wrong person.
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Hoàn tác: Chuyển chỗ chờ sang")).to_be_visible()
    page.get_by_role("button", name="Huỷ số").click()
    expect(page.locator(".work__state")).to_have_text("đã huỷ")

    # What is kept of all this, as the head of office prints it for the privacy notice.
    page = open_screen(server, "manager", width=1280, height=800)
    page.get_by_role("link", name="Dữ liệu cá nhân").click()
    expect(page.get_by_role("heading", level=1, name="Dữ liệu cá nhân")).to_be_visible()
    expect(page.get_by_role("row", name="Ghi chú của cán bộ về phiếu")).to_contain_text("90 ngày")
    expect(page.get_by_role("link", name="Bàn hướng dẫn")).to_be_visible()
    found += broken(page, "privacy")

    assert found == []
    log = server.log.read_text(encoding="utf-8")
    assert "Hoa" not in log
