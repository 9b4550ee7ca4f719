"""What a clerk sees on each glass, measured: words that can be read, nothing cut, a big button that never moves."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.builders import ticket_for
from tests.journeys.conftest import OpenScreen
from tests.journeys.contrast import too_faint
from tests.journeys.tablet import big_button, button, number_here, rows, seated, settled, take, type_pin
from tests.running import RunningOffice

SIZES = [(1280, 800), (800, 1280), (1024, 768), (1920, 1080)]
LONG = "Nguyễn Hoàng Phương Thảo Tôn Nữ Quỳnh Anh"

# Words that run out of their box, fingers' targets that are too small, and a page wider or higher than the glass.
LOOK = """() => {
  const found = [];
  const name = it => (it.ariaLabel || it.textContent).trim().slice(0, 40);
  for (const it of document.querySelectorAll("button, label, h1, h2, p, span, kbd, li")) {
    if (!it.checkVisibility() || it.closest(".visually-hidden") || getComputedStyle(it).display === "inline") continue;
    if (it.scrollWidth > it.clientWidth + 2) found.push(["runs over", name(it)]);
    if (it.matches("button, label") && it.scrollHeight > it.clientHeight + 2) found.push(["runs out below", name(it)]);
    const box = it.getBoundingClientRect();
    if (it.matches("button") && Math.min(box.width, box.height) < 44) found.push(["too small to touch", name(it)]);
    const outside = box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
    if (outside && !it.closest(".queue, .serving, .places, dialog")) found.push(["off the glass", name(it)]);
  }
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth || page.scrollHeight > innerHeight) found.push(["page larger than the glass", ""]);
  return found;
}"""


LINES = "it => Math.round(it.clientHeight / parseFloat(getComputedStyle(it).lineHeight))"
COVERED = """it => {
  const { left, right, top, bottom } = it.getBoundingClientRect();
  return [left + 9, right - 9].some(x => !it.contains(document.elementFromPoint(x, (top + bottom) / 2)));
}"""
WORTH_SAYING_MS = 1_500
PLACE = "it => [it.offsetLeft, it.offsetTop, it.offsetWidth, it.offsetHeight]"


def opened(server: RunningOffice, open_screen: OpenScreen, width: int, height: int) -> Page:
    """The sign-in page of counter 2, with colours that do not fade in: they are measured."""
    page = open_screen(server, "counter", counter="2", width=width, height=height)
    page.emulate_media(reduced_motion="reduce")
    expect(page.get_by_text(LONG, exact=True).first).to_be_visible()
    return page


def flaws(page: Page) -> Any:
    return page.evaluate(LOOK) + too_faint(page)


@pytest.mark.parametrize(("width", "height"), SIZES, ids=lambda side: str(side))
def test_every_state_fits_and_the_big_button_stays_where_it_is(
    server: RunningOffice, open_screen: OpenScreen, width: int, height: int
) -> None:
    server.clerk(LONG)
    page = opened(server, open_screen, width, height)
    assert flaws(page) == [], "sign-in"
    type_pin(page)
    settled(page)
    assert flaws(page) == [], "nobody waits"
    place = page.locator(".primary").evaluate(PLACE)

    take(server, "khai-sinh-nuoc-ngoai", priority="khuyet-tat")
    take(server, "chung-thuc-ban-sao", quantity=12)
    expect(rows(page)).to_have_count(2)
    assert flaws(page) == [], "somebody waits"
    big_button(page, "Gọi tiếp").click()
    settled(page)
    assert flaws(page) == [], "called"
    assert page.locator(".primary").evaluate(PLACE) == place
    page.keyboard.press("r")
    expect(page.get_by_text("Đã gọi lại số")).to_be_visible()
    settled(page)
    assert flaws(page) == [], "called again"
    assert page.locator(".primary").evaluate(PLACE) == place

    big_button(page, "Bắt đầu").click()
    settled(page)
    assert flaws(page) == [], "serving"
    assert page.locator(".primary").evaluate(PLACE) == place
    page.keyboard.press("c")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert flaws(page) == [], "transfer"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)

    button(page, "Tạm dừng").click()
    page.get_by_role("dialog").get_by_role("button", name="Nghỉ giải lao").click()
    big_button(page, "Hoàn thành").click()
    expect(page.get_by_role("heading", name="Quầy đang tạm dừng")).to_be_visible()
    settled(page)
    assert flaws(page) == [], "paused"
    assert page.locator(".primary").evaluate(PLACE) == place


@pytest.mark.parametrize(("width", "height"), SIZES, ids=lambda side: str(side))
def test_that_the_line_is_down_is_said_whole_beside_a_long_name(
    server: RunningOffice, open_screen: OpenScreen, width: int, height: int
) -> None:
    page = seated(server, open_screen, "2", LONG, width=width, height=height, own_clock=True)
    page.emulate_media(reduced_motion="reduce")
    page.context.set_offline(True)
    expect(page.locator(".station")).not_to_have_attribute("data-online", "true")
    page.clock.fast_forward(WORTH_SAYING_MS)
    said = page.locator(".bar__line .tag")
    expect(said).to_contain_text("Mất kết nối")

    assert flaws(page) == []
    assert said.evaluate(LINES) <= 2
    assert not said.evaluate(COVERED)


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (800, 1280)], ids=lambda side: str(side))
def test_it_fits_in_english_too(server: RunningOffice, open_screen: OpenScreen, width: int, height: int) -> None:
    server.clerk(LONG)
    page = opened(server, open_screen, width, height)
    button(page, "English").click()
    expect(page.get_by_role("heading", name="Counter 2")).to_be_visible()
    assert flaws(page) == [], "sign-in"
    page.keyboard.type("2468")
    button(page, "Sign in").click()
    settled(page)
    take(server, "khai-sinh")
    expect(rows(page)).to_have_count(1)
    assert flaws(page) == [], "somebody waits"
    big_button(page, "Call next").click()
    big_button(page, "Start").click()
    big_button(page, "Finish")
    assert flaws(page) == [], "serving"
    big_button(page, "Finish").click()
    expect(page.locator(".bar__today")).to_contain_text("usually")
    settled(page)
    assert flaws(page) == [], "served"


def test_three_hundred_waiting_stay_light_and_in_order(server: RunningOffice, open_screen: OpenScreen) -> None:
    server.clerk(LONG)
    numbers = [ticket_for(server.opened()).number for _ in range(300)]
    page = opened(server, open_screen, 1280, 800)
    type_pin(page)
    expect(page.get_by_role("heading", name="Đang chờ 300")).to_be_visible()

    expect(rows(page)).to_have_count(41)
    expect(rows(page).last).to_have_text("Còn 260 người nữa: hiện thêm")
    big_button(page, "Gọi tiếp").click()
    expect(number_here(page)).to_have_text(numbers[0])
    expect(rows(page).first).to_contain_text(numbers[1])


def test_the_keyboard_alone_signs_in_serves_and_finds_every_button(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    server.clerk("Lê Văn Hùng")
    server.clerk(LONG)
    take(server, "khai-sinh")
    page = open_screen(server, "counter", counter="2", width=1280, height=800)
    names = page.get_by_role("radio")
    expect(names).to_have_count(2)
    names.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=LONG)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("2468")
    page.keyboard.press("Enter")
    big_button(page, "Gọi tiếp")

    page.keyboard.press("Tab")
    expect(page.locator(".bar__me")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Tạm dừng")).to_be_focused()
    unnamed = (
        "() => [...document.querySelectorAll('button')].filter(it => !it.ariaLabel && !it.innerText.trim()).length"
    )
    assert page.evaluate(unnamed) == 0
