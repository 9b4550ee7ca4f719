"""Screens come in as a television's app does: a code on the glass, a yes at the manager's, and it goes on by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import ADDRESSES
from tests.journeys.conftest import OpenScreen
from tests.running import RunningOffice


@pytest.fixture
def new(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.fixture
def manager(server: RunningOffice, open_screen: OpenScreen) -> Page:
    page = open_screen(server, "manager", width=1280, height=800)
    page.goto(f"{server.url}/manage#screens")
    return page


def code_on(page: Page) -> str:
    expect(page.get_by_role("status")).to_contain_text("Đang chờ người quản lý")
    return page.locator("#pairing-code").inner_text()


@pytest.mark.parametrize("role", ["kiosk", "counter", "display"])
def test_a_yes_at_the_manager_s_makes_the_browser_a_screen(
    server: RunningOffice, manager: Page, new: Page, role: str
) -> None:
    new.goto(server.url + ADDRESSES[role])
    row = manager.locator(".person", has_text=code_on(new))
    row.get_by_role("button", name="Cho phép").click()
    dialog = manager.get_by_role("dialog")
    dialog.get_by_label("Tên gọi").fill("Máy mới")
    if role == "counter":
        dialog.get_by_label("Ở quầy", exact=True).select_option("2")
    dialog.get_by_role("button", name="Cho phép").click()

    expect(new.locator(f"html[data-screen={role}] body > div").first).not_to_be_empty(timeout=3000)
    expect(manager.locator(".person", has_text="Máy mới")).to_contain_text("Quầy 2" if role == "counter" else "")


def test_a_refused_browser_says_so_and_may_ask_anew(server: RunningOffice, manager: Page, new: Page) -> None:
    new.goto(f"{server.url}/kiosk")
    first = code_on(new)
    manager.locator(".person", has_text=first).get_by_role("button", name="Từ chối").click()
    expect(new.get_by_role("status")).to_contain_text("đã từ chối")
    new.get_by_role("button", name="Xin lại mã mới").click()

    assert code_on(new) != first


def test_a_reload_keeps_the_code(server: RunningOffice, new: Page) -> None:
    new.goto(f"{server.url}/display")
    code = code_on(new)
    new.reload()

    assert code_on(new) == code


def test_what_waits_is_among_what_needs_somebody_now(server: RunningOffice, manager: Page, new: Page) -> None:
    new.goto(f"{server.url}/kiosk")
    code = code_on(new)
    manager.goto(f"{server.url}/manage#now")
    manager.reload()

    expect(manager.locator(".alarm", has_text=code)).to_contain_text("xin được cài đặt")
