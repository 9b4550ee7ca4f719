"""Every screen in each of its states against WCAG 2.2, A and AA. The manager's other pages: test_stored_script.py."""

from __future__ import annotations

import datetime as dt
import re

from playwright.sync_api import expect

from tests.journeys.axe import broken
from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import button, choose, expect_number, take
from tests.journeys.tablet import serve, sign_in
from tests.running import RunningOffice
from tests.tabs import NewTab
from tools.month import live_months

PAST = dt.date(2026, 11, 23)


def test_the_kiosk_at_every_step(server: RunningOffice, open_screen: OpenScreen) -> None:
    page = open_screen(server, "kiosk", width=1080, height=1920)
    expect(button(page, "Tìm thủ tục")).to_be_visible()
    found = broken(page, "home")
    page.get_by_role("region", name="Tất cả lĩnh vực").get_by_role("button", name="Hộ tịch").click()
    expect(page.locator(".list__row").first).to_be_visible()
    found += broken(page, "list")
    button(page, "Quay lại").click()
    button(page, "Tìm thủ tục").click()
    page.keyboard.type("khai sinh")
    expect(page.get_by_role("region", name="Thủ tục tìm thấy")).to_be_visible()
    found += broken(page, "search")
    button(page, "Làm lại").click()
    button(page, "Tôi không biết chọn").click()
    found += broken(page, "help")
    button(page, "Làm lại").click()
    choose(page)
    found += broken(page, "procedure")
    take(page)
    expect_number(page, "A001")
    found += broken(page, "result")
    server.post("/manage/day/close", server.device("manager"), {"reason": None})
    page.goto(server.url + "/kiosk")
    button(page, "Làm lại").click()
    expect(page.locator(".home__now--closed")).to_be_visible()
    found += broken(page, "closed")
    manager = server.device("manager")
    machines = [item for item in server.get("/manage/devices", manager).json()["devices"] if item["shows"]]
    server.post(f"/manage/devices/{machines[0]['id']}/identify", manager)
    expect(page.locator(".machine-name")).to_be_visible()
    found += broken(page, "identify")
    server.delete(f"/manage/devices/{machines[0]['id']}", manager)
    expect(page.locator(".machine-out")).to_be_visible()
    found += broken(page, "shut out")

    assert found == []


def test_the_tablet_signed_out_and_serving(at_noon: RunningOffice, open_screen: OpenScreen) -> None:
    at_noon.clerk()
    page = open_screen(at_noon, "counter", counter="1", width=1280, height=800)
    expect(page.get_by_text("Nguyễn Thị Lan", exact=True)).to_be_visible()
    found = broken(page, "signed out")
    kiosk = at_noon.device("kiosk")
    for procedure in ("khai-sinh", "chung-thuc-ban-sao"):
        at_noon.take(kiosk, procedure)
    serve(sign_in(page), "A001")
    found += broken(page, "serving")
    page.keyboard.press("p")
    button(page, "Báo trước giờ nghỉ").click()
    found += broken(page, "announcing a break")
    page.get_by_role("button", name=re.compile("^Báo nghỉ lúc")).click()
    expect(page.get_by_role("region", name="Báo trước giờ nghỉ")).to_be_visible()
    found += broken(page, "with a break announced")

    assert found == []


def test_the_lobby_calling_and_quiet(server: RunningOffice, open_screen: OpenScreen) -> None:
    page = open_screen(server, "display")
    expect(page.locator(".calling--quiet")).to_be_visible()
    found = broken(page, "quiet")
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    for _ in range(3):
        server.take(kiosk)
    server.post("/counter/call-next", clerk)
    expect(page.locator(".calling__number")).to_have_text("A001")
    found += broken(page, "calling")

    assert found == []


def test_the_reports_in_pictures_in_tables_and_before_the_first_day(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    page = open_screen(server, "manager", at="/manage/reports", width=1280, height=800)
    expect(page.get_by_text("Chưa có ngày làm việc nào")).to_be_visible()
    found = broken(page, "before the first day")
    live_months(server.opened(), PAST, PAST + dt.timedelta(days=1))
    for name, more in (("pictures", ""), ("tables", "&tables=heat,spread,trend&by=clerk&field=chung-thuc")):
        page.goto(f"{server.url}/manage/reports?at={PAST}{more}")
        expect(page.locator(".report")).to_have_attribute("aria-busy", "false")
        page.locator(".tile__meaning summary").first.click()
        found += broken(page, name)

    assert found == []


def test_the_front_door(server: RunningOffice, new_tab: NewTab) -> None:
    code = server.post("/manage/setup-links", server.device("manager"), {}).json()["code"]
    page, found = new_tab(), []
    for path in ("/", "/kiosk", f"/setup?token={code}", "/setup?token=old", "/t/nobody-s"):
        page.goto(server.url + path)
        found += broken(page, path)

    assert found == []


def test_the_phone_in_every_state(server: RunningOffice, new_tab: NewTab) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    for _ in range(3):
        server.take(kiosk)
    mine, missed = server.take(kiosk), server.take(kiosk)
    page, found = new_tab(360, 640), []
    page.goto(f"{server.url}/t/{mine['token']}")
    for mood, moves in (
        ("waiting", ()),
        ("near", ("call-next", "no-show")),
        ("called", (*("call-next", "no-show") * 2, "call-next")),
        ("over", ("start", "finish")),
    ):
        for move in moves:
            server.post(f"/counter/{move}", clerk, {"outcome": "accepted", "note": None} if move == "finish" else None)
        expect(page.locator("html")).to_have_attribute("data-mood", mood)
        found += broken(page, mood)
    server.post("/manage/day/close", server.device("manager"), {"reason": None})
    page.goto(f"{server.url}/t/{missed['token']}")
    expect(page.locator("html")).to_have_attribute("data-mood", "over")
    found += broken(page, "expired")

    assert found == []


def test_the_page_that_tries_tomorrow(server: RunningOffice, open_screen: OpenScreen) -> None:
    live_months(server.opened(), PAST, PAST + dt.timedelta(days=3))
    page = open_screen(server, "manager", at="/manage/tomorrow?c.new1=11:chung-thuc", width=1280, height=800)
    expect(page.locator(".picture canvas")).to_be_visible()
    found = broken(page, "a counter more")
    page.get_by_role("button", name="Tìm kế hoạch ít quầy nhất").click()
    expect(page.locator(".least .notice, .least__list").first).to_be_visible()
    found += broken(page, "the least")

    assert found == []
