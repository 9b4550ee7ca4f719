"""The kiosk between citizens: it asks who went away, starts anew, and says when it can't give numbers."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from office.rules.opening import WEEKDAYS
from tests.configs import config_with
from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import button, choose, expect_number, heading, take
from tests.running import RunningOffice, running_office


@pytest.fixture
def page(server: RunningOffice, open_screen: OpenScreen) -> Page:
    """A kiosk whose clock the test can put forward."""
    opened = open_screen(server, "kiosk", width=1080, height=1920, own_clock=True)
    expect(heading(opened, "Ông/bà cần làm việc gì?")).to_be_visible()
    return opened


def test_who_went_away_is_asked_for_and_then_forgotten(page: Page) -> None:
    button(page, "English").click()
    button(page, "Larger").click()
    page.get_by_role("button", name="Birth registration").first.click()
    page.clock.fast_forward(50_000)
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_visible()
    page.clock.fast_forward(15_000)

    start = page.get_by_role("button", name="Chạm vào màn hình để lấy số")
    expect(start).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-text", "1")
    start.click()
    expect(heading(page, "Ông/bà cần làm việc gì?")).to_be_visible()


def test_who_is_still_there_goes_on_where_they_were(page: Page) -> None:
    choose(page)
    papers = page.get_by_role("checkbox").first
    papers.check()
    page.clock.fast_forward(50_000)
    button(page, "Tôi còn đây").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(papers).to_be_checked()


def test_a_key_starts_the_sleeping_kiosk(page: Page) -> None:
    page.clock.fast_forward(70_000)
    expect(page.get_by_role("button", name="Chạm vào màn hình để lấy số")).to_be_focused()
    page.keyboard.press("Enter")

    expect(heading(page, "Ông/bà cần làm việc gì?")).to_be_focused()


def test_a_ticket_leaves_the_screen_by_itself_unless_more_time_is_wanted(page: Page) -> None:
    choose(page)
    take(page)
    expect(page.get_by_text("Tự đóng sau")).to_be_visible()
    button(page, "Cần thêm thời gian").click()
    page.clock.fast_forward(30_000)
    expect_number(page, "A001")
    page.clock.fast_forward(31_000)

    expect(heading(page, "Ông/bà cần làm việc gì?")).to_be_visible()


def test_a_kiosk_without_a_line_says_so_and_comes_back_by_itself(server: RunningOffice, page: Page) -> None:
    server.stop()
    page.clock.fast_forward(20_000)
    expect(heading(page, "Máy đang mất kết nối, xin gặp bàn hướng dẫn")).to_be_visible(timeout=40_000)
    server.start()
    page.clock.fast_forward(20_000)

    expect(heading(page, "Ông/bà cần làm việc gì?")).to_be_visible(timeout=40_000)


def test_the_clock_is_the_office_s_however_wrong_the_kiosk_s_own_is(open_screen: OpenScreen, tmp_path: Path) -> None:
    with running_office(tmp_path, MOTCUA_NOW="2026-11-23T09:41:00+07:00") as office:
        page = open_screen(office, "kiosk", width=1080, height=1920)
        page.clock.install(time=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        page.reload()
        expect(page.locator(".clock")).to_contain_text(re.compile("09:4[1-9]"))
        page.clock.set_system_time(dt.datetime(2031, 1, 1, 5, 30, tzinfo=dt.UTC))
        page.clock.run_for(16_000)

        # By its own clock the kiosk was left alone for years: it sleeps, at the office's time.
        expect(page.locator(".attract__clock")).to_contain_text(re.compile("09:4[1-9]"))


def test_a_closed_office_says_when_to_come_back_and_still_shows_the_papers(
    open_screen: OpenScreen, tmp_path: Path
) -> None:
    opens = dt.datetime.now(dt.UTC) + dt.timedelta(days=3)
    config = config_with(tmp_path, "hours", days=f'["{WEEKDAYS[opens.weekday()]}"]')
    with running_office(tmp_path, MOTCUA_CONFIG=str(config), MOTCUA_TESTING="") as office:
        page = open_screen(office, "kiosk", width=1080, height=1920)
        expect(page.get_by_text("Phát số lại")).to_be_visible()
        choose(page)

        expect(page.get_by_role("checkbox")).to_have_count(3)
        expect(page.get_by_role("status").filter(has_text="Phát số lại")).to_be_visible()
        expect(button(page, "Lấy số")).to_have_count(0)
