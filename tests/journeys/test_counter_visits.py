"""Visits that are more than one service: sent on and back, a second errand, several steps, a paper fetched."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenScreen
from tests.journeys.tablet import HUNG, big_button, button, number_here, rows, seated, serve, settled, take
from tests.running import RunningOffice


@pytest.fixture
def page(server: RunningOffice, open_screen: OpenScreen) -> Page:
    """Lan at counter 2."""
    return seated(server, open_screen, "2")


def test_a_citizen_goes_to_another_counter_with_a_note_and_comes_back(
    server: RunningOffice, page: Page, open_screen: OpenScreen
) -> None:
    colleague = seated(server, open_screen, "3", HUNG)
    [number] = take(server, "khai-sinh")
    serve(page, number)
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Quầy 3", exact=True).click()
    dialog.get_by_text("Xong thì quay lại tôi").click()
    dialog.get_by_label("Ghi chú cho đồng nghiệp (không bắt buộc)").fill("Xác nhận thửa đất")
    dialog.get_by_role("button", name="Chuyển đến Quầy 3").click()
    expect(page.get_by_text(f"Số {number}: đã chuyển, giữ nguyên số.")).to_be_visible()

    expect(rows(colleague)).to_contain_text([number])
    expect(rows(colleague)).to_contain_text(["Xác nhận thửa đất"])
    serve(colleague, number)
    big_button(colleague, "Hoàn thành").click()
    expect(rows(page).first).to_contain_text(number)


def test_a_second_errand_goes_on_with_the_same_number_and_its_own_row(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    serve(page, number)
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name=f"{number} làm thêm thủ tục nào?")
    dialog.get_by_text("Đã trả kết quả", exact=True).click()
    dialog.get_by_role("searchbox").fill("trich luc ho tich")
    dialog.get_by_role("radio", name=re.compile("Trích lục hộ tịch")).first.check()
    dialog.get_by_role("button", name=re.compile("^Làm tiếp:")).click()
    expect(page.get_by_role("heading", name=re.compile("Trích lục hộ tịch"))).to_be_visible()
    expect(number_here(page)).to_have_text(number)
    settled(page)
    page.keyboard.press("h")  # the first of the days that the procedure's time limit names
    expect(page.get_by_label(re.compile("Hẹn trả kết quả"))).not_to_have_value("")
    expect(big_button(page, "Hoàn thành")).to_contain_text("hẹn trả")
    big_button(page, "Hoàn thành").click()
    expect(page.get_by_text(f"Số {number}: đã xong, hẹn trả")).to_be_visible()

    day = server.get("/board", server.device("display")).json()["now"][:10]
    log = server.command("export", "service-log", "--from", day, "--to", day).stdout
    outcomes = [row for row in log.splitlines() if number in row]
    assert [("returned" in row, "accepted" in row) for row in outcomes] == [(True, False), (False, True)]


def test_a_clerk_gives_an_old_man_his_priority_and_he_comes_first(server: RunningOffice, page: Page) -> None:
    first, second = take(server, "khai-sinh", "trich-luc-ho-tich")
    rows(page).filter(has_text=second).click()
    dialog = page.get_by_role("dialog", name=re.compile(f"^{second}"))
    dialog.get_by_text("Người từ đủ 75 tuổi trở lên").click()
    dialog.get_by_role("button", name="Ghi diện ưu tiên").click()

    expect(rows(page)).to_contain_text([second, first])
    expect(rows(page).first).to_contain_text("Người từ đủ 75 tuổi trở lên")


def test_a_joint_procedure_shows_its_steps_and_walks_on(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "lt-khai-sinh")
    serve(page, number)
    steps = page.get_by_role("region", name=re.compile("liên thông", re.IGNORECASE)).get_by_role("listitem")
    expect(steps).to_have_count(3)
    expect(steps.first).to_have_attribute("aria-current", "step")
    big_button(page, "Hoàn thành").click()

    expect(page.get_by_text(f"Số {number}: xong ở đây, giữ nguyên số và chờ bước tiếp theo.")).to_be_visible()


def test_what_a_colleague_parked_and_left_is_anybodys(
    server: RunningOffice, page: Page, open_screen: OpenScreen
) -> None:
    [number] = take(server, "khai-sinh")
    serve(page, number)
    page.keyboard.press("t")
    page.get_by_role("dialog").get_by_role("button", name=f"Tạm gác {number}").click()
    expect(page.get_by_text(f"Số {number}: đã tạm gác")).to_be_visible()
    button(page, "Rời quầy").click()
    # Gone before the colleague sits down: otherwise the tablet asks whether to take the seat.
    expect(button(page, "Đăng nhập")).to_be_visible()
    colleague = seated(server, open_screen, "1", HUNG)
    parked = colleague.get_by_role("listitem").filter(has_text=number)
    expect(parked).to_contain_text("ai cũng tiếp tục được")
    parked.get_by_role("button", name="Tiếp tục").click()

    expect(number_here(colleague)).to_have_text(number)


def test_a_clerk_sees_who_waits_for_a_counter_that_nobody_sits_at(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    [number] = take(server, "hkd-thanh-lap")
    page = seated(server, open_screen, "2")

    alarm = page.get_by_role("status").filter(has_text="chưa có quầy nào mở")
    expect(alarm).to_contain_text(number)
