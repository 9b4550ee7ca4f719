"""The main job in four browsers at once: kiosk, counter, lobby and phone; then the manager's log."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import OpenScreen
from tests.journeys.lobby import OFFLINE, shows
from tests.journeys.tablet import LAN, big_button, number_here, sign_in
from tests.running import RunningOffice

WAKES_MS = 30_000
# Between two tries of a screen without a line (static/js/common/live.js).
LONGEST_PAUSE_MS = 6_000


@dataclass
class Room:
    """The four screens, each in a browser of its own."""

    kiosk: Page
    counter: Page
    lobby: Page
    phone: Page
    number: str


def take_at_the_kiosk(kiosk: Page) -> str:
    """Press through the kiosk as a citizen does; the ticket's number."""
    kiosk.locator(".card").filter(has_text="khai sinh").first.click()
    kiosk.locator(".take").click()
    number = kiosk.locator(".ticket__number")
    expect(number).to_be_visible()
    return number.inner_text()


@pytest.fixture
def room(server: RunningOffice, browser: Browser, open_screen: OpenScreen) -> Room:
    """A citizen has taken a ticket at the kiosk and opened its page; Lan sits at counter 1."""
    server.clerk(LAN)
    lobby = open_screen(server, "display", own_clock=True)
    counter = sign_in(open_screen(server, "counter", counter="1", width=1280, height=800, own_clock=True))
    kiosk = open_screen(server, "kiosk", width=1080, height=1920)
    number = take_at_the_kiosk(kiosk)
    phone = open_screen(server, "kiosk", at=link_of_the_qr(kiosk), width=360, height=640, own_clock=True)
    return Room(kiosk, counter, lobby, phone, number)


def link_of_the_qr(kiosk: Page) -> str:
    """Where the QR on the kiosk's screen leads, as its words for the blind say it."""
    words = kiosk.locator(".result__qr img").get_attribute("alt") or ""
    return "/t/" + words.rsplit("/t/", 1)[1].split()[0].rstrip(".")


def mood(phone: Page, wanted: str) -> None:
    expect(phone.locator("html")).to_have_attribute("data-mood", wanted, timeout=WAKES_MS)


def test_one_ticket_goes_its_whole_way_on_four_screens(
    server: RunningOffice, room: Room, open_screen: OpenScreen
) -> None:
    expect(room.lobby.locator(".waiting")).to_contain_text(room.number)
    mood(room.phone, "near")

    big_button(room.counter, "Gọi tiếp").click()
    shows(room.lobby, room.number)
    expect(room.lobby.locator("[data-now-calling]")).to_contain_text("Quầy")
    mood(room.phone, "called")
    expect(room.phone.locator(".counter")).to_have_text("Quầy 1")
    expect(number_here(room.counter)).to_have_text(room.number)

    big_button(room.counter, "Bắt đầu").click()
    mood(room.phone, "serving")
    expect(room.lobby.locator(".calling--now")).to_have_count(0)
    big_button(room.counter, "Hoàn thành").click()
    mood(room.phone, "over")
    room.phone.get_by_role("radio", name="Rất hài lòng").click()
    room.phone.get_by_role("button", name="Gửi đánh giá").click()
    expect(room.phone.get_by_text("Cảm ơn ông/bà đã đánh giá.")).to_be_visible()

    manager = open_screen(server, "manager", at="/manage#log?view=services", width=1440, height=900)
    expect(manager.get_by_role("row").filter(has_text=room.number)).to_contain_text(LAN)


def test_all_four_screens_come_back_when_the_server_was_killed_and_nothing_is_lost(
    server: RunningOffice, room: Room
) -> None:
    big_button(room.counter, "Gọi tiếp").click()
    shows(room.lobby, room.number)
    mood(room.phone, "called")

    server.kill()
    expect(room.lobby.locator(OFFLINE)).to_be_visible(timeout=WAKES_MS)
    expect(room.phone.locator(".offline")).to_be_visible(timeout=WAKES_MS)
    shows(room.lobby, room.number)
    server.start()
    for page in (room.lobby, room.phone, room.counter):
        page.clock.fast_forward(LONGEST_PAUSE_MS)

    expect(room.lobby.locator(OFFLINE)).to_be_hidden(timeout=WAKES_MS)
    expect(room.phone.locator(".offline")).to_be_hidden(timeout=WAKES_MS)
    shows(room.lobby, room.number)
    mood(room.phone, "called")
    expect(number_here(room.counter)).to_have_text(room.number)
    big_button(room.counter, "Bắt đầu").click(timeout=WAKES_MS)
    mood(room.phone, "serving")
    room.kiosk.get_by_role("button", name="Xong").click()
    second = take_at_the_kiosk(room.kiosk)
    assert int(second[1:]) == int(room.number[1:]) + 1
    expect(room.lobby.locator(".waiting")).to_contain_text(second)
