"""What the office says no to, and what it takes elsewhere, in the words a citizen meets at the kiosk."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import button, card, choose, expect_number, heading, take
from tests.programs import ROOT
from tests.running import RunningOffice, running_office

COPIES = "Chứng thực bản sao từ bản chính giấy tờ, văn bản"


@pytest.fixture
def page(server: RunningOffice, open_screen: OpenScreen) -> Page:
    return open_screen(server, "kiosk", width=1280, height=1024)


def test_many_copies_are_said_to_have_a_series_of_their_own(page: Page) -> None:
    choose(page, COPIES)
    page.get_by_role("button", name="1 bản, bấm để nhập số khác").click()
    for digit in "60":
        page.get_by_role("dialog").get_by_role("button", name=digit, exact=True).click()
    button(page, "Xong").click()
    expect(page.get_by_role("status").filter(has_text="Từ 50 bản trở lên có số riêng")).to_be_visible()
    take(page)

    expect_number(page, "S001")


def test_more_copies_than_one_ticket_takes_can_not_be_entered(page: Page) -> None:
    choose(page, COPIES)
    page.get_by_role("button", name="1 bản, bấm để nhập số khác").click()
    for _ in range(4):
        page.get_by_role("dialog").get_by_role("button", name="9", exact=True).click()

    expect(page.get_by_text("Một phiếu nhận nhiều nhất 2000 bản")).to_be_visible()
    expect(button(page, "Xong")).to_be_disabled()


def test_an_office_that_closes_under_the_finger_says_so_and_offers_the_help_desk(
    server: RunningOffice, page: Page
) -> None:
    choose(page)
    closed = server.post("/manage/day/close", server.device("manager"), {"reason": None})
    assert closed.status_code == 200
    take(page)
    dialog = page.get_by_role("dialog", name="Chưa lấy được số")
    expect(dialog).to_contain_text("kết thúc")
    dialog.get_by_role("button", name="Tôi không biết chọn").click()

    expect(heading(page, "Mời bà con đến bàn hướng dẫn")).to_be_visible()


def test_after_the_end_of_the_day_the_papers_are_still_shown_and_no_button_promises_a_number(
    server: RunningOffice, page: Page
) -> None:
    server.post("/manage/day/close", server.device("manager"), {"reason": None})
    page.reload()
    choose(page)

    expect(page.get_by_role("checkbox")).to_have_count(3)
    expect(page.get_by_role("status").filter(has_text="Hôm nay đã kết thúc nhận phiếu")).to_be_visible()
    expect(button(page, "Lấy số")).to_have_count(0)


def test_a_ticket_that_walks_through_several_fields_says_that_one_number_is_enough(page: Page) -> None:
    page.get_by_role("region", name="Tất cả lĩnh vực").get_by_role("button", name="Thủ tục liên thông").click()
    row = page.get_by_role("region").get_by_role("button", name="đăng ký khai sinh").first
    steps = ["Đăng ký khai sinh", "Đăng ký thường trú", "Bảo hiểm xã hội – Bảo hiểm y tế"]
    expect(row.locator(".walk__step")).to_have_text([f"{n} {step}" for n, step in enumerate(steps, 1)])
    row.click()
    expect(page.get_by_text("Một số cho cả 3 bước")).to_be_visible()
    expect(page.locator(".walk__step")).to_have_count(3)
    take(page)

    expect_number(page, "L001")
    expect(page.get_by_text("Một số cho cả 3 bước")).to_be_visible()


def narrow_office(folder: Path) -> str:
    """A config: open every day at any hour of the test, time for few, and copies in large numbers later in the day."""
    config = (ROOT / "config.toml").read_text(encoding="utf-8")
    config = re.sub(r"(?s)\[\[hours\.holidays.*?(?=\[\[counters)", "", config)
    # Where it is nine o'clock in the morning now.
    east = (9 - dt.datetime.now(dt.UTC).hour + 12) % 24 - 12
    for key, value in {
        "catalogue": f'"{ROOT}/catalogue/commune.toml"',
        "time_zone": f'"Etc/GMT{-east:+d}"',
        "days": '["mon", "tue", "wed", "thu", "fri", "sat", "sun"]',
        "cap_percent": "10",
        "from_quantity": '50\nsessions = [{ opens = "16:00", closes = "16:30" }]',
    }.items():
        config, found = re.subn(rf"(?m)^{key} = .*$", f"{key} = {value}", config, count=1)
        assert found, key
    path = folder / "config.toml"
    path.write_text(config, encoding="utf-8")
    return str(path)


def test_what_can_not_be_served_today_says_when_to_come_back_and_asks_for_nothing_more(
    open_screen: OpenScreen, tmp_path: Path
) -> None:
    with running_office(tmp_path, MOTCUA_CONFIG=narrow_office(tmp_path), MOTCUA_TESTING="") as office:
        kiosk, _ = office.device("kiosk"), office.signed_in("1")
        page = open_screen(office, "kiosk", width=1280, height=1024, token=kiosk)
        choose(page, COPIES)
        page.get_by_role("button", name="1 bản, bấm để nhập số khác").click()
        for digit in "60":
            page.get_by_role("dialog").get_by_role("button", name=digit, exact=True).click()
        button(page, "Xong").click()
        expect(page.get_by_role("status").filter(has_text="lúc 16:00 chiều nay")).to_be_visible()
        expect(button(page, "Lấy số")).to_have_count(0)
        expect(page.get_by_role("radio")).to_have_count(0)

        while office.post("/tickets", kiosk, {"procedure": "khai-sinh"}).status_code == 201:
            pass
        page.reload()
        button(page, "Làm lại").click()
        expect(card(page, "Đăng ký khai sinh")).to_contain_text("Hết số")
        choose(page)
        expect(page.get_by_role("status").filter(has_text="Mời ông/bà quay lại: 7:00 sáng")).to_be_visible()
        expect(button(page, "Lấy số")).to_have_count(0)
