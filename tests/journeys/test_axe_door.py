"""The managers' door and their accounts against WCAG 2.2, A and AA."""

from __future__ import annotations

from playwright.sync_api import expect

from office.actions.devices import OPERATOR
from office.actions.managers import add_manager
from tests.builders import PASSWORD
from tests.journeys.axe import broken
from tests.journeys.managing import enter, turn_codes_on
from tests.running import RunningOffice
from tests.tabs import NewTab


def test_the_managers_door_and_their_accounts(server: RunningOffice, new_tab: NewTab) -> None:
    add_manager(server.opened(), "Lê Thu Hà", "ha.le", PASSWORD, OPERATOR)
    page = new_tab()
    page.goto(f"{server.url}/manage#managers")
    enter(page, "ha.le", "wrong password")
    expect(page.get_by_role("alert")).to_be_visible()
    found = broken(page, "door")
    enter(page, "ha.le", PASSWORD)
    turn_codes_on(page)
    found += broken(page, "recovery codes")
    page.get_by_role("button", name="Đã cất").click()
    expect(page.get_by_text("Đang bật")).to_be_visible()
    found += broken(page, "accounts")
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    enter(page, "ha.le", PASSWORD)
    expect(page.get_by_label("Mã xác thực")).to_be_visible()
    found += broken(page, "code")

    assert found == []
