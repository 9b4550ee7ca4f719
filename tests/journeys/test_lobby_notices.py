"""The office's notices and pictures in the lobby: beside the lines, complete, never over a call."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from tests.databases import Databases
from tests.journeys.conftest import OpenScreen
from tests.journeys.contrast import too_faint
from tests.journeys.lobby import shows
from tests.journeys.test_lobby import call, own_config
from tests.running import running_office

READ_MS = 12_000
MINUTE_MS = 60_000
# As long as settings allow.
TITLE = "Từ 01/12: hồ sơ chứng thực nộp trước 15 giờ trả trong ngày"
TEXT = (
    "Bà con mang bản chính để đối chiếu; cơ quan có máy chụp, không cần chụp sẵn ở nhà. "
    "Mọi khoản thu đều có biên lai. Cần giúp viết tờ khai, mời hỏi bàn hướng dẫn."
)
OUTSIDE = """() => [...document.querySelectorAll(".told, .told *, .waiting li > *, .counters li > *")].filter(part => {
  const call = document.querySelector(".calling").getBoundingClientRect();
  const {left, right, top, bottom} = part.getBoundingClientRect();
  const isOverCall = left < call.right && right > call.left && top < call.bottom && bottom > call.top;
  const isCut = part.scrollHeight > part.clientHeight + 8;
  return isOverCall || isCut || left < 0 || right > innerWidth || bottom > innerHeight;
}).map(part => part.className)"""


def test_notices_and_pictures_take_turns_beside_the_lines_and_new_ones_come_by_themselves(
    databases: Databases, open_screen: OpenScreen, tmp_path: Path
) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    notices = f'notices = [{{ title = "{TITLE}", text = "{TEXT}" }}]\n# '
    config = own_config(tmp_path, {"notices = [] ": notices, 'pictures = ""': f'pictures = "{pictures}"'})
    with (
        databases.fresh("sqlite", tmp_path) as url,
        running_office(tmp_path, MOTCUA_DATABASE_URL=url, MOTCUA_CONFIG=config) as office,
    ):
        kiosk, clerk = office.device("kiosk"), office.signed_in("1")
        for procedure in ("khai-sinh", "khai-sinh", "chung-thuc-ban-sao", "hkd-thanh-lap"):
            office.take(kiosk, procedure)
        number = call(office, clerk)
        for width, height in ((1920, 1080), (1080, 1920)):
            page = open_screen(office, "display", width=width, height=height, own_clock=True)
            shows(page, number)
            expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
            expect(page.get_by_text(TEXT)).to_be_visible()
            assert page.evaluate(OUTSIDE) == []
            assert too_faint(page) == []
        Image.new("RGB", (1200, 900), "green").save(pictures / "a.png")
        page.clock.fast_forward(MINUTE_MS)
        expect(page.locator(".told .page-mark")).to_contain_text("1/2")
        page.clock.fast_forward(READ_MS)
        drawn = page.locator(".told__picture")
        expect(drawn).to_be_visible()
        page.wait_for_function("image => image.naturalWidth === 1200", arg=drawn.element_handle())
        assert page.evaluate(OUTSIDE) == []
