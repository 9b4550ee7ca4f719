"""The disk is full: each screen says so in a sentence, and goes on by itself once there is room again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.failing_disks import NoLonger
from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import button, choose, expect_number, take
from tests.journeys.tablet import big_button, number_here, seated
from tests.running import RunningOffice

# The kiosk asks some times more before it tells; the manager's screen looks every ten seconds.
ASKS_MS = 6_000
LOOKS_MS = 10_000
SENTENCE = "Máy chủ chưa ghi được dữ liệu (ổ đĩa đầy hoặc chỉ đọc)"


@pytest.fixture
def full(server: RunningOffice) -> NoLonger:
    return NoLonger(at_all=True)


def test_the_kiosk_says_so_and_gives_one_ticket_later(
    server: RunningOffice, full: NoLonger, open_screen: OpenScreen
) -> None:
    page = open_screen(server, "kiosk", width=1080, height=1920, own_clock=True)
    choose(page)
    full.begin(server)
    with page.expect_response("**/api/v1/tickets"):
        take(page)
    page.clock.fast_forward(ASKS_MS)
    expect(page.get_by_role("dialog")).to_contain_text(SENTENCE)
    full.end(server)
    button(page, "Đã hiểu").click()
    take(page)
    expect_number(page, "A001")


def test_the_clerk_is_told_and_calls_once_there_is_room(
    server: RunningOffice, full: NoLonger, open_screen: OpenScreen
) -> None:
    server.take(server.device("kiosk"))
    page = seated(server, open_screen, "1")
    full.begin(server)
    big_button(page, "Gọi tiếp").click()
    expect(page.get_by_text(SENTENCE)).to_be_visible()
    full.end(server)
    big_button(page, "Gọi tiếp").click()
    expect(number_here(page)).to_have_text("A001")


def test_the_manager_reads_it_as_an_alarm_and_the_phone_keeps_its_number(
    server: RunningOffice, full: NoLonger, open_screen: OpenScreen
) -> None:
    ticket = server.take(server.device("kiosk"))
    manager = open_screen(server, "manager", own_clock=True)
    phone = open_screen(server, "kiosk", at=f"/t/{ticket['token']}", width=360, height=640)
    full.begin(server)
    manager.clock.fast_forward(LOOKS_MS)
    alarm = manager.get_by_role("listitem").filter(has_text="Máy chủ không ghi được dữ liệu")
    expect(alarm).to_contain_text("Báo kỹ thuật viên")
    leave(phone)
    expect(phone.get_by_text(SENTENCE)).to_be_visible()
    expect(phone.get_by_text("A001").first).to_be_visible()
    full.end(server)
    manager.clock.fast_forward(LOOKS_MS)
    expect(alarm).to_have_count(0)


def leave(page: Page) -> None:
    page.get_by_role("button", name="Tôi không chờ nữa").click()
    page.get_by_role("button", name="Huỷ số này").click()
