"""A newcomer opens an office: from the set-up link to the first ticket, with nothing read but the screens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from office.actions.devices import new_setup_link
from tests.builders import PASSWORD
from tests.journeys.kiosk import choose, expect_number, take
from tests.journeys.managing import enter, turn_codes_on
from tests.running import PIN, RunningOffice

# Of static/js/manage/first-run/page.js and pairings.js; whoever shows a code looks twice as often.
LOOK_AGAIN_MS = 2000


@pytest.fixture
def machine(browser: Browser) -> Iterator[BrowserContext]:
    """One PC with nothing set up on it, whose clock can be put forward."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
    context.clock.install()
    yield context
    context.close()


def looks_again(page: Page) -> None:
    """The pages of this PC ask the server how things stand, which they do every second or two."""
    page.clock.fast_forward(LOOK_AGAIN_MS)


def let_in(guide: Page, path: str, next_step: str) -> Page:
    """The step's address opened in another tab, and its code let in."""
    with guide.expect_popup() as opened:
        guide.get_by_role("link", name="Mở trong thẻ mới").click()
    screen = opened.value
    code = screen.locator("#pairing-code")
    expect(code).not_to_contain_text("·")
    looks_again(guide)
    guide.locator(".person", has_text=code.inner_text()).get_by_role("button", name="Cho phép").click()
    guide.get_by_role("dialog").get_by_role("button", name="Cho phép").click()
    expect(guide.get_by_role("heading", name=next_step)).to_be_visible()
    looks_again(screen)
    expect(screen.locator("#pairing[data-state=approved]")).to_be_attached()
    looks_again(screen)
    expect(screen.locator(f"html[data-screen={path[1:]}]")).to_be_attached()
    return screen


def test_a_newcomer_goes_from_the_link_to_the_first_ticket_by_the_screens_alone(
    server: RunningOffice, machine: BrowserContext
) -> None:
    page = machine.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{server.url}/setup?token={new_setup_link(server.opened())}")
    page.get_by_role("button", name="Cài đặt máy này").click()

    page.get_by_label("Tên văn phòng").fill("Trung tâm hành chính công xã Hoà Bình")
    page.get_by_role("button", name="Đúng rồi, tiếp tục").click()
    page.get_by_label("Họ tên").fill("Lê Thị Thu Hà")
    page.get_by_label("Tên đăng nhập").fill("ha.le")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Tạo tài khoản").click()
    page.get_by_label("Mã PIN").fill(PIN)
    page.get_by_label("Họ tên").fill("Nguyễn Thị Lan")
    page.get_by_role("button", name="Thêm cán bộ").click()
    kiosk = let_in(page, "/kiosk", "Cán bộ gọi số bằng máy nào?")
    tablet = let_in(page, "/counter", "Màn hình nào cho sảnh chờ?")

    # Halfway it is left, the account gets its codes, and the way is taken up again after the sign-in.
    page.goto(f"{server.url}/manage#managers")
    phone = turn_codes_on(page)
    page.get_by_role("button", name="Đã cất").click()
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    page.wait_for_url("**/sign-in**")
    page.goto(f"{server.url}/manage#first_run")
    enter(page, "ha.le", PASSWORD)
    # A code works once: the one of the next half minute is good already.
    page.get_by_label("Mã xác thực").fill(phone.at(dt.datetime.now(dt.UTC), counter_offset=1))
    page.get_by_role("button", name="Vào trang quản lý").click()
    page.get_by_role("button", name="Để sau: chưa có màn hình sảnh").click()

    choose(kiosk)
    take(kiosk)
    expect_number(kiosk, "A001")
    looks_again(page)
    expect(page.get_by_text("Đã lấy số A001.")).to_be_visible()
    tablet.get_by_label("Mã PIN").fill(PIN)
    tablet.get_by_role("button", name="Đăng nhập").click()
    tablet.get_by_role("button", name="Gọi tiếp").click()
    expect(tablet.locator(".serving__number")).to_have_text("A001")
    looks_again(page)
    expect(page.get_by_role("heading", name="Văn phòng đã mở")).to_be_visible()
    page.get_by_role("link", name="Xem văn phòng bây giờ").click()
    expect(page.locator(".desk", has_text="A001")).to_be_visible()
    expect(page.get_by_text("Văn phòng chưa cài đặt xong")).to_have_count(0)
