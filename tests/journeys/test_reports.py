"""The head of office reads a week: another stretch of days, a sorted table, a picture as a table, a file that opens."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenScreen
from tests.running import RunningOffice
from tools.month import live_months

MONDAY, THURSDAY = dt.date(2026, 11, 16), dt.date(2026, 11, 26)


@pytest.fixture
def page(server: RunningOffice, open_screen: OpenScreen) -> Page:
    live_months(server.opened(), MONDAY, THURSDAY)
    page = open_screen(server, "manager", at="about:blank", width=1280, height=800)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{server.url}/manage/reports?period=day&at={THURSDAY}")
    return page


def ready(page: Page, stretch: str) -> None:
    expect(page.locator(".report__of strong")).to_have_text(stretch)
    expect(page.locator(".report")).to_have_attribute("aria-busy", "false")


def test_a_week_is_read_sorted_seen_as_a_table_and_taken_away(page: Page) -> None:
    ready(page, "Thứ Năm, 26/11/2026")
    page.get_by_role("group", name="Khoảng thời gian").get_by_role("button", name="Tuần").click()
    ready(page, "Tuần 48 (23/11 – 29/11/2026)")
    page.get_by_role("button", name="Khoảng trước").click()
    ready(page, "Tuần 47 (16/11 – 22/11/2026)")

    page.get_by_role("group", name="Chia theo").get_by_role("button", name="Thứ").click()
    page.get_by_role("button", name="Lượt khách").click()
    page.get_by_role("button", name="Lượt khách").click()
    visitors = page.locator(".part--splits tbody [data-title='Lượt khách']")
    expect(page.locator(".part--splits th[aria-sort=descending]")).to_be_visible()
    counts = [int(text) for text in visitors.all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 5

    page.locator(".part--trend").get_by_role("button", name="Xem bảng").click()
    rows = page.locator(".part--trend tbody tr")
    expect(rows).to_have_count(5)
    by_day = {int(row.split("\t")[1]) for row in rows.all_inner_texts()}
    assert by_day == set(counts)

    page.reload()
    ready(page, "Tuần 47 (16/11 – 22/11/2026)")
    expect(rows).to_have_count(5)
    assert [int(text) for text in visitors.all_inner_texts()] == counts

    with page.expect_download() as saved:
        page.get_by_role("button", name="Excel", exact=True).click()
    sheet = openpyxl.load_workbook(BytesIO(Path(saved.value.path()).read_bytes()))["Số liệu"]
    by_weekday = {row[0]: row[1] for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert sorted(by_weekday.values(), reverse=True) == counts  # type: ignore[type-var]
    assert next(iter(by_weekday)) == "Thứ Hai"

    with page.expect_download() as saved:
        page.get_by_role("button", name="Excel, mọi cách chia").click()
    book = openpyxl.load_workbook(BytesIO(Path(saved.value.path()).read_bytes()))
    assert [row[1] for row in book["Thứ"].iter_rows(min_row=4, values_only=True)] == list(by_weekday.values())
    expect(page.get_by_text("Chưa chọn thư mục nào.")).to_be_visible()

    whole = page.locator(".tile__value").first.inner_text()
    page.get_by_label("Lĩnh vực").select_option(label="Hộ tịch")
    expect(page.locator(".report__of")).to_contain_text("Lĩnh vực: Hộ tịch")
    expect(page.locator(".tile__value").first).not_to_have_text(whole, use_inner_text=True)
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator(".tile__value").first).to_have_text(whole, use_inner_text=True)
