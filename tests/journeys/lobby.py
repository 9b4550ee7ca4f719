"""The lobby's page as the tests see it: what it shows, and what its loudspeaker really played."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

# Listens in on the page's own sounds: when each began, when it ended, what was large then. They are played as they are,
# only faster, for ears that have no time.
LISTEN = """haste => {
  window.heard = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    const large = document.querySelector(".calling__number")?.textContent ?? "";
    const sound = {large, began: performance.now(), ended: null, whole: false};
    const end = () => { sound.ended ??= performance.now(); };
    this.addEventListener("ended", () => { sound.whole = true; });
    this.addEventListener("pause", end);
    this.playbackRate = haste;
    const started = play.call(this);
    started.then(() => { if (this.duration > 0.5) window.heard.push(sound); }, () => {});
    return started;
  };
}"""
LARGE = ".calling__number"
OFFLINE = ".mark--off"
MUTED = ".mark--sound"
# As long as a call stays large at least, and a sound is waited for at most (static/js/display/speech.js).
CALL_MS = 4_000
SOUND_MS = 5_000


def listen_in(context: BrowserContext, haste: int = 8) -> None:
    """Before the page is opened."""
    context.add_init_script(f"({LISTEN})({haste})")


def heard(page: Page, count: int) -> list[dict[str, Any]]:
    """The first `count` calls that were said, each to its end: {"large", "began", "ended", "whole"}."""
    page.wait_for_function(
        "count => heard.filter(sound => sound.ended !== null).length >= count", arg=count, timeout=60_000
    )
    return [sound for sound in page.evaluate("heard") if sound["ended"] is not None][:count]


def shows(page: Page, number: str) -> None:
    """Waits until the number is the large one."""
    expect(page.locator(LARGE)).to_have_text(number, timeout=30_000)


def recent(page: Page) -> list[str]:
    return page.locator(".recent__number").all_inner_texts()
