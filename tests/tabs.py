"""Tabs of a browser that one test after another uses.

A page costs a third less in a tab that was at its address before: its process runs, its scripts are compiled, its files
are there. Each tab is a browser of its own, so the screens of a test know nothing of each other.

What a test leaves in a tab is taken away: cookies, what the page kept, its history, where the mouse was. What stays
whatever is done (a clock, handlers, a cut line) is noticed when it is asked for, and such a tab isn't used again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from typing import Any, Protocol
from urllib.parse import urlsplit
from weakref import WeakSet

from playwright.sync_api import BrowserContext, CDPSession, Error, Page

LASTING = {
    Page: [
        "add_init_script", "add_locator_handler", "expose_binding", "expose_function", "on", "once", "route",
        "route_from_har", "route_web_socket", "set_default_navigation_timeout", "set_default_timeout",
        "set_extra_http_headers",
    ],
    BrowserContext: [
        "add_init_script", "expose_binding", "expose_function", "grant_permissions", "new_cdp_session", "on", "once",
        "route", "route_from_har", "route_web_socket", "set_default_navigation_timeout", "set_default_timeout",
        "set_extra_http_headers", "set_geolocation", "set_offline",
    ],
}  # fmt: skip
# In one breath: a page that goes on for a moment keeps nothing any more.
FORGET = """() => {
  localStorage.clear();
  sessionStorage.clear();
  Storage.prototype.setItem = () => {};
}"""
OUTSIDE = (-1, -1)
NOWHERE = "about:blank"
_changed: WeakSet[BrowserContext] = WeakSet()


def notice_what_lasts() -> None:
    """From now on a tab is known that something was done to which it doesn't forget."""
    for kind, names in LASTING.items():
        for name in names:
            setattr(kind, name, _noticed(getattr(kind, name)))
        clock = kind.clock.fget  # type: ignore[attr-defined]
        setattr(kind, "clock", property(_noticed(clock)))  # noqa: B010


def _noticed(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def noticed(asked: Page | BrowserContext, *arguments: Any, **named: Any) -> Any:
        _changed.add(asked.context if isinstance(asked, Page) else asked)
        return method(asked, *arguments, **named)

    return noticed


class NewTab(Protocol):
    """Opens one of this size."""

    def __call__(self, width: int = ..., height: int = ...) -> Page: ...


@dataclass
class _Tab:
    page: Page
    inside: CDPSession


class Tabs:
    """Tabs of one kind: `opened` opens the browser of each, with what all of them have from the start."""

    def __init__(self, opened: Callable[[], BrowserContext]) -> None:
        self._opened = opened
        self._free: list[_Tab] = []

    @contextmanager
    def lent(self) -> Iterator[NewTab]:
        """Empty tabs, as if nobody had used them. All go back together."""
        lent: list[_Tab] = []

        def take(width: int = 1280, height: int = 800) -> Page:
            lent.append(self._free.pop() if self._free else self._new())
            lent[-1].page.set_viewport_size({"width": width, "height": height})
            return lent[-1].page

        try:
            yield take
        finally:
            for tab in lent:
                if _is_as_new(tab):
                    self._free.append(tab)
                else:
                    tab.page.context.close()

    def close(self) -> None:
        while self._free:
            self._free.pop().page.context.close()

    def _new(self) -> _Tab:
        context = self._opened()
        page = context.new_page()
        tab = _Tab(page, context.new_cdp_session(page))
        _changed.discard(context)
        return tab


def _is_as_new(tab: _Tab) -> bool:
    """Takes away what was left, and whether that was possible."""
    page, context = tab.page, tab.page.context
    if context in _changed or page.is_closed():
        return False
    with suppress(Error):
        for other in context.pages:
            if other is not page:
                other.close()
        page.evaluate(FORGET)
        page.mouse.move(*OUTSIDE)
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
        page.goto(NOWHERE)
        visited = {urlsplit(entry["url"])[:2] for entry in tab.inside.send("Page.getNavigationHistory")["entries"]}
        tab.inside.send("Page.resetNavigationHistory")
        context.clear_cookies()
        # Of two addresses one has still what its page kept.
        return len(visited - {urlsplit(NOWHERE)[:2]}) == 1
    return False
