"""What a citizen of seventy without glasses meets, measured on the glass: targets, letters, contrast, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.builders import ticket_for
from tests.databases import Databases
from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import button, choose, expect_number, take
from tests.running import RunningOffice, running_office

SIZES = [(1080, 1920), (1920, 1080), (1280, 1024)]
COPIES = "Chứng thực bản sao từ bản chính giấy tờ, văn bản"

# Each finding is [what is wrong, where]. 88 px are 20 mm on a 15" glass; 7:1 is WCAG's AAA.
LOOK = """() => {
  const found = [];
  const name = (it) => (it.innerText || it.getAttribute('aria-label') || it.className).trim().slice(0, 40);
  const clipped = (it) => it.closest('.visually-hidden') || getComputedStyle(it).clipPath !== 'none';
  const seen = (it) => it.checkVisibility() && !clipped(it);
  for (const it of document.querySelectorAll('button, label.choice, input[type=text]')) {
    const box = it.tagName === 'INPUT' ? it.parentElement.getBoundingClientRect() : it.getBoundingClientRect();
    if (seen(it) && Math.min(box.width, box.height) < 87.5) found.push(['small target', name(it)]);
  }
  const rgb = (text) => (text.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (it) => {
    for (; it; it = it.parentElement) {
      const colour = rgb(getComputedStyle(it).backgroundColor);
      if ((colour[3] ?? 1) === 1) return colour;
    }
    return [255, 255, 255];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const it = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || ['SCRIPT', 'NOSCRIPT'].includes(it.tagName) || !seen(it)) continue;
    const style = getComputedStyle(it);
    if (parseFloat(style.fontSize) < 27.9) found.push(['small letters', name(it)]);
    if (style.textOverflow === 'ellipsis') found.push(['cut words', name(it)]);
    const [one, other] = [light(rgb(style.color)), light(ground(it))].sort((a, b) => b - a);
    if ((one + 0.05) / (other + 0.05) < 7) found.push(['weak contrast', name(it)]);
  }
  for (const it of document.querySelectorAll('button, .card__name, .title, li, p, label'))
    if (seen(it) && it.scrollWidth > it.clientWidth + 2 && it.clientWidth) found.push(['runs over', name(it)]);
  if (document.documentElement.scrollWidth > innerWidth) found.push(['page wider than the glass', '']);
  return found;
}"""


@contextmanager
def kept(databases: Databases, folder: Path) -> Iterator[RunningOffice]:
    with databases.fresh("sqlite", folder) as url, running_office(folder, MOTCUA_DATABASE_URL=url) as office:
        yield office


@pytest.fixture(scope="module")
def looked_at(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """An office whose numbers and whose line do not matter: one for all who look alone."""
    with kept(databases, tmp_path_factory.mktemp("looked-at")) as office:
        yield office


@pytest.fixture(scope="module")
def full_room(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """A hundred and one wait."""
    with kept(databases, tmp_path_factory.mktemp("full-room")) as office:
        for number in range(101):
            ticket_for(office.opened(), "khai-sinh" if number % 2 else "chung-thuc-ban-sao")
        yield office


def flaws(page: Page) -> Any:
    return page.evaluate(LOOK)


@pytest.mark.parametrize(("width", "height"), SIZES, ids=lambda side: str(side))
def test_every_step_can_be_read_and_pressed(
    server: RunningOffice, open_screen: OpenScreen, width: int, height: int
) -> None:
    page = open_screen(server, "kiosk", width=width, height=height)
    steps = {}
    expect(button(page, "Tìm thủ tục")).to_be_visible()
    steps["home"] = flaws(page)
    page.get_by_role("region", name="Tất cả lĩnh vực").get_by_role("button", name="Hộ tịch").click()
    steps["field"] = flaws(page)
    button(page, "Quay lại").click()
    button(page, "Tìm thủ tục").click()
    page.keyboard.type("khai sinh")
    expect(page.get_by_role("region", name="Thủ tục tìm thấy")).to_be_visible()
    steps["search"] = flaws(page)
    button(page, "Làm lại").click()
    choose(page, COPIES)
    steps["procedure"] = flaws(page)
    take(page)
    expect_number(page, "B001")
    steps["ticket"] = flaws(page)

    assert steps == {step: [] for step in steps}


@pytest.mark.parametrize(("width", "height"), SIZES, ids=lambda side: str(side))
def test_all_twelve_fields_stand_on_the_first_screen_of_a_full_room(
    full_room: RunningOffice, open_screen: OpenScreen, width: int, height: int
) -> None:
    page = open_screen(full_room, "kiosk", at="about:blank", width=width, height=height)
    for language in ("vi", "en"):
        page.goto(f"{full_room.url}/kiosk?lang={language}")
        fields = page.locator(".tiles .tile")
        expect(fields).to_have_count(12)

        expect(fields.last).to_be_in_viewport(ratio=1)
        expect(page.locator(".scroller--long")).to_have_count(0)
        assert page.evaluate("document.querySelector('.top').getBoundingClientRect().right") <= width


@pytest.mark.parametrize(("width", "height"), SIZES, ids=lambda side: str(side))
def test_the_first_screen_stays_whole_when_every_number_is_gone(
    looked_at: RunningOffice, open_screen: OpenScreen, width: int, height: int
) -> None:
    page = open_screen(looked_at, "kiosk", at="about:blank", width=width, height=height)
    page.route("**/api/v1/procedures*", gone)
    for language, none, all_gone in (
        ("vi", "Hết số", "Hôm nay đã phát hết số"),
        ("en", "None left", "No numbers left today"),
    ):
        page.goto(f"{looked_at.url}/kiosk?lang={language}")
        expect(page.locator(".card__none", has_text=none)).to_have_count(6)
        expect(page.locator(".home__now")).to_contain_text(all_gone)

        expect(page.locator(".tiles .tile").last).to_be_in_viewport(ratio=1)
        expect(page.locator(".scroller--long")).to_have_count(0)
        assert flaws(page) == []


def gone(route: Route) -> None:
    """The server's answer at the end of a day on which all numbers were given out."""
    answer = route.fetch()
    offer = answer.json()
    for procedure in offer["procedures"]:
        procedure["full"] = True
    route.fulfill(response=answer, json=offer)


