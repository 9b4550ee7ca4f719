"""A clerk's tablet as a clerk meets it: names to pick, a PIN to type, buttons with words on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.running import PIN, RunningOffice

OpenScreen = Callable[..., Page]
LAN = "Nguyễn Thị Lan"
HUNG = "Lê Văn Hùng"


IS_SETTLED = "() => document.querySelector('.station')?.dataset.settled === 'true'"
IS_READY = """words => {
  const big = document.querySelector(".primary");
  return big?.ariaDisabled === "false" && [...big.querySelectorAll("*")].some(it => it.textContent.trim() === words);
}"""


def soon(page: Page, state: str, arg: object = None) -> None:
    """Waits for what comes within half a second, by a look at every frame: an `expect` looks ever more seldom, and is
    late by as much. Says nothing of what stays away; the `expect` after it does.
    """
    with suppress(TimeoutError):
        page.wait_for_function(state, arg=arg, timeout=2_000)


def button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def big_button(page: Page, words: str) -> Locator:
    """The one primary button, once it says these words and may be pressed."""
    soon(page, IS_READY, words)
    found = page.locator(".primary").filter(has=page.get_by_text(words, exact=True))
    expect(found).to_have_attribute("aria-disabled", "false")
    return found


def settled(page: Page) -> None:
    """The last move is made and shown, and the moment in which a second tap is taken for a double one is over."""
    soon(page, IS_SETTLED)
    expect(page.locator(".station")).to_have_attribute("data-settled", "true")


def number_here(page: Page) -> Locator:
    """The number of whom this counter serves."""
    return page.locator(".serving__number")


def rows(page: Page) -> Locator:
    """Who waits, in the order of calling."""
    return page.get_by_role("complementary").get_by_role("listitem")


def type_pin(page: Page, pin: str = PIN) -> None:
    keys = page.get_by_role("group", name="Chữ số")
    for digit in pin:
        keys.get_by_role("button", name=digit, exact=True).click()
    button(page, "Đăng nhập").click()


def sign_in(page: Page, name: str = LAN) -> Page:
    page.get_by_text(name, exact=True).click()
    type_pin(page)
    expect(page.get_by_text(re.compile("Quầy đang trống|Đang phục vụ|Đang gọi")).first).to_be_visible()
    settled(page)
    return page


def seated(office: RunningOffice, open_screen: OpenScreen, counter: str, name: str = LAN, **how: object) -> Page:
    """A tablet at which `name` has signed in already: typing the PIN has tests of its own."""
    device, clerk = office.device("counter", counter), office.clerk(name)
    session = office.post("/clerk-sessions", device, {"clerk": clerk, "pin": PIN}).json()["token"]
    page = open_screen(office, "counter", token=device, clerk=session, **{"width": 1280, "height": 800, **how})
    expect(page.get_by_text(re.compile("Quầy đang trống|Đang phục vụ|Đang gọi")).first).to_be_visible()
    settled(page)
    return page


def take(office: RunningOffice, *procedures: str, **more: object) -> list[str]:
    """Tickets taken at a kiosk; their numbers."""
    kiosk = office.device("kiosk")
    return [office.take(kiosk, procedure, **more)["number"] for procedure in procedures]


def serve(page: Page, number: str) -> None:
    big_button(page, "Gọi tiếp").click()
    expect(number_here(page)).to_have_text(number)
    big_button(page, "Bắt đầu").click()
    big_button(page, "Hoàn thành")
