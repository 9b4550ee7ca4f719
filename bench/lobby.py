"""From the clerk's tap to the lobby's frame, with twenty displays and two hundred phones listening."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import time

from playwright.sync_api import Page, sync_playwright

from bench.measuring import Figure, milliseconds
from bench.processes import memory_mb
from tests.browser import chromium, sign_in_screen
from tests.programs import program
from tests.running import RunningOffice, running_office

DISPLAYS = 20
PHONES = 200
CALLS = 60
LIMIT_MB = 200
LONGEST_MS = 10_000

# Runs in the page: notes when a frame that shows a number at a counter has been drawn. The large place shows the same
# call in the same frame, unless the voice is still speaking an earlier one; the counter's line never waits.
WATCH = r"""() => {
  window.drawn = {};
  const note = () => {
    const shown = document.querySelector("[data-serving]")?.textContent ?? "";
    for (const number of shown.match(/[A-Z]\d{3,}/g) ?? []) {
      if (number in window.drawn) continue;
      window.drawn[number] = null;
      requestAnimationFrame(() => {
        const after = new MessageChannel();  // its message comes once the frame has been drawn
        after.port1.onmessage = () => { window.drawn[number] = Date.now(); };
        after.port2.postMessage(null);
      });
    }
  };
  new MutationObserver(note).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, running_office(Path(folder), program) as office:
        kiosk, clerk = office.device("kiosk"), office.signed_in("1")
        waiting = [office.take(kiosk) for _ in range(PHONES)]
        crowd = _crowd(office, [ticket["token"] for ticket in waiting])
        try:
            with sync_playwright() as playwright, chromium(playwright) as browser:
                page = sign_in_screen(browser, office, "display")
                page.wait_for_selector("[data-serving]", timeout=LONGEST_MS)
                seconds = _calls(office, clerk, page)
            memory = memory_mb(office)
        finally:
            crowd.terminate()
            crowd.wait()
    return [
        milliseconds(f"call-next answered to lobby frame, {DISPLAYS} displays, {PHONES} phones", seconds, 100),
        Figure(f"server memory with {PHONES} phones", f"{memory:.0f} MB", f"≤ {LIMIT_MB} MB", memory <= LIMIT_MB),
    ]


def _calls(office: RunningOffice, clerk: str, page: Page) -> list[float]:
    page.evaluate(WATCH)
    seconds = []
    for _ in range(CALLS):
        number = office.post("/counter/call-next", clerk).json()["number"]
        answered = time()
        page.wait_for_function("number => window.drawn[number]", arg=number, timeout=LONGEST_MS)
        drawn: float = page.evaluate("number => window.drawn[number]", number)
        seconds.append(max(0.0, drawn / 1000 - answered))
        office.post("/counter/start", clerk)
        office.post("/counter/finish", clerk, {"outcome": "accepted"})
    return seconds


def _crowd(office: RunningOffice, tokens: list[str]) -> subprocess.Popen[str]:
    """Displays and phones in a process of their own; it says "ready" when all have their first snapshot."""
    program = [sys.executable, "-m", "bench.crowd", office.url, office.device("display"), str(DISPLAYS)]
    crowd = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if crowd.stdin is None or crowd.stdout is None:
        raise RuntimeError("the crowd has no pipes")
    crowd.stdin.write("\n".join(tokens))
    crowd.stdin.close()
    if crowd.stdout.readline().strip() != "ready":
        raise RuntimeError("the crowd did not gather")
    return crowd
