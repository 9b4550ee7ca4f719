"""A kiosk stands in a public room: nothing that hands or keys do there leads away from it."""

from __future__ import annotations

import json
from itertools import count

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import draw
from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import button, choose, heading
from tests.running import RunningOffice

# The browser's own answer to a key: taken when the page did not forbid it.
LET_THROUGH = """keys => keys.filter(([key, how]) =>
  document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...how}))
).map(([key]) => key)"""
LEADING = [
    ["l", {"ctrlKey": True}], ["t", {"ctrlKey": True}], ["n", {"ctrlKey": True}], ["o", {"ctrlKey": True}],
    ["p", {"ctrlKey": True}], ["w", {"ctrlKey": True}], ["U", {"ctrlKey": True}], ["I", {"ctrlKey": True}],
    ["+", {"ctrlKey": True}], ["ArrowLeft", {"altKey": True}], ["Home", {"altKey": True}], ["F1", {}], ["F11", {}],
    ["F12", {}], ["BrowserBack", {}], ["BrowserHome", {}], ["ContextMenu", {}],
]  # fmt: skip
HARMLESS = [["F5", {}], ["r", {"ctrlKey": True}], ["a", {}], ["Enter", {}], ["Tab", {}], ["|", {"shiftKey": True}]]
# TELL_MS of static/js/common/device.js: what changes sooner is told when it is over.
BETWEEN_TELLS_MS = 3000
CAME_BY = """() => new Promise(say => new PerformanceObserver(seen => say(seen.getEntries()[0].type))
  .observe({type: "navigation", buffered: true}))"""
PREVENTED = """names => names.filter(name =>
  document.querySelector("h1, button").dispatchEvent(new Event(name, {bubbles: true, cancelable: true})))"""


@pytest.fixture
def page(server: RunningOffice, open_screen: OpenScreen) -> Page:
    page = open_screen(server, "kiosk", width=1080, height=1920)
    expect(button(page, "Tìm thủ tục")).to_be_visible()
    return page


def test_no_key_leads_elsewhere_and_those_of_a_scanner_are_left_alone(page: Page) -> None:
    assert page.evaluate(LET_THROUGH, LEADING) == []
    assert page.evaluate(LET_THROUGH, HARMLESS) == [key for key, _ in HARMLESS]


def test_no_menu_no_selecting_no_dragging_and_no_pinch(page: Page) -> None:
    names = ["contextmenu", "selectstart", "dragstart", "dragover", "drop", "gesturestart", "auxclick"]
    assert page.evaluate(PREVENTED, names) == []
    page.get_by_role("heading", level=1).first.dblclick()
    assert page.evaluate("getSelection().toString()") == ""
    page.keyboard.down("Control")
    page.mouse.wheel(0, -400)
    page.keyboard.up("Control")
    assert page.evaluate("[devicePixelRatio, visualViewport.scale]") == [1, 1]


def test_the_way_back_stays_where_the_citizen_is(server: RunningOffice, page: Page) -> None:
    choose(page)
    for _ in range(3):
        page.evaluate("history.back()")
        expect(heading(page, "Đăng ký khai sinh")).to_be_visible()
        assert page.url == f"{server.url}/kiosk"
    page.reload()
    expect(heading(page, "Đăng ký khai sinh")).to_be_visible()


def test_no_page_of_the_kiosk_has_a_link(page: Page) -> None:
    links = page.locator("a, area, form, [target]")
    for name in ("Tìm thủ tục", "Tôi không biết chọn"):
        button(page, name).click()
        expect(links).to_have_count(0)
        button(page, "Làm lại").click()
    choose(page)
    expect(links).to_have_count(0)
    button(page, "Lấy số").click()
    expect(page.locator(".ticket__number")).to_be_visible()
    expect(links).to_have_count(0)


def test_a_screen_at_rest_loads_anew_once_when_the_server_has_another_edition(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    # The kiosk tells what stands on it as soon as it is drawn: who answers must be there before it is.
    page = open_screen(server, "kiosk", at="/healthz", width=1080, height=1920, own_clock=True)
    told = "**/api/v1/devices/current"
    shown: list[str] = []

    def answer(route: Route) -> None:
        shown.append(json.loads(route.request.post_data or "{}")["page"])
        route.fulfill(json={"software": "b"})

    page.route(told, answer)
    loads = count(1)
    with page.expect_event("load", lambda _: next(loads) == 2):
        page.goto(f"{server.url}/kiosk")
    assert page.evaluate(CAME_BY) == "reload"
    expect(button(page, "Tìm thủ tục")).to_be_visible()
    page.evaluate("window.stays = true")
    draw(page)
    # The page that came tells of itself too, and hears the same.
    page.clock.fast_forward(BETWEEN_TELLS_MS)
    with page.expect_response(told):
        page.set_viewport_size({"width": 1080, "height": 1900})
    expect(button(page, "Tìm thủ tục")).to_be_visible()

    assert page.evaluate("window.stays")
    # Nor does it tell of a moment that is over before anybody could read of it.
    assert set(shown) == {"home"}
