"""The head of office follows one citizen through the room: a line, a number, its journal, a move and its undo."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.axe import broken
from tests.journeys.conftest import OpenScreen
from tests.running import RunningOffice


def test_from_a_line_to_a_number_its_journal_a_move_and_back(server: RunningOffice, open_screen: OpenScreen) -> None:
    clerk, kiosk = server.signed_in("1"), server.device("kiosk")
    called, waiting = (server.take(kiosk)["number"] for _ in range(2))
    server.post("/counter/call-next", clerk)
    page = open_screen(server, "manager", width=1280, height=900)

    page.get_by_role("link", name="Hộ tịch").click()
    page.get_by_role("link", name=waiting).click()
    dialog = page.get_by_role("dialog", name=waiting)
    expect(dialog.get_by_role("listitem")).to_contain_text(["Lấy số"])
    assert page.url.endswith(f"#now?ticket={waiting}")
    assert broken(page, "ticket") == []

    dialog.get_by_label("Chuyển sang chờ ở").select_option("counter:3")
    dialog.get_by_role("button", name="Chuyển", exact=True).click()
    expect(dialog.get_by_role("listitem")).to_contain_text(["Lấy số", "Chuyển chỗ chờ sang: Quầy 3"])
    dialog.get_by_role("button", name="Hoàn tác").click()
    expect(dialog.get_by_role("status")).to_contain_text("Đã hoàn tác.")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    page.get_by_label("Tìm số").fill(called)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name=called)).to_contain_text("Gọi đến Quầy 1")
    page.reload()
    expect(page.get_by_role("dialog", name=called)).to_be_visible()


def test_the_alarm_sound_can_be_muted_and_stays_so(server: RunningOffice, open_screen: OpenScreen) -> None:
    page = open_screen(server, "manager", width=1280, height=800)
    page.get_by_role("button", name="Tiếng báo: bật").click()
    expect(page.get_by_role("button", name="Tiếng báo: tắt")).to_have_attribute("aria-pressed", "false")
    page.reload()
    expect(page.get_by_role("button", name="Tiếng báo: tắt")).to_be_visible()
