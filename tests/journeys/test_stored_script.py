"""A script in every text that anybody of the office can write, and every screen that shows it: it stays a text.

Pages that are full of such texts have all that pages have, and more: the manager's are held against WCAG on the same
walk, as a page costs far more to open than to look at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from manage.settings.sections import SECTIONS
from office.actions.devices import OPERATOR, add_device
from office.actions.people import add_clerk, sign_in
from office.context import Office
from office.rules.help_desk import HELP_DESK, seat_at_desk
from tests.databases import Databases
from tests.journeys.axe import AXE, broken
from tests.journeys.managing import arrived
from tests.running import PIN, RunningOffice, running_office
from tests.tabs import Tabs
from tests.web.planting import EVIL, SEEN, Planted, plant
from tests.web.test_audiences import AUDIENCES
from web.identity import CLERK_COOKIE

pytestmark = pytest.mark.xdist_group("a walk through every page")
# Nothing to look at there: files, drawings, and what only answers a form.
NO_PAGES = (
    "/api/",
    "/healthz",
    "export",
    ".svg",
    ".pdf",
    "/display/pictures",
    "/manage/uploads",
    "<path:",
    "/sign-out",
)
FIRST = "/manage"
# What stands on the first page besides "now", with which it opens.
PARTS = ("log", "clerks", "managers", "screens", "first_run")
NOTHING_FOUND = "/manage/audit?kind=day"
# What axe looks at, and how much of it: the settings' spine and head come of one template, seen on their first page.
JUDGED = {
    FIRST: "html",
    "/manage/audit": "html",
    NOTHING_FOUND: "html",
    "/manage/settings": "html",
    **{f"/manage/settings/{name}": "main" for name in (*SECTIONS, "lobby/pictures", "voice/recordings")},
}
# A closed list names what is chosen, and an edition of everything a hundred and fifty texts: a few of these are enough.
FEW = """document.querySelectorAll("option:not(:checked):nth-child(n+3), .entry__values > :nth-child(n+9)")
  .forEach(each => each.remove())"""
MADE_OF_IT = "document.querySelectorAll('img[src=\"x\"], script:not([src]):not([type])').length"


@dataclass
class Watch:
    """What a browser said of the pages that it was shown."""

    seen: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> Page:
        page.on("dialog", lambda dialog: self._ran(page, dialog))
        page.on("console", lambda said: self._hear(page, said.text))
        return page

    def _ran(self, page: Page, dialog: Dialog) -> None:
        self.wrong.append(f"{page.url}: a script ran")
        dialog.dismiss()

    def _hear(self, page: Page, said: str) -> None:
        # The policy would have stopped it: but then it had become more than a text.
        if "Content Security Policy" in said:
            self.wrong.append(f"{page.url}: {said[:200]}")

    def look(self, page: Page, at: str) -> None:
        page.wait_for_load_state("load")
        self.seen.append(at)
        if page.evaluate(MADE_OF_IT):
            self.wrong.append(f"{at}: it became an element")
        if SEEN in page.evaluate("document.documentElement.innerText"):
            self.shown.append(at)

    def judge(self, page: Page, at: str, within: str = "html") -> None:
        self.judged.append(at)
        self.broken += broken(page, at, within)


def people(office: Office) -> dict[str, str]:
    """Everybody is named with it too; the tokens of the screens."""
    devices = {role: add_device(office, role, EVIL, None).token for role in ("kiosk", "display", "manager")}
    tablet, desk = add_device(office, "counter", EVIL, "1"), add_device(office, "counter", EVIL, HELP_DESK)
    seat = sign_in(office, add_clerk(office, EVIL, PIN, (), OPERATOR), PIN, "1", tablet.id)
    guide = sign_in(office, add_clerk(office, EVIL, PIN, (), OPERATOR), PIN, seat_at_desk(desk.id), desk.id)
    # A counter that is open and has nobody before it.
    free = add_device(office, "counter", EVIL, "2")
    sign_in(office, add_clerk(office, EVIL, PIN, (), OPERATOR), PIN, "2", free.id)
    facing = add_device(office, "rating", EVIL, "1").token
    return {**devices, "counter": tablet.token, "rating": facing, "clerk": seat.token, "guide": guide.token}


def a_morning(server: RunningOffice, tokens: dict[str, str]) -> tuple[str, str]:
    """Notes, reasons and comments hold it as well. The tokens of one who was served and of one who is called."""
    clerk, kiosk = tokens["clerk"], tokens["kiosk"]
    first, second = server.take(kiosk), server.take(kiosk)
    for move, body in (
        ("call", {"number": first["number"]}), ("start", None), ("park", {"note": EVIL}),
        ("resume", {"number": first["number"]}), ("finish", {"outcome": "missing_papers", "note": EVIL}),
        ("pause", {"reason": EVIL[:60]}), ("open", None), ("call", {"number": second["number"]}),
    ):  # fmt: skip
        answer = server.post(f"/counter/{move}", clerk, body)
        assert answer.ok, (move, answer.text)
    server.post(f"/tickets/{first['token']}/rating", None, {"score": 1, "comment": EVIL})
    # Nobody is there for it: that is an alarm, which holds it too.
    server.take(kiosk, "hkd-thanh-lap")
    return first["token"], second["token"]


def set_up_whole(context: BrowserContext, server: RunningOffice, tokens: dict[str, str]) -> None:
    """It is every screen at once."""
    names = {f"motcua_{role}": token for role, token in tokens.items() if role not in ("clerk", "guide")}
    names[CLERK_COOKIE] = tokens["clerk"]
    cookies: list[Any] = [{"name": name, "value": value, "url": server.url} for name, value in names.items()]
    context.add_cookies(cookies)


def pages() -> list[str]:
    """Every page that a browser can open, as the table of audiences has them."""
    found = [name.removeprefix("GET ") for name in AUDIENCES if name.startswith("GET ")]
    return [path for path in found if not any(part in path for part in NO_PAGES)]


def address(path: str, served: str, sections: list[str], procedure: str) -> list[str]:
    if path == "/manage/settings/<name>":
        return [f"/manage/settings/{name}" for name in sections]
    for name, value in {"<token>": served, "<procedure>": procedure}.items():
        path = path.replace(name, value)
    return [] if "<" in path else [path]


def walk_the_kiosk(page: Page, watch: Watch) -> None:
    page.locator(".home button, .card, [class*=card]").first.wait_for()
    watch.look(page, "kiosk, first screen")
    page.get_by_role("region", name="Tất cả lĩnh vực").get_by_role("button").first.click()
    page.locator(".list__row").first.wait_for()
    watch.look(page, "kiosk, procedures of a field")
    page.locator(".list__row").first.click()
    page.get_by_role("button", name="Lấy số", exact=True).wait_for()
    watch.look(page, "kiosk, a procedure")
    page.get_by_role("button", name="Lấy số", exact=True).click()
    page.locator(".ticket__number").wait_for()
    watch.look(page, "kiosk, a ticket")


def walk_the_parts(page: Page, watch: Watch) -> None:
    for part in PARTS:
        page.locator(f".nav__link[href='#{part}']").click()
        page.locator(f".nav__link[href='#{part}'][aria-current]").wait_for()
        arrived(page)
        watch.look(page, f"manage, {part}")
        watch.judge(page, f"manage, {part}")


def arrive(page: Page, at: str) -> None:
    """What stands there is drawn."""
    if at.startswith("/manage"):
        page.locator("main h1").first.wait_for()
    if at in JUDGED:
        page.locator(".nav").wait_for()
    if at == FIRST:
        arrived(page)
        page.locator(".nav__count").wait_for()
    if at == NOTHING_FOUND:
        page.locator(".audit__none").wait_for()


def walk(page: Page, watch: Watch, url: str, every: list[str]) -> None:
    for each in every:
        if each not in JUDGED:
            page.goto(url + each)
            arrive(page, each)
            watch.look(page, each)
        if each == "/kiosk":
            walk_the_kiosk(page, watch)
    page.add_init_script(path=AXE)
    for each, within in JUDGED.items():
        page.goto(url + each)
        arrive(page, each)
        watch.look(page, each)
        if each != FIRST:
            page.evaluate(FEW)
        watch.judge(page, each, within)
        if each == FIRST:
            walk_the_parts(page, watch)
    page.goto(f"{url}/manage/audit?lang=en")
    watch.look(page, "audit in English")


@dataclass
class Walked:
    planted: Planted
    watch: Watch


@pytest.fixture(scope="module")
def walked(databases: Databases, tmp_path_factory: pytest.TempPathFactory, tabs: Tabs) -> Walked:
    """The way through every page, gone once for all who ask what was seen on it."""
    folder, watch = tmp_path_factory.mktemp("planted"), Watch()
    with (
        databases.fresh("sqlite", folder) as url,
        running_office(folder, MOTCUA_DATABASE_URL=url) as server,
        tabs.lent() as new_tab,
    ):
        planted = plant(server.opened())
        server.inside = office = planted.office
        tokens = people(office)
        served, called = a_morning(server, tokens)
        page = watch.follow(new_tab())
        set_up_whole(page.context, server, tokens)
        procedure = office.catalogue.procedures[0].id
        every = [each for path in pages() for each in address(path, served, list(SECTIONS), procedure)]
        walk(page, watch, server.url, [*every, f"/t/{called}"])
    return Walked(planted, watch)


def test_a_script_in_every_text_stays_a_text_on_every_screen(walked: Walked) -> None:
    planted, watch = walked.planted, walked.watch

    print(f"stored script: {len(planted.where)} texts of settings and catalogue and 10 of people hold it "
          f"({len(planted.refused)} refuse it), {len(watch.seen)} views looked at, {len(watch.shown)} showed it: "
          f"{len(watch.wrong)} times more than a text")  # fmt: skip
    assert watch.wrong == []
    assert len(watch.shown) > len(watch.seen) / 2


def test_the_manager_s_parts_the_settings_and_the_audit_keep_to_wcag(walked: Walked) -> None:
    watch = walked.watch

    assert watch.broken == []
    assert set(watch.judged) == {*JUDGED, *(f"manage, {part}" for part in PARTS)}
