"""The lobby in a real browser: what it shows and says, and what it does when something fails."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from office.rules.opening import WEEKDAYS
from tests.browser import chromium_path, screen_context, sign_in_screen
from tests.databases import Databases
from tests.journeys.conftest import OpenScreen
from tests.journeys.contrast import too_faint
from tests.journeys.lobby import CALL_MS, LARGE, MUTED, OFFLINE, SOUND_MS, heard, listen_in, recent, shows
from tests.programs import ROOT
from tests.running import RunningOffice, running_office

FIFTH = 0.2
# How long a page of the counters stands (static/js/display/pages.js).
PAGE_MS = 8_000
COUNTER = '[[counters]]\nid = "{id}"\nname = "{name}"\nfields = ["ho-tich"]\n\n'
INK = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const {left, right} = range.getBoundingClientRect();
  return [left, right];
}"""
BRISK = {
    "words_per_minute = 140": "words_per_minute = 260",
    "repeat = 2": "repeat = 1",
    "recall_cooldown_seconds = 10": "recall_cooldown_seconds = 0",
}


def own_config(folder: Path, changes: dict[str, str]) -> str:
    """The sample config with some lines changed; its path."""
    config = (ROOT / "config.toml").read_text(encoding="utf-8")
    for old, new in {'"catalogue/commune.toml"': f'"{ROOT / "catalogue" / "commune.toml"}"', **changes}.items():
        assert old in config
        config = config.replace(old, new)
    path = folder / "config.toml"
    path.write_text(config, encoding="utf-8")
    return str(path)


@pytest.fixture
def brisk(databases: Databases, tmp_path: Path) -> Iterator[RunningOffice]:
    """An office whose voice says each call once, and quickly."""
    config = own_config(tmp_path, BRISK)
    with (
        databases.fresh("sqlite", tmp_path) as url,
        running_office(tmp_path, MOTCUA_DATABASE_URL=url, MOTCUA_CONFIG=config) as running,
    ):
        yield running


@contextmanager
def many_counters(databases: Databases, folder: Path, tables: str) -> Iterator[RunningOffice]:
    config = (ROOT / "config.toml").read_text(encoding="utf-8")
    counters = config[config.index("[[counters]]") : config.index("[[priority]]")]
    path = own_config(folder, {counters: tables})
    with (
        databases.fresh("sqlite", folder) as url,
        running_office(folder, MOTCUA_DATABASE_URL=url, MOTCUA_CONFIG=path) as running,
    ):
        yield running


def listening_lobby(browser: Browser, office: RunningOffice, **how: int) -> Page:
    context = screen_context(browser, office, "display")
    listen_in(context, **how)
    page = context.new_page()
    # The flash, drawn sixty times a second by the processor, is a tenth of what these tests cost; the main job has it.
    page.emulate_media(reduced_motion="reduce")
    page.clock.install()
    page.goto(office.url + "/display")
    expect(page.locator("[data-now-calling]")).to_be_visible()
    return page


def call(office: RunningOffice, clerk: str) -> str:
    return str(office.post("/counter/call-next", clerk).json()["number"])


def serve(office: RunningOffice, clerk: str) -> None:
    office.post("/counter/start", clerk)
    office.post("/counter/finish", clerk, {"outcome": "accepted"})


def test_two_calls_at_once_are_said_one_after_the_other_each_while_it_is_large(
    browser: Browser, brisk: RunningOffice
) -> None:
    kiosk, one, two = brisk.device("kiosk"), brisk.signed_in("1"), brisk.signed_in("2", "Trần Văn Bình")
    page = listening_lobby(browser, brisk)
    brisk.take(kiosk)
    brisk.take(kiosk)
    first, second = call(brisk, one), call(brisk, two)
    heard(page, 1)
    page.clock.fast_forward(CALL_MS)
    said = heard(page, 2)
    assert [sound["large"] for sound in said] == [first, second]
    assert said[0]["ended"] <= said[1]["began"]
    page.context.close()


def test_a_recall_is_said_as_well(browser: Browser, brisk: RunningOffice) -> None:
    kiosk, clerk = brisk.device("kiosk"), brisk.signed_in("1")
    page = listening_lobby(browser, brisk)
    brisk.take(kiosk)
    number = call(brisk, clerk)
    heard(page, 1)
    assert brisk.post("/counter/recall", clerk).status_code == 200
    page.clock.fast_forward(CALL_MS)
    assert [sound["large"] for sound in heard(page, 2)] == [number, number]
    page.context.close()


