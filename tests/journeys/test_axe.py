"""Every page against WCAG 2.2, A and AA, as axe-core counts it, in the browser's own tree of what is named and seen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from manage.settings.sections import SECTIONS
from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import button, choose, expect_number, take
from tests.journeys.managing import arrived
from tests.journeys.tablet import serve, sign_in
from tests.programs import ROOT
from tests.running import RunningOffice
from tests.tabs import NewTab
from tools.month import live_months

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAST = dt.date(2026, 11, 23)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
RUN = """async ([levels, within]) => {
  const {violations} = await axe.run(within, {runOnly: levels, resultTypes: ["violations"]});
  return violations.flatMap(found => found.nodes.map(node => `${found.id}: ${node.target.join(" ")}`));
}"""

# Colours are counted where they come to rest, without waiting for it; what goes round for ever never does.
REST = """() => document.getAnimations()
  .filter(each => each.effect.getComputedTiming().endTime !== Infinity)
  .forEach(each => each.finish())"""


def broken(page: Page, at: str, within: str = "html") -> list[str]:
    """What the page as it stands breaks: "where: rule: element". `within`: where the rest is as on a page before."""
    page.evaluate(REST)
    if page.evaluate("!window.axe"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return [f"{at}: {found}" for found in page.evaluate(RUN, [LEVELS, within])]


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


def test_the_manager_s_screens(server: RunningOffice, open_screen: OpenScreen) -> None:
    clerk, kiosk = server.signed_in("1"), server.device("kiosk")
    for procedure in ("khai-sinh", "hkd-thanh-lap"):
        server.take(kiosk, procedure)
    for move, body in (("call-next", None), ("start", None), ("finish", {"outcome": "accepted", "note": None})):
        server.post(f"/counter/{move}", clerk, body)
    page, found = open_screen(server, "manager", at="about:blank", width=1280, height=800), []
    for part in ("now", "log", "clerks", "managers", "screens", "first_run"):
        # Loaded anew, as each has an address of its own: what stands after the # alone loads nothing.
        page.goto("about:blank")
        page.goto(f"{server.url}/manage#{part}")
        expect(page.locator("h1")).to_be_visible()
        arrived(page)
        expect(page.locator(".nav__count")).to_be_visible()
        found += broken(page, part)

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


def test_every_page_of_the_settings_and_the_audit(server: RunningOffice, open_screen: OpenScreen) -> None:
    page = open_screen(server, "manager", at="about:blank", width=1280, height=800)
    found = []
    for name in ("", *(f"/{name}" for name in (*SECTIONS, "lobby/pictures", "voice/recordings"))):
        page.goto(f"{server.url}/manage/settings{name}")
        expect(page.locator(".nav")).to_be_visible()
        # The spine beside it and the page's head come of one template, which the first page shows.
        found += broken(page, name, "main") if name else broken(page, "settings")
    page.goto(f"{server.url}/manage/audit")
    expect(page.locator(".entry").first).to_be_visible()
    found += broken(page, "audit")
    page.goto(f"{server.url}/manage/audit?kind=day")
    expect(page.locator(".audit__none")).to_be_visible()
    found += broken(page, "audit, nothing")

    assert found == []


def test_the_front_door(server: RunningOffice, new_tab: NewTab) -> None:
    code = server.post("/manage/setup-links", server.device("manager"), {}).json()["code"]
    page, found = new_tab(), []
    for path in ("/", "/kiosk", f"/setup?token={code}", "/setup?token=old", "/t/nobody-s"):
        page.goto(server.url + path)
        found += broken(page, path)

    assert found == []


def near(server: RunningOffice, clerk: str) -> None:
    server.post("/counter/call-next", clerk)
    server.post("/counter/no-show", clerk)


def called(server: RunningOffice, clerk: str) -> None:
    for _ in range(3):
        near(server, clerk)
    server.post("/counter/call-next", clerk)


def done(server: RunningOffice, clerk: str) -> None:
    called(server, clerk)
    server.post("/counter/start", clerk)
    server.post("/counter/finish", clerk, {"outcome": "accepted", "note": None})


def closed(server: RunningOffice, _clerk: str) -> None:
    server.post("/manage/day/close", server.device("manager"), {"reason": None})


@pytest.mark.parametrize(
    ("live", "mood"),
    [(lambda *_: None, "waiting"), (near, "near"), (called, "called"), (done, "over"), (closed, "over")],
    ids=["waiting", "near", "called", "done", "expired"],
)
def test_the_phone_in_every_state(
    server: RunningOffice, new_tab: NewTab, live: Callable[[RunningOffice, str], None], mood: str
) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    for _ in range(3):
        server.take(kiosk)
    mine = server.take(kiosk)
    live(server, clerk)
    page = new_tab(360, 640)
    page.goto(f"{server.url}/t/{mine['token']}")
    expect(page.locator("html")).to_have_attribute("data-mood", mood)
    found = broken(page, mood)

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
