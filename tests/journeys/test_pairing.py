"""Screens come in as a television's app does: a code on the glass, a yes at the manager's, and it goes on by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from office.actions.devices import OPERATOR
from office.actions.managers import add_manager
from tests.browser import ADDRESSES
from tests.builders import PASSWORD
from tests.journeys.conftest import OpenScreen
from tests.running import RunningOffice
from tests.tabs import NewTab

# The longest after which the manager's pages ask again how the screens are (static/js/manage/screens.js).
LOOK_AGAIN_MS = 5000


@pytest.fixture
def new(new_tab: NewTab) -> Page:
    return new_tab()


@pytest.fixture
def newcomers(server: RunningOffice, new_tab: NewTab) -> Callable[[str], Page]:
    """`newcomers(role)`: a browser that nobody has set up, at the address of that screen."""

    def arrived(role: str) -> Page:
        page = new_tab()
        page.goto(server.url + ADDRESSES[role])
        return page

    return arrived


@pytest.fixture
def manager(server: RunningOffice, open_screen: OpenScreen) -> Page:
    return open_screen(server, "manager", at="/manage#screens", width=1280, height=800)


def code_on(page: Page) -> str:
    expect(page.get_by_role("status")).to_contain_text("Đang chờ người quản lý")
    return page.locator("#pairing-code").inner_text()


def let_in(manager: Page, code: str, name: str, counter: str | None = None) -> None:
    manager.locator(".person", has_text=code).get_by_role("button", name="Cho phép").click()
    dialog = manager.get_by_role("dialog")
    dialog.get_by_label("Tên gọi").fill(name)
    if counter is not None:
        dialog.get_by_label("Ở quầy", exact=True).select_option(counter)
    dialog.get_by_role("button", name="Cho phép").click()
    expect(dialog).to_have_count(0)


def test_a_kiosk_a_tablet_and_a_tv_come_in_by_their_codes_and_the_kiosk_is_shut_out_again(
    server: RunningOffice, open_screen: OpenScreen, newcomers: Callable[[str], Page]
) -> None:
    manager = open_screen(server, "manager", at="/manage#screens", width=1280, height=800, own_clock=True)
    kiosk, tablet, tv = (newcomers(role) for role in ("kiosk", "counter", "display"))
    codes = [code_on(page) for page in (kiosk, tablet, tv)]
    manager.clock.fast_forward(LOOK_AGAIN_MS)
    for code, name, counter in zip(
        codes, ("Ki-ốt cửa chính", "Máy hộ tịch", "TV sảnh"), (None, "2", None), strict=True
    ):
        let_in(manager, code, name, counter)
    for page, role in ((kiosk, "kiosk"), (tablet, "counter"), (tv, "display")):
        expect(page.locator(f"html[data-screen={role}] #{role} > *").first).to_be_visible()
    manager.clock.fast_forward(LOOK_AGAIN_MS)
    row = manager.locator(".person--screen", has_text="Ki-ốt cửa chính")
    expect(row).to_contain_text("Đang hiện: trang đầu")
    expect(manager.locator(".person--screen", has_text="Máy hộ tịch")).to_contain_text("Quầy 2")
    expect(manager.locator(".person--screen", has_text="TV sảnh")).to_contain_text("Đang hiện: bảng gọi số")

    row.get_by_role("button", name="Nhận diện").click()
    expect(kiosk.locator(".machine-name")).to_contain_text("Ki-ốt cửa chính")
    row.get_by_role("button", name="Gỡ máy").click()
    manager.get_by_role("dialog").get_by_role("button", name="Gỡ máy").click()
    expect(kiosk.get_by_role("alert")).to_contain_text("Máy này đã bị gỡ")
    expect(row).to_have_count(0)
    expect(kiosk.get_by_role("button")).to_have_text(["Xin được cài đặt lại"])
    kiosk.get_by_role("button").click()
    assert code_on(kiosk)
    expect(tv.locator(".machine-out")).to_have_count(0)


def test_the_qr_code_s_address_leads_to_its_machine_also_through_the_manager_s_sign_in(
    server: RunningOffice, newcomers: Callable[[str], Page]
) -> None:
    add_manager(server.opened(), "Lê Thị Thu Hà", "ha.le", PASSWORD, OPERATOR)
    code = code_on(newcomers("kiosk"))
    phone = newcomers("manager")
    phone.goto(f"{server.url}/manage#screens?pair={code}")
    phone.get_by_label("Tên đăng nhập").fill("ha.le")
    phone.get_by_label("Mật khẩu").fill(PASSWORD)
    phone.get_by_role("button", name="Đăng nhập").click()

    expect(phone.locator(".person--now")).to_contain_text(code)


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
