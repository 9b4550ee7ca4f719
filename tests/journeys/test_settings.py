"""A manager changes the office in the browser, and a lobby that stands open follows."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import OpenScreen
from tests.running import RunningOffice


def test_an_open_lobby_shows_the_new_line_and_a_wrong_speed_is_told(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    lobby = open_screen(server, "display")
    expect(lobby.locator(".foot__ticker")).to_contain_text("Phiếu số không phải")
    page = open_screen(server, "manager", width=1280, height=800)
    page.goto(f"{server.url}/manage/settings/lobby")
    expect(page.locator(".nav")).to_be_visible()

    page.get_by_label("Dòng chữ", exact=True).fill("<script>window.harm = 1</script> Chiều nay nghỉ họp.")
    page.get_by_role("button", name="Lưu").click()

    expect(page.get_by_text("Đã lưu. Mọi màn hình đổi theo ngay.")).to_be_visible()
    expect(lobby.locator(".foot__ticker")).to_have_text("<script>window.harm = 1</script> Chiều nay nghỉ họp.")
    assert lobby.evaluate("window.harm") is None
    page.goto(f"{server.url}/manage/settings/voice")
    expect(page.locator(".nav")).to_be_visible()
    page.get_by_label("Tốc độ (từ một phút)").fill("9000")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-summary]")).to_be_focused()
    expect(page.locator("[data-summary]")).to_contain_text("hãy ghi từ 260 trở xuống")
