"""The kiosk as a citizen meets it: cards and tiles with names on them, one button, a number."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.running import RunningOffice

KHAI_SINH = "Đăng ký khai sinh"
LONGEST_TAKING_MS = 30_000  # a server that was killed has to start first


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def heading(page: Page, words: str) -> Locator:
    return page.get_by_role("heading", level=1, name=words)


def card(page: Page, name: str) -> Locator:
    """One of the most used procedures on the first screen."""
    return page.get_by_role("region", name="Việc nhiều người làm").get_by_role("button", name=name)


def choose(page: Page, name: str = KHAI_SINH) -> None:
    """From the first screen to the procedure's page."""
    card(page, name).click()
    expect(heading(page, name)).to_be_focused()


def take(page: Page) -> None:
    button(page, "Lấy số").click()


def expect_number(page: Page, number: str) -> None:
    expect(heading(page, "Số của ông/bà")).to_be_visible(timeout=LONGEST_TAKING_MS)
    expect(page.locator(".ticket__number")).to_have_text(number)


def tickets_taken(office: RunningOffice) -> int:
    """How many tickets there were of the civil status series: the next one's number less one."""
    return int(office.take(office.device("kiosk"))["number"][1:]) - 1
