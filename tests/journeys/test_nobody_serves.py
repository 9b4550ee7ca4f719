"""Where no counter is open for what somebody waits for, every screen says so, and none makes up a number of minutes."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import choose, take
from tests.running import RunningOffice
from tests.tabs import NewTab


def test_every_screen_says_that_nobody_serves_until_somebody_does(
    server: RunningOffice, open_screen: OpenScreen, new_tab: NewTab
) -> None:
    mine = server.take(server.device("kiosk"))
    kiosk = open_screen(server, "kiosk", width=1080, height=1920)
    choose(kiosk)
    expect(kiosk.get_by_text("Chưa có quầy nào đang nhận việc này. Ông/bà vẫn lấy số được")).to_be_visible()
    take(kiosk)
    expect(kiosk.get_by_text("Chưa có quầy nào đang nhận việc này. Cán bộ sẽ gọi khi mở quầy.")).to_be_visible()
    lobby = open_screen(server, "display")
    expect(lobby.locator(".waiting__minutes").last).to_have_text("chưa có quầy")
    phone = new_tab(360, 640)
    phone.goto(f"{server.url}/t/{mine['token']}")
    expect(phone.locator(".ahead__wait")).to_have_text("Thời gian chờ: chưa có quầy phục vụ")
    expect(phone.locator("html")).to_have_attribute("data-mood", "waiting")  # the first in line, and near to nothing

    server.signed_in("1")

    expect(phone.locator("html")).to_have_attribute("data-mood", "near")
    expect(phone.locator(".ahead__wait")).to_contain_text("phút")
    expect(lobby.locator(".waiting__minutes").last).to_contain_text("phút")
