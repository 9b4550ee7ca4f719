"""From the clerk's tap to the lobby's frame, with twenty displays and two hundred phones listening."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from time import time

from playwright.sync_api import Page, sync_playwright

from bench.measuring import Figure, milliseconds
from tests.browser import chromium, sign_in_screen
from tests.running import RunningOffice, running_office

DISPLAYS = 20
PHONES = 200
CALLS = 40
LIMIT_MB = 200

# Runs in the page: notes when a frame that shows a new call has been drawn.
WATCH = """() => {
  window.drawn = {};
  const note = () => {
    const text = document.body.innerText;
    for (const number of text.match(/[A-Z]\\d{3,}/g) || []) {
      if (!window.drawn[number]) requestAnimationFrame(() => { window.drawn[number] ??= Date.now(); });
    }
  };
  new MutationObserver(note).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, running_office(Path(folder)) as office:
        kiosk, clerk = office.device("kiosk"), office.signed_in("1")
        # Those who are called are not those who watch: a number must be new to the lobby when it is called.
        waiting = [office.take(kiosk) for _ in range(PHONES)]
        crowd = _crowd(office, [ticket["token"] for ticket in waiting])
        try:
            with sync_playwright() as playwright, chromium(playwright) as browser:
                page = sign_in_screen(browser, office, "display")
                seconds = _calls(office, clerk, page)
            memory = _memory_mb(office)
        finally:
            crowd.terminate()
            crowd.wait()
    return [
        milliseconds(f"call-next answered to lobby frame, {DISPLAYS} displays, {PHONES} phones", seconds, 100),
        Figure(f"server memory with {PHONES} phones", f"{memory:.0f} MB", f"≤ {LIMIT_MB} MB", memory <= LIMIT_MB),
    ]


def _calls(office: RunningOffice, clerk: str, page: Page) -> list[float]:
    seconds = []
    for _ in range(CALLS):
        page.evaluate(WATCH)
        number = office.post("/counter/call-next", clerk).json()["number"]
        answered = time()
        page.wait_for_function(
            "number => document.querySelector('[data-now-calling]')?.innerText.includes(number)", arg=number
        )
        drawn = page.evaluate("number => window.calledAt?.[number] ?? window.drawn[number] ?? Date.now()", number)
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


def _memory_mb(office: RunningOffice) -> float:
    if office.process is None:
        raise RuntimeError("the server is not running")
    status = Path(f"/proc/{office.process.pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0
