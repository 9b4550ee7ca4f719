"""The head of office asks why people waited yesterday, and tries on a day to come what would have helped."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from playwright.sync_api import expect

from tests.builders import SetClock, open_office
from tests.journeys.axe import broken
from tests.journeys.conftest import OpenScreen
from tests.running import running_office
from tools.month import live_months

YESTERDAY = dt.date(2026, 11, 23)  # a Monday, with more visitors than the counters take with ease


def test_why_people_waited_yesterday_and_what_would_have_helped(
    database_url: str, tmp_path: Path, open_screen: OpenScreen
) -> None:
    office = open_office(tmp_path, SetClock(), url=database_url)
    live_months(office, YESTERDAY, YESTERDAY)
    office.storage.dispose()
    now = "2026-11-24T09:00:00+07:00"
    with running_office(tmp_path, MOTCUA_DATABASE_URL=database_url, MOTCUA_NOW=now) as server:
        page = open_screen(server, "manager", width=1280, height=900)
        page.get_by_role("link", name="Vì sao phải chờ").click()
        expect(page.locator(".verdict__words")).to_contain_text("Mọi người chờ tổng cộng", timeout=60_000)

        expect(page.locator(".steps canvas")).to_be_visible()
        expect(page.get_by_role("row", name="Thiếu giấy tờ, quay lại")).to_contain_text("mới biết thiếu giấy tờ")
        expect(page.get_by_role("row", name="Đông hơn thường lệ")).to_contain_text("Chưa đủ ngày trước đó")
        assert broken(page, "causes") == []

        measure = page.locator(".measure", has=page.get_by_role("link")).first
        expect(measure).to_contain_text("9/10 người chờ tối đa")
        measure.get_by_role("link").click()
        expect(page.get_by_role("heading", name="Ngày mai")).to_be_visible()
        assert "/manage/tomorrow?day=2026-11-25" in page.url
