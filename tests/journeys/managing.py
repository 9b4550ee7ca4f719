"""What a manager does at the door and with the own account, as hands do it."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from pyotp import TOTP

from tests.builders import PASSWORD


def arrived(page: Page) -> None:
    """The part stands, and what it asked for has come."""
    expect(page.locator("main h1").first).to_be_visible()
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)


def enter(page: Page, login: str, password: str) -> None:
    """Through the door, or against it."""
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def turn_codes_on(page: Page) -> TOTP:
    """On the page of accounts, up to the paper with the recovery codes; the phone."""
    page.get_by_role("button", name="Bật mã xác thực").click()
    page.get_by_label("Mật khẩu hiện tại").fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()
    phone = TOTP(page.locator(".codes__key").inner_text().replace(" ", ""))
    page.get_by_label("Mã sáu chữ số").fill(phone.now())
    page.get_by_role("dialog").get_by_role("button", name="Bật mã xác thực").click()
    expect(page.locator(".paper li")).to_have_count(8)
    return phone
