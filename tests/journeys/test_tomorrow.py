"""The head of office tries tomorrow: what a closed counter does, what may close, and a plan that can be sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenScreen
from tests.running import RunningOffice


@pytest.fixture
def opened(server: RunningOffice, open_screen: OpenScreen) -> Callable[[str], Page]:
    """The manager's screen at an address; a mistake of its script fails the test."""

    def at(address: str) -> Page:
        page = open_screen(server, "manager", at=address, width=1280, height=800)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        return page

    return at


def p90(page: Page) -> str:
    expect(page.locator(".tomorrow__answer")).to_have_attribute("aria-busy", "false")
    return page.locator(".outcome").nth(1).locator(".outcome__value").inner_text()


def test_a_closed_counter_is_felt_at_once_stays_in_the_address_and_is_taken_back(opened: Callable[[str], Page]) -> None:
    page = opened("/manage")
    page.get_by_role("link", name="Ngày mai").click()
    expect(page.locator(".picture canvas")).to_be_visible()
    before = p90(page)
    page.get_by_role("group", name="Quầy 1 mở lúc nào").get_by_role("button", name="buổi chiều").click()
    expect(page.locator(".headline")).to_contain_text("Đóng Quầy 1 buổi chiều: 9/10 người chờ không quá")
    after = p90(page)
    assert after != before

    page.reload()
    expect(page.locator(".headline")).to_contain_text("Đóng Quầy 1 buổi chiều")
    assert p90(page) == after

    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text("Đây là kế hoạch hiện tại")).to_be_visible()
    assert p90(page) == before


def test_the_least_staffing_says_what_may_close_and_can_be_tried(opened: Callable[[str], Page]) -> None:
    page = opened("/manage/tomorrow?c.new1=11:chung-thuc,ho-kinh-doanh&c.new2=11:chung-thuc,ho-kinh-doanh")
    page.get_by_role("button", name="Tìm kế hoạch ít quầy nhất").click()
    first = page.locator(".least__list li").first
    expect(first).to_contain_text("Đóng Quầy")
    page.get_by_role("button", name="Thử kế hoạch này").click()

    expect(page.locator(".switch[aria-pressed=false]").first).to_be_visible()
