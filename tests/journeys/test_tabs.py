"""The tabs that one test hands to the next: empty, or closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import new_context
from tests.running import RunningOffice
from tests.tabs import Tabs

LEAVE = """() => {
  localStorage.setItem("kept", "x");
  sessionStorage.setItem("kept", "x");
  document.cookie = "kept=x";
  history.pushState({}, "", "?kept");
  addEventListener("beforeunload", (event) => event.preventDefault());
  setInterval(() => localStorage.setItem("kept", "later"));
}"""
LEFT = """() => [
  localStorage.length, sessionStorage.length, document.cookie, matchMedia("(prefers-reduced-motion)").matches,
  innerWidth, history.length,
]"""

LASTING: dict[str, Callable[[Page], object]] = {
    "clock": lambda page: page.clock.install(),
    "context's clock": lambda page: page.context.clock.install(),
    "script": lambda page: page.add_init_script("window.more = true"),
    "offline": lambda page: page.context.set_offline(True),
    "route": lambda page: page.route("**/*", lambda route: route.abort()),
    "handler": lambda page: page.on("console", lambda said: None),
    "two addresses": lambda page: page.goto(page.url.replace("127.0.0.1", "localhost")),
    "closed": lambda page: page.close(),
}


@pytest.fixture
def tabs(browser: Browser) -> Iterator[Tabs]:
    opened = Tabs(lambda: new_context(browser))
    yield opened
    opened.close()


def test_nothing_of_the_test_before_is_left_in_a_tab_that_is_used_again(server: RunningOffice, tabs: Tabs) -> None:
    with tabs.lent() as new_tab:
        first = new_tab(1024, 768)
        first.goto(server.url)
        fresh = first.evaluate(LEFT)
        first.emulate_media(reduced_motion="reduce")
        first.set_viewport_size({"width": 500, "height": 500})
        first.evaluate(LEAVE)
    with tabs.lent() as new_tab:
        again = new_tab(1024, 768)
        again.goto(server.url)

        assert again is first
        assert again.evaluate(LEFT) == fresh


def test_a_tab_that_does_not_forget_is_not_used_again(server: RunningOffice, tabs: Tabs) -> None:
    used_again = []
    changed = before = None
    for name, change in [*LASTING.items(), ("nothing", None)]:
        with tabs.lent() as new_tab:
            page = new_tab()
            if page is changed:
                used_again.append(before)
            page.goto(f"{server.url}/healthz")
            if change:
                change(page)
            changed, before = page, name
    assert used_again == []