def test_the_sound_of_a_citizen_who_has_come_makes_room_for_the_next(browser: Browser, server: RunningOffice) -> None:
    kiosk, one, two = server.device("kiosk"), server.signed_in("1"), server.signed_in("2", "Trần Văn Bình")
    page = listening_lobby(browser, server, haste=1)
    server.take(kiosk)
    server.take(kiosk)
    first = call(server, one)
    page.wait_for_function("() => heard.length === 1")
    second = call(server, two)
    expect(page.locator(".recent .is-coming")).to_contain_text(second)
    server.post("/counter/start", one)
    shows(page, second)
    (said,) = heard(page, 1)
    assert (said["large"], said["whole"]) == (first, False)
    page.context.close()


@pytest.mark.parametrize("trouble", ["missing", "broken", "never answered"])
def test_a_sound_that_fails_holds_up_no_call(browser: Browser, server: RunningOffice, trouble: str) -> None:
    def fail(route: Route) -> None:
        if trouble == "missing":
            route.fulfill(status=404, json={})
        elif trouble == "broken":
            route.fulfill(status=200, content_type="audio/wav", body=b"RIFF nothing that can be played")

    kiosk, one, two = server.device("kiosk"), server.signed_in("1"), server.signed_in("2", "Trần Văn Bình")
    page = listening_lobby(browser, server)
    page.route("**/api/v1/announcements/*", fail)
    server.take(kiosk)
    server.take(kiosk)
    first, second = call(server, one), call(server, two)
    shows(page, first)
    page.clock.fast_forward(SOUND_MS if trouble == "never answered" else CALL_MS)
    shows(page, second)
    expect(page.locator(".mark--voice")).to_be_visible()
    page.context.close()


def test_a_lobby_that_was_cut_off_over_three_calls_catches_up(browser: Browser, brisk: RunningOffice) -> None:
    kiosk, clerk = brisk.device("kiosk"), brisk.signed_in("1")
    numbers = [brisk.take(kiosk)["number"] for _ in range(3)]
    page = listening_lobby(browser, brisk)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/announcements/" in request.url else None)
    page.context.set_offline(True)
    expect(page.locator(OFFLINE)).to_be_visible()
    assert re.search(r"\d\d:\d\d", page.locator(OFFLINE).inner_text()), "it says since when"
    for number in numbers:
        if number != numbers[0]:
            serve(brisk, clerk)
        assert call(brisk, clerk) == number
    expect(page.locator(".calling--quiet")).to_be_visible()
    page.context.set_offline(False)
    shows(page, numbers[2])
    expect(page.locator(OFFLINE)).to_be_hidden()
    assert recent(page) == [numbers[1], numbers[0]]
    assert [sound["large"] for sound in heard(page, 1)] == [numbers[2]]
    # Nobody is sent to a counter that they have already left.
    assert len(asked) == 1
    page.context.close()


def test_a_browser_that_blocks_sound_says_so_and_the_board_goes_on(browser: Browser, brisk: RunningOffice) -> None:
    kiosk, clerk = brisk.device("kiosk"), brisk.signed_in("1")
    with without_sound(browser) as strict:
        page = listening_lobby(strict, brisk)
        expect(page.locator(MUTED)).to_be_visible()
        brisk.take(kiosk)
        with page.expect_response("**/api/v1/announcements/*"):
            number = call(brisk, clerk)
        shows(page, number)
        page.locator("h1").click()
        expect(page.locator(MUTED)).to_be_hidden()
        assert heard(page, 1)[0]["large"] == number, "the call that could not be heard is said now"


def test_an_office_without_a_voice_shows_its_calls_and_complains_of_nothing(
    browser: Browser, databases: Databases, tmp_path: Path
) -> None:
    config = own_config(tmp_path, {"enabled = true ": "enabled = false"})
    with (
        without_sound(browser) as strict,
        databases.fresh("sqlite", tmp_path) as url,
        running_office(tmp_path, MOTCUA_DATABASE_URL=url, MOTCUA_CONFIG=config) as office,
    ):
        kiosk, one, two = office.device("kiosk"), office.signed_in("1"), office.signed_in("2", "Trần Văn Bình")
        page = listening_lobby(strict, office)
        asked = with_answers_to(page, "/announcements/")
        office.take(kiosk)
        office.take(kiosk)
        first, second = call(office, one), call(office, two)
        shows(page, first)
        page.clock.fast_forward(CALL_MS)
        shows(page, second)

        while len(asked) < 2:
            page.wait_for_event("response")
        assert asked == [200, 200]
        expect(page.locator(".mark:visible")).to_have_count(0)