def test_the_arrows_of_a_list_go_when_it_fits_again(looked_at: RunningOffice, open_screen: OpenScreen) -> None:
    page = open_screen(looked_at, "kiosk", width=1280, height=1024)
    tiles, arrows = page.locator(".tiles"), page.locator(".scroller__arrows")
    tiles.evaluate("(list) => (list.style.paddingBlockEnd = '20rem')")
    expect(arrows).to_have_count(1)
    tiles.evaluate("(list) => (list.style.paddingBlockEnd = '')")

    expect(arrows).to_have_count(0)


@pytest.mark.parametrize("ask", ["copies", "priority"])
def test_every_answer_about_copies_and_priority_stands_above_the_one_button(
    server: RunningOffice, open_screen: OpenScreen, ask: str
) -> None:
    server.signed_in("1")
    page = open_screen(server, "kiosk", width=1280, height=1024)
    choose(page, COPIES)
    asked = page.get_by_label("Thêm một bản") if ask == "copies" else page.locator(".priority__answer").last

    expect(asked).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("ease", ["Chữ to", "Hạ thấp"])
@pytest.mark.parametrize(("width", "height"), SIZES, ids=lambda side: str(side))
def test_the_one_button_stays_in_sight_with_large_letters_and_low_pages(
    looked_at: RunningOffice, open_screen: OpenScreen, width: int, height: int, ease: str
) -> None:
    page = open_screen(looked_at, "kiosk", width=width, height=height)
    button(page, ease).click()
    if ease == "Chữ to":
        button(page, "To hơn nữa").click()
    choose(page, COPIES)
    expect(button(page, "Lấy số")).to_be_in_viewport(ratio=1)
    take(page)

    expect(page.locator(".ticket__number")).to_be_in_viewport(ratio=1)
    expect(button(page, "Xong")).to_be_in_viewport(ratio=1)


def test_on_a_standing_glass_what_is_pressed_lies_in_the_lower_two_thirds(
    looked_at: RunningOffice, open_screen: OpenScreen
) -> None:
    page = open_screen(looked_at, "kiosk", width=1080, height=1920)
    expect(button(page, "Tìm thủ tục")).to_be_visible()
    tops = [each.bounding_box() for each in page.get_by_role("button").all()]

    assert min(box["y"] for box in tops if box) >= 1920 / 3
