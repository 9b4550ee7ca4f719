"""A browser becomes a screen: by the link, by the code typed by hand; and each machine is told what to do next."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import ADDRESSES
from tests.journeys.conftest import OpenScreen
from tests.running import RunningOffice
from tests.tabs import NewTab


@pytest.fixture
def manager(server: RunningOffice) -> str:
    return server.device("manager")


@pytest.fixture
def page(new_tab: NewTab) -> Page:
    return new_tab()


def new_code(server: RunningOffice, manager: str, **proposed: str) -> str:
    return str(server.post("/manage/setup-links", manager, proposed).json()["code"])


@pytest.mark.parametrize("role", ["kiosk", "display", "counter", "manager"])
def test_the_link_turns_the_browser_that_opened_it_into_a_screen(
    server: RunningOffice, manager: str, page: Page, role: str
) -> None:
    page.goto(f"{server.url}/setup?token={new_code(server, manager)}")
    page.locator(f".door:has(input[value={role}])").click()
    if role == "counter":
        page.get_by_label("Máy đặt ở quầy nào?").select_option("2")
    page.get_by_role("button", name="Cài đặt máy này").click()
    # A manager's is led on to the first steps of an office that has just begun.
    page.wait_for_url(server.url + ADDRESSES[role] + ("#first_run" if role == "manager" else ""))

    expect(page.locator(f"html[data-screen={role}] body > div").first).not_to_be_empty()
    names = [(item["role"], item["counter"] and item["counter"]["id"]) for item in
             server.get("/manage/devices", manager).json()["devices"]]  # fmt: skip
    assert (role, "2" if role == "counter" else None) in names


def test_a_code_is_typed_as_one_types_and_works_once(server: RunningOffice, manager: str, page: Page) -> None:
    code = new_code(server, manager)
    page.goto(server.url)
    page.get_by_label("Có mã cài đặt?").fill(code.lower().replace("-", " "))
    page.keyboard.press("Enter")
    page.locator(".door:has(input[value=kiosk])").click()
    page.get_by_role("button", name="Cài đặt máy này").click()
    page.wait_for_url(f"{server.url}/kiosk")
    page.goto(server.url)
    expect(page.locator(".door--mine")).to_have_count(1)

    page.goto(f"{server.url}/setup?token={code}")
    expect(page.get_by_role("heading", name="Mã này không dùng được")).to_be_visible()
    expect(page.get_by_label("Gõ lại mã")).to_be_visible()


def test_the_link_proposes_what_the_manager_chose(server: RunningOffice, manager: str, page: Page) -> None:
    made = server.post(
        "/manage/setup-links", manager, {"role": "counter", "counter": "3", "name": "Máy <b>ba</b>"}
    ).json()
    page.goto(made["url"])

    expect(page.locator("input[value=counter]")).to_be_checked()
    expect(page.get_by_label("Máy đặt ở quầy nào?")).to_have_value("3")
    expect(page.get_by_label("Tên gọi của máy")).to_have_value("Máy <b>ba</b>")


def test_a_browser_that_is_no_screen_yet_says_how_to_make_it_one(server: RunningOffice, page: Page) -> None:
    for role in ("kiosk", "display", "counter", "manager"):
        page.goto(server.url + ADDRESSES[role])

        expect(page.get_by_role("heading", name="Máy này chưa được cài đặt")).to_be_visible()
        expect(page.get_by_label("Đã có mã cài đặt?")).to_be_visible()


def test_nothing_of_the_front_door_runs_over_the_edge(server: RunningOffice, manager: str, page: Page) -> None:
    code = new_code(server, manager)
    for width, height in ((1280, 800), (390, 844), (360, 640)):
        page.set_viewport_size({"width": width, "height": height})
        for path in ("/", "/kiosk", "/setup?token=old", f"/setup?token={code}"):
            for language in ("vi", "en"):
                page.goto(f"{server.url}{path}{'&' if '?' in path else '?'}lang={language}")
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, language, width)


def test_english_is_one_press_away(server: RunningOffice, page: Page) -> None:
    page.goto(server.url)
    page.get_by_role("link", name="English").click()

    expect(page.get_by_role("heading", name="Which screen is this?")).to_be_visible()
    expect(page).to_have_url(re.compile(r"lang=en"))


def test_the_manager_s_screen_speaks_english_by_one_press(server: RunningOffice, open_screen: OpenScreen) -> None:
    page = open_screen(server, "manager", width=1280, height=800)
    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("heading", name="Counters", exact=True)).to_be_visible()
