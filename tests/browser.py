"""Real Chromium for journeys and benchmarks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.running import RunningOffice

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
    # Letters as wide as a Chromium with a window draws them.
    "--font-render-hinting=none",
]  # fmt: skip
ADDRESSES = {"kiosk": "/kiosk", "display": "/display", "counter": "/counter", "manager": "/manage", "rating": "/rate"}
FRAMES_LATER = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
NO_TIMERS = "for (let last = setTimeout(() => {}); last > 0; last--) clearTimeout(last)"
# The first is the same Chromium without its windows, menus and tabs: a page opens at half the cost.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str:
    path = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("no Chromium on this machine: `make test` installs it, or run `apt install chromium`")
    return path


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    try:
        yield browser
    finally:
        browser.close()


def new_context(browser: Browser, width: int = 1280, height: int = 800) -> BrowserContext:
    """A browser that nobody has set up."""
    return browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")


def set_up(
    context: BrowserContext, office: RunningOffice, role: str, token: str | None = None, *,
    counter: str | None = None, clerk: str | None = None,
) -> None:  # fmt: skip
    """It is one of the office's screens from now on; `clerk`: the session of who sits at it."""
    cookie = token or office.device(role, counter)
    cookies = {f"motcua_{role}": cookie, **({"motcua_clerk": clerk} if clerk else {})}
    for name, value in cookies.items():
        context.add_cookies([{"name": name, "value": value, "url": office.url, "httpOnly": True}])


def screen_context(browser: Browser, office: RunningOffice, role: str, token: str | None = None) -> BrowserContext:
    """A browser that has been set up as one of the office's screens."""
    context = new_context(browser, 1920, 1080)
    set_up(context, office, role, token)
    return context


def sign_in_screen(browser: Browser, office: RunningOffice, role: str, token: str | None = None) -> Page:
    """The screen's page, opened."""
    page = screen_context(browser, office, role, token).new_page()
    page.goto(office.url + ADDRESSES[role])
    return page


def draw(page: Page) -> None:
    """Waits until the page has drawn what it knows."""
    page.evaluate(FRAMES_LATER)


def only_told(page: Page) -> None:
    """From here on the page asks for nothing by itself: what it learns, it was told."""
    page.evaluate(NO_TIMERS)
