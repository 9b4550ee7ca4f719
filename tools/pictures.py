"""Pictures of the screens for the README, taken from the running software on a Monday morning.

make pictures
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from office.actions.first_run import pass_step
from office.actions.pairing import ask_to_pair
from office.figures.monthly.month import month_of, past_of
from office.figures.monthly.paper import as_pdf
from office.rules.first_run import Step
from tests.browser import chromium
from tests.builders import SetClock, open_office
from tests.programs import program
from tests.running import RunningOffice, running_office
from tools.month import live_months
from tools.morning import Morning, live_through

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
COLOURS = 128  # the screens are flat: that many look the same, at a third of the size
# Screen: address, what has to be drawn before the picture is taken, width and height.
SHOTS = {
    "kiosk": ("/kiosk", "#kiosk button", 1280, 1024),
    "counter": ("/counter", ".station", 1280, 800),
    "display": ("/display", "[data-now-calling]", 1920, 1080),
    "manager": ("/manage", ".desk", 1280, 800),
    "catalogue": ("/manage/catalogue", ".side", 1280, 800),
}
PHONE = (390, 760)
# Two months, so that the second has a past to be held against; looked at on the first morning after.
FIRST, LAST = dt.date(2026, 8, 31), dt.date(2026, 10, 31)
MORNING_AFTER = dt.datetime(2026, 11, 2, 1, 0, tzinfo=dt.UTC)
# Page of the months: address, what has to be drawn, height. Re-running a month takes a minute or two.
READ = {
    "reports": ("/manage/reports?period=month&at=2026-10-15", ".report[aria-busy=false]", 2480),
    "causes": ("/manage/causes?from=2026-10-01&to=2026-10-31", ".verdict", 1482),
}
LONGEST_RERUN_MS = 600_000
PAPER_DOTS_AN_INCH = 90
WIDEST = 1280


def main() -> None:
    """Write docs/pictures/*.png."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, chromium(playwright) as browser:
        morning = live_through(Path(folder))
        with running_office(Path(folder), program, MOTCUA_NOW=morning.now.isoformat()) as office:
            for name, (path, drawn, width, height) in SHOTS.items():
                save(name, opened(browser, office, morning, path, width, height), drawn)
            save("phone", opened(browser, office, morning, f"/t/{morning.ticket}", *PHONE), "main")
        picture_first_run(browser, Path(folder) / "new")
        picture_months(browser, Path(folder) / "months")


def picture_first_run(browser: Browser, folder: Path) -> None:
    """A new office in the middle of its way, with a kiosk that asks to be let in."""
    folder.mkdir()
    with running_office(folder, program) as office:
        inside, manager = office.opened(), office.device("manager")
        for step in (Step.OFFICE, Step.ACCOUNT):
            pass_step(inside, step)
        office.clerk()
        ask_to_pair(inside, "kiosk", "192.168.1.20")
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
        context.add_cookies([{"name": "motcua_manager", "value": manager, "url": office.url, "httpOnly": True}])
        page = context.new_page()
        page.goto(f"{office.url}/manage#first_run")
        save("first-run", page, ".pairing-code")


def picture_months(browser: Browser, folder: Path) -> None:
    """What the head of office reads on the first of November: October, simulated, and its report on paper."""
    folder.mkdir()
    inside = open_office(folder, SetClock(MORNING_AFTER))
    live_months(inside, FIRST, LAST)
    past = past_of(inside, LAST.replace(day=1), MORNING_AFTER)
    picture_paper(folder / "month.pdf", as_pdf(month_of(inside, past, MORNING_AFTER)))
    inside.storage.dispose()
    with running_office(folder, program, MOTCUA_NOW=MORNING_AFTER.isoformat()) as office:
        seen = Morning(MORNING_AFTER, {"manager": office.device("manager")}, "", "")
        for name, (path, drawn, height) in READ.items():
            page = opened(browser, office, seen, path, WIDEST, height)
            page.wait_for_selector(drawn, timeout=LONGEST_RERUN_MS)
            page.wait_for_selector("main canvas")
            save(name, page, drawn)


def picture_paper(paper: Path, content: bytes) -> None:
    """The first page of the monthly report. Only where poppler is: no test needs it."""
    program = shutil.which("pdftoppm")
    if program is None:
        print("docs/pictures/month.png stays as it is: pdftoppm (poppler-utils) is not on this machine")
        return
    paper.write_bytes(content)
    page = paper.with_suffix("")
    subprocess.run([program, "-png", "-r", str(PAPER_DOTS_AN_INCH), "-singlefile", str(paper), str(page)], check=True)
    write("month", Image.open(page.with_suffix(".png")))


def opened(browser: Browser, office: RunningOffice, morning: Morning, path: str, width: int, height: int) -> Page:
    """The page in a browser that is every screen of the office at once."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    tokens = {**morning.devices, "clerk": morning.clerk}
    context.add_cookies(
        [
            {"name": f"motcua_{role}", "value": token, "url": office.url, "httpOnly": True}
            for role, token in tokens.items()
            if token
        ]
    )
    page = context.new_page()
    page.clock.set_system_time(morning.now)
    page.goto(office.url + path)
    return page


def save(name: str, page: Page, drawn: str) -> None:
    page.wait_for_selector(drawn)
    if name == "kiosk":
        page.mouse.click(640, 900)  # the first touch: from the attract screen to the choice
        page.wait_for_selector(".home__hello")
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle") if name == "phone" else page.wait_for_function(
        "document.getAnimations().every((each) => each.playState !== 'running')"
    )
    write(name, Image.open(BytesIO(page.screenshot())))
    page.context.close()


def write(name: str, picture: Image.Image) -> None:
    picture = picture.convert("RGB")
    if picture.width > WIDEST:
        picture = picture.resize((WIDEST, round(picture.height * WIDEST / picture.width)))
    file = FOLDER / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(Path.cwd())}: {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
