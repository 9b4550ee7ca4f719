"""The head of office: what needs me, who waited and why, who works here, which machines are alive."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import OpenScreen
from tests.running import PIN, RunningOffice

# How often the page looks for new screens (static/js/manage/screens.js).
LOOKS_MS = 5_000
DEVICES = "**/api/v1/manage/devices"
MARKUP = '<img src=x onerror="window.ran = true"><script>window.ran = true</script>'


@pytest.fixture
def manager(server: RunningOffice, open_screen: OpenScreen) -> Page:
    page = open_screen(server, "manager", width=1280, height=800, own_clock=True)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


def serve_one(server: RunningOffice, clerk: str) -> str:
    number = server.take(server.device("kiosk"))["number"]
    server.post("/counter/call-next", clerk)
    server.post("/counter/start", clerk)
    server.post("/counter/finish", clerk, {"outcome": "accepted", "note": MARKUP})
    return str(number)


def test_a_line_that_nobody_serves_is_an_alarm_until_a_clerk_sits_down(server: RunningOffice, manager: Page) -> None:
    expect(manager.get_by_text("Mọi việc đang ổn")).to_be_visible()
    server.take(server.device("kiosk"))
    expect(manager.locator(".alarm--stop")).to_contain_text("1 người chờ Hộ tịch, chưa có quầy nào mở")

    clerk = server.signed_in("2", "Trần Văn Hùng")
    expect(manager.get_by_text("Mọi việc đang ổn")).to_be_visible()
    server.post("/counter/call-next", clerk)
    desk = manager.locator(".desk", has_text="Quầy 2")
    expect(desk).to_contain_text("A001")
    expect(desk).to_contain_text("Trần Văn Hùng")
    expect(desk).to_contain_text("Đã gọi 0:")


def test_the_log_names_the_clerk_keeps_its_filters_and_gives_the_same_as_a_file(
    server: RunningOffice, manager: Page, tmp_path: Path
) -> None:
    number = serve_one(server, server.signed_in("1", "Lê Thị Thu Hà"))
    serve_one(server, server.signed_in("2", "Phạm Minh Đức"))
    manager.get_by_role("link", name="Nhật ký phục vụ").click()
    expect(manager.locator("tbody tr")).to_have_count(2)
    manager.get_by_role("combobox", name="Quầy").select_option("1")
    manager.get_by_role("button", name="Từng lượt").click()
    manager.get_by_role("button", name="Số", exact=True).click()
    expect(manager.locator("tbody tr")).to_have_count(1)
    manager.reload()
    expect(manager.locator("tbody tr")).to_have_count(1)
    expect(manager.locator("tbody tr")).to_contain_text("Lê Thị Thu Hà")
    expect(manager.locator("th[aria-sort=ascending]")).to_have_text("Số")

    with manager.expect_download() as download:
        manager.get_by_role("button", name="CSV").click()
    (row,) = csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig")))
    assert (row["number"], row["clerk"], row["ended_by"]) == (number, "Lê Thị Thu Hà", "finish")


def test_a_day_without_services_teaches_what_will_stand_there(server: RunningOffice, manager: Page) -> None:
    manager.get_by_role("link", name="Nhật ký phục vụ").click()

    expect(manager.get_by_text("Chưa có lượt phục vụ nào")).to_be_visible()


def test_a_clerk_is_added_narrowed_given_another_pin_and_dismissed(server: RunningOffice, manager: Page) -> None:
    manager.get_by_role("link", name="Cán bộ").click()
    expect(manager.get_by_text("Chưa có cán bộ nào")).to_be_visible()
    manager.get_by_role("button", name="Thêm cán bộ").click()
    dialog = manager.get_by_role("dialog")
    dialog.get_by_label("Họ tên").fill("Vũ Thị Ngọc Ánh")
    dialog.get_by_label("Mã PIN").fill(PIN)
    dialog.get_by_text("Hộ tịch", exact=True).click()
    dialog.get_by_role("button", name="Thêm cán bộ").click()
    person = manager.locator(".person", has_text="Vũ Thị Ngọc Ánh")
    expect(person.locator(".tag")).to_have_text(["Hộ tịch"])

    person.get_by_role("button", name="Sửa").click()
    manager.get_by_role("dialog").get_by_label("Mã PIN mới").fill("97531")
    manager.get_by_role("dialog").get_by_role("button", name="Lưu").click()
    expect(manager.get_by_role("dialog")).to_have_count(0)
    tablet = server.device("counter", "1")
    assert server.post("/clerk-sessions", tablet, {"clerk": "1", "pin": PIN}).status_code == 401
    session = server.post("/clerk-sessions", tablet, {"clerk": "1", "pin": "97531"}).json()["token"]

    person.get_by_role("button", name="Cho Vũ Thị Ngọc Ánh thôi").click()
    manager.get_by_role("dialog").get_by_role("button", name="Cho thôi", exact=True).click()
    expect(manager.get_by_text("Chưa có cán bộ nào")).to_be_visible()
    assert server.get("/counter", session).status_code == 401


def test_a_screen_joins_by_the_qr_code_and_leaves_when_revoked(server: RunningOffice, manager: Page) -> None:
    manager.get_by_role("link", name="Màn hình, máy in").click()
    manager.get_by_role("button", name="Thêm màn hình").click()
    dialog = manager.get_by_role("dialog")
    dialog.get_by_label("Tên gọi").fill("Ki-ốt cửa sau")
    dialog.get_by_role("button", name="Tạo liên kết").click()
    code = dialog.get_by_role("img")
    expect(code).to_be_visible()
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.screenshot())))
    other = manager.context.new_page()
    other.goto(found.text)
    other.get_by_role("button", name="Cài đặt máy này").click()
    other.wait_for_url(f"{server.url}/kiosk")
    manager.clock.fast_forward(LOOKS_MS)

    expect(dialog.get_by_text("Xong: “Ki-ốt cửa sau” đã được cài đặt.")).to_be_visible(timeout=15_000)
    dialog.locator(".empty").get_by_role("button", name="Đóng").click()
    row = manager.locator(".person", has_text="Ki-ốt cửa sau")
    expect(row).to_contain_text("Đang liên lạc")
    row.get_by_role("button", name="Gỡ máy").click()
    manager.get_by_role("dialog").get_by_role("button", name="Gỡ máy").click()
    expect(row).to_have_count(0)
    other.reload()
    expect(other.get_by_role("heading", name="Máy này chưa được cài đặt")).to_be_visible()


def test_who_is_quicker_than_the_list_of_screens_still_gets_the_link(manager: Page) -> None:
    held: list[Route] = []
    manager.route(DEVICES, lambda route: held.append(route), times=1)
    manager.get_by_role("link", name="Màn hình, máy in").click()
    manager.get_by_role("button", name="Thêm màn hình").click()
    dialog = manager.get_by_role("dialog")
    dialog.get_by_role("button", name="Tạo liên kết").click()
    expect(dialog.get_by_role("img")).to_be_visible()
    held[0].continue_()

    expect(manager.locator(".person", has_text="Máy quản lý")).to_be_visible()
    expect(dialog.get_by_role("img")).to_be_visible()


def test_a_counter_is_given_other_fields_during_the_day(server: RunningOffice, manager: Page) -> None:
    server.signed_in("3")
    server.take(server.device("kiosk"))
    expect(manager.locator(".alarm--stop")).to_contain_text("Hộ tịch")
    manager.locator(".desk", has_text="Quầy 3").get_by_role("button", name="Đổi lĩnh vực").click()
    manager.get_by_label("Thêm lĩnh vực").select_option("ho-tich")
    manager.get_by_role("dialog").get_by_role("button", name="Lưu").click()

    expect(manager.locator(".alarm--stop")).to_have_count(0)


def test_what_others_write_is_shown_as_text_and_never_run(
    server: RunningOffice, manager: Page, open_screen: OpenScreen
) -> None:
    serve_one(server, server.signed_in("1", f"Lan {MARKUP}"))
    clerk = server.signed_in("2", "Hùng")
    server.take(server.device("kiosk"))
    server.post("/counter/call-next", clerk)
    server.post("/counter/park", clerk, {"note": MARKUP})
    server.post("/manage/setup-links", server.device("manager"), {"name": MARKUP})
    server.command("device", "add", "display", f"TV {MARKUP}")
    lobby = open_screen(server, "display")
    tablet = open_screen(server, "counter", counter="2")
    for part, words in (("now", "Lan <img"), ("log", "Lan <img"), ("clerks", "Lan <img"), ("screens", "TV <img")):
        manager.goto(f"{server.url}/manage#{part}")
        expect(manager.locator("main").get_by_text(words).locator("visible=true").first).to_be_visible()
    expect(tablet.get_by_text("Lan <img").first).to_be_visible()
    expect(lobby.locator("body")).not_to_be_empty()

    assert [page.evaluate("window.ran") for page in (manager, tablet, lobby)] == [None, None, None]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_nothing_runs_over_the_edge_of_the_screen(
    server: RunningOffice, manager: Page, width: int, height: int
) -> None:
    serve_one(server, server.signed_in("1", "Nguyễn Thị Phương Thảo Nguyên Hồng"))
    manager.set_viewport_size({"width": width, "height": height})
    for part in ("now", "log", "log?view=services", "clerks", "screens"):
        manager.goto(f"{server.url}/manage#{part}")
        expect(manager.locator("main h1")).to_be_visible()
        assert manager.evaluate("document.documentElement.scrollWidth") <= width, part


def test_a_server_that_is_gone_is_said_and_the_page_comes_back_by_itself(server: RunningOffice, manager: Page) -> None:
    expect(manager.locator(".desk")).to_have_count(5)
    server.kill()
    expect(manager.get_by_text("Mất kết nối từ")).to_be_visible(timeout=20_000)
    expect(manager.locator(".desk")).to_have_count(5)
    server.start()
    expect(manager.get_by_text("Đang cập nhật trực tiếp")).to_be_visible(timeout=20_000)
