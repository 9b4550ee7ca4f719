"""Pictures of the screens for the README, taken from the running software on a Monday morning.

make pictures
"""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from office.actions.first_run import pass_step
from office.actions.pairing import ask_to_pair
from office.rules.first_run import Step
from tests.browser import chromium
from tests.programs import program
from tests.running import RunningOffice, running_office
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


def opened(browser: Browser, office: RunningOffice, morning: Morning, path: str, width: int, height: int) -> Page:
    """The page in a browser that is every screen of the office at once."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    tokens = {**morning.devices, "clerk": morning.clerk}
    context.add_cookies(
        [
            {"name": f"motcua_{role}", "value": token, "url": office.url, "httpOnly": True}
            for role, token in tokens.items()
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
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    if picture.width > WIDEST:
        picture = picture.resize((WIDEST, round(picture.height * WIDEST / picture.width)))
    file = FOLDER / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(Path.cwd())}: {file.stat().st_size // 1024} KB")
    page.context.close()


if __name__ == "__main__":
    main()
