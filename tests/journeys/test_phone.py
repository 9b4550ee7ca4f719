"""The ticket in the citizen's hand, on small screens, bad networks and phones that sleep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from realtime.sockets import PING_SECONDS
from tests.journeys.contrast import too_faint
from tests.running import RunningOffice
from tests.tabs import Tabs

Json = dict[str, Any]
OpenPhone = Callable[..., Page]
SIZES = [(360, 640), (320, 568), (412, 915), (640, 360)]
# Notes each pull at the phone's vibration motor, which a desktop browser does not have.
FEEL = "() => { window.felt = []; navigator.vibrate = pattern => { window.felt.push(pattern); return true; }; }"
# As long as a page waits for the server's ping and its lateness (realtime/sockets.py).
SILENCE_MS = 2 * PING_SECONDS * 1000
ASLEEP = "Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => %r})"


@pytest.fixture(scope="session")
def phones(browser: Browser) -> Iterator[Tabs]:
    def opened() -> BrowserContext:
        context = browser.new_context(is_mobile=True, has_touch=True, locale="en-GB")
        context.add_init_script(f"({FEEL})()")
        return context

    tabs = Tabs(opened)
    yield tabs
    tabs.close()


@pytest.fixture
def open_phone(phones: Tabs) -> Iterator[OpenPhone]:
    """`open_phone(server, ticket, width=…, height=…, lang=…, own_clock=…)`"""

    def opened(
        server: RunningOffice,
        ticket: Json,
        width: int = 360,
        height: int = 640,
        lang: str = "vi",
        own_clock: bool = False,
    ) -> Page:
        page = take(width, height)
        if own_clock:
            page.clock.install()
        page.goto(f"{server.url}/t/{ticket['token']}" + (f"?lang={lang}" if lang != "vi" else ""))
        expect(page.locator("html")).to_have_attribute("data-mood", re.compile("."))
        return page

    with phones.lent() as take:
        yield opened


def mood(page: Page, wanted: str) -> None:
    expect(page.locator("html")).to_have_attribute("data-mood", wanted, timeout=20_000)


def test_the_phone_follows_the_ticket_from_the_queue_to_the_desk(server: RunningOffice, open_phone: OpenPhone) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    for _ in range(3):
        server.take(kiosk)
    mine = server.take(kiosk)
    phone = open_phone(server, mine)
    mood(phone, "waiting")
    expect(phone.locator(".ahead__line i")).to_have_count(3)
    server.post("/counter/call-next", clerk)
    mood(phone, "near")
    expect(phone.locator(".ahead__line i")).to_have_count(2)
    assert phone.title() == "A004 · 2 người trước ông/bà"
    for _ in range(2):
        server.post("/counter/no-show", clerk)
        server.post("/counter/call-next", clerk)
    expect(phone.get_by_text("Ông/bà là người kế tiếp")).to_be_visible()
    assert phone.evaluate("felt") == []
    server.post("/counter/no-show", clerk)
    server.post("/counter/call-next", clerk)
    mood(phone, "called")
    expect(phone.locator(".counter")).to_have_text("Quầy 1")
    assert "Mời đến Quầy 1" in phone.title()
    assert len(phone.evaluate("felt")) == 1
    server.post("/counter/start", clerk)
    mood(phone, "serving")
    server.post("/counter/transfer", clerk, {"field": "dat-dai"})
    expect(phone.get_by_text("Cán bộ đã chuyển ông/bà sang: Đất đai – Môi trường")).to_be_visible()


def test_a_second_call_is_felt_again(server: RunningOffice, open_phone: OpenPhone) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    phone = open_phone(server, server.take(kiosk))
    server.post("/counter/call-next", clerk)
    mood(phone, "called")
    before = len(phone.evaluate("felt"))
    server.post("/counter/undo", clerk)
    mood(phone, "near")
    server.post("/counter/call-next", clerk)
    mood(phone, "called")
    assert len(phone.evaluate("felt")) > before


def test_leaving_is_asked_once_more_and_frees_the_turn(server: RunningOffice, open_phone: OpenPhone) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    mine = server.take(kiosk)
    phone = open_phone(server, mine)
    phone.get_by_role("button", name="Tôi không chờ nữa").click()
    phone.get_by_role("button", name="Tôi vẫn chờ").click()
    assert server.get(f"/tickets/{mine['token']}").json()["state"] == "waiting"
    phone.get_by_role("button", name="Tôi không chờ nữa").click()
    phone.get_by_role("button", name="Huỷ số này").click()
    expect(phone.get_by_text("Số này đã huỷ")).to_be_visible()
    assert server.post("/counter/call-next", clerk).status_code == 204


def test_a_visit_is_rated_once(server: RunningOffice, open_phone: OpenPhone) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    mine = server.take(kiosk)
    phone = open_phone(server, mine)
    server.post("/counter/call-next", clerk)
    server.post("/counter/start", clerk)
    server.post("/counter/finish", clerk, {"outcome": "accepted"})
    send = phone.get_by_role("button", name="Gửi đánh giá")
    expect(send).to_be_disabled()
    phone.get_by_role("radio", name="Rất hài lòng").click()
    send.click()
    expect(phone.get_by_text("Cảm ơn ông/bà đã đánh giá.")).to_be_visible()
    assert server.post(f"/tickets/{mine['token']}/rating", body={"score": 1}).status_code == 409
    another = open_phone(server, mine)
    another.get_by_role("radio", name="Bình thường").click()
    another.get_by_role("button", name="Gửi đánh giá").click()
    expect(another.get_by_text("đã được đánh giá")).to_be_visible()


def test_a_phone_that_slept_knows_its_turn_as_soon_as_it_wakes(server: RunningOffice, open_phone: OpenPhone) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    phone = open_phone(server, server.take(kiosk), own_clock=True)
    # Asleep: the page is hidden and its line is dead, which nobody tells it; only the server's pings stay away.
    phone.evaluate(f"() => {{ {ASLEEP % 'hidden'}; document.dispatchEvent(new Event('visibilitychange')); }}")
    server.freeze()
    phone.clock.fast_forward(SILENCE_MS)
    expect(phone.locator(".offline")).to_be_visible()
    server.thaw()
    server.post("/counter/call-next", clerk)
    phone.evaluate(f"() => {{ {ASLEEP % 'visible'}; document.dispatchEvent(new Event('visibilitychange')); }}")
    mood(phone, "called")
    expect(phone.locator(".offline")).to_be_hidden()


def test_the_page_speaks_the_tickets_language_and_the_other_by_one_tap(
    server: RunningOffice, open_phone: OpenPhone
) -> None:
    server.signed_in("1")
    phone = open_phone(server, server.take(server.device("kiosk")))
    expect(phone.locator(".now__state")).to_have_text("Ông/bà là người kế tiếp")
    phone.get_by_role("link", name="English").click()
    expect(phone.locator(".now__state")).to_have_text("You are next")


def stages(server: RunningOffice) -> Iterator[Json]:
    """One ticket in each state of its life, with the longest names of the catalogue."""
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    mine = [server.take(kiosk, "xac-nhan-tinh-trang-hon-nhan") for _ in range(6)]
    yield mine[5]
    for move in ("call-next", "start", "park"):
        server.post(f"/counter/{move}", clerk, {"note": ""} if move == "park" else None)
        yield mine[0]
    server.post("/counter/call-next", clerk)
    server.post("/counter/no-show", clerk)
    yield mine[1]
    server.post("/counter/call-next", clerk)
    server.post("/counter/start", clerk)
    server.post("/counter/finish", clerk, {"outcome": "accepted"})
    yield mine[2]
    server.post(f"/tickets/{mine[3]['token']}/cancel")
    yield mine[3]


def test_every_state_fits_every_phone_and_can_be_read_in_the_sun(server: RunningOffice, open_phone: OpenPhone) -> None:
    too_large, faint = [], []
    for ticket in stages(server):
        for lang in ("vi", "en"):
            phone = open_phone(server, ticket, lang=lang)
            for width, height in SIZES:
                phone.set_viewport_size({"width": width, "height": height})
                needs = phone.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
                if needs[0] > width or needs[1] > height:
                    too_large.append((phone.locator(".now__state").inner_text(), lang, (width, height), needs))
            faint += too_faint(phone)
            phone.close()
    assert too_large == []
    assert faint == []


def test_an_unknown_ticket_says_what_to_do(server: RunningOffice, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(f"{server.url}/t/nobodys?lang=vi")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_text("Xin quét lại mã trên phiếu")).to_be_visible()
    context.close()