def with_answers_to(page: Page, address: str) -> list[int]:
    """The list that fills with the answers' codes."""
    codes: list[int] = []
    page.on("response", lambda answer: codes.append(answer.status) if address in answer.url else None)
    return codes


@contextmanager
def without_sound(browser: Browser) -> Iterator[Browser]:
    """A browser that plays nothing before it is touched."""
    flags = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=document-user-activation-required"]
    strict = browser.browser_type.launch(executable_path=chromium_path(), args=flags)
    try:
        yield strict
    finally:
        strict.close()


def test_a_call_that_the_clerk_takes_back_leaves_the_board(browser: Browser, server: RunningOffice) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    page = listening_lobby(browser, server)
    server.take(kiosk)
    shows(page, call(server, clerk))
    server.post("/counter/undo", clerk)
    expect(page.locator(".calling--quiet")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (3840, 2160), (1080, 1920)])
def test_the_newest_number_is_a_fifth_of_the_screen_nothing_scrolls_and_all_can_be_read(
    open_screen: OpenScreen, server: RunningOffice, width: int, height: int
) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    for _ in range(3):
        server.take(kiosk)
    number = call(server, clerk)
    page = open_screen(server, "display", width=width, height=height)
    shows(page, number)
    size = float(page.locator(LARGE).evaluate("element => parseFloat(getComputedStyle(element).fontSize)"))
    # The figures' own height is 0.74 of their type; upright, the screen's width leaves the line's height.
    assert size * (1 if height > width else 0.74) >= FIFTH * height - 1
    left, right = page.locator(LARGE).evaluate(INK)
    assert left >= 0
    assert right <= width
    scrolls = "() => document.body.scrollHeight > innerHeight || document.body.scrollWidth > innerWidth"
    assert page.evaluate(scrolls) is False
    outside = page.locator("#display > *").evaluate_all(
        "parts => parts.filter(part => part.getBoundingClientRect().bottom > innerHeight).length"
    )
    assert outside == 0
    assert too_faint(page) == []


def test_more_counters_than_fit_come_on_pages_with_a_mark(
    browser: Browser, databases: Databases, tmp_path: Path
) -> None:
    names = [f"Quầy {number}" for number in range(1, 13)]
    tables = "".join(COUNTER.format(id=place, name=name) for place, name in enumerate(names, 1))
    with many_counters(databases, tmp_path, tables) as office:
        page = listening_lobby(browser, office)
        mark = page.locator(".counters .page-mark")
        seen: set[str] = set()
        for words in ("Trang 1/2", "Trang 2/2"):
            expect(mark).to_contain_text(words)
            seen |= set(page.locator(".counters__name").all_inner_texts())
            page.clock.fast_forward(PAGE_MS)
        assert seen == set(names)
        page.context.close()


def test_a_closed_office_says_when_it_opens(browser: Browser, databases: Databases, tmp_path: Path) -> None:
    # Works on one day of the week alone, which is neither today nor the next.
    day = WEEKDAYS[(dt.datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).weekday() + 3) % 7]
    config = own_config(tmp_path, {'days = ["mon", "tue", "wed", "thu", "fri"]': f'days = ["{day}"]'})
    with (
        databases.fresh("sqlite", tmp_path) as url,
        running_office(tmp_path, MOTCUA_DATABASE_URL=url, MOTCUA_CONFIG=config, MOTCUA_TESTING="") as office,
    ):
        page = listening_lobby(browser, office)
        expect(page.get_by_role("heading", name="Ngoài giờ làm việc")).to_be_visible()
        expect(page.get_by_text("07:30–11:30")).to_be_visible()
        page.context.close()


def test_who_asked_for_stillness_sees_no_motion(browser: Browser, server: RunningOffice) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    page = listening_lobby(browser, server)
    server.take(kiosk)
    shows(page, call(server, clerk))
    assert page.locator(".calling--fresh").evaluate("band => getComputedStyle(band).animationName") == "none"
    page.context.close()


def test_a_screen_that_is_not_known_says_how_to_set_it_up(browser: Browser, server: RunningOffice) -> None:
    page = sign_in_screen(browser, server, "display", token="unknown")
    expect(page.get_by_role("heading", name="Máy này chưa được cài đặt")).to_be_visible()
    page.context.close()
