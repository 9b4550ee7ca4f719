"""A clerk's morning at the tablet: every move, by finger and by key."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import OpenScreen
from tests.journeys.tablet import LAN, big_button, button, number_here, rows, seated, serve, settled, take
from tests.running import RunningOffice


@pytest.fixture
def page(server: RunningOffice, open_screen: OpenScreen) -> Page:
    """Lan at counter 2."""
    return seated(server, open_screen, "2")


A_BREAK_IS_DUE = """async () => {
  const headers = { "Content-Type": "application/json", "Motcua-Screen": "counter" };
  const { now } = await (await fetch("/api/v1/counter", { headers })).json();
  const body = JSON.stringify({ at: now, minutes: 10, reason: "Nghỉ giải lao" });
  await fetch("/api/v1/counter/announce-break", { method: "POST", headers, body });
}"""


def calls(server: RunningOffice) -> list[str]:
    board = server.get("/board", server.device("display")).json()
    return [call["number"] for call in reversed(board["calls"])]


def test_the_big_button_calls_starts_and_finishes(server: RunningOffice, page: Page) -> None:
    first, second = take(server, "khai-sinh", "trich-luc-ho-tich")
    expect(rows(page)).to_have_count(2)
    serve(page, first)
    expect(page.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Tờ khai theo mẫu")).to_be_visible()
    big_button(page, "Hoàn thành").click()

    expect(page.get_by_role("status").filter(has_text=f"Số {first}: đã xong.")).to_be_visible()
    expect(rows(page)).to_have_count(1)
    big_button(page, "Gọi tiếp").click()
    expect(number_here(page)).to_have_text(second)


def test_the_space_bar_alone_serves_a_citizen(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    expect(rows(page)).to_have_count(1)
    for words in ("Gọi tiếp", "Bắt đầu", "Hoàn thành"):
        big_button(page, words)
        page.keyboard.press("Space")

    expect(page.get_by_text(f"Số {number}: đã xong.")).to_be_visible()


def test_a_double_tap_makes_one_move(server: RunningOffice, page: Page) -> None:
    first, _second = take(server, "khai-sinh", "khai-sinh")
    expect(rows(page)).to_have_count(2)
    big_button(page, "Gọi tiếp").dblclick()
    big_button(page, "Bắt đầu")

    expect(number_here(page)).to_have_text(first)
    expect(rows(page)).to_have_count(1)
    assert calls(server) == [first]


def test_nobody_waiting_is_said_on_the_button_and_again_when_pressed(page: Page) -> None:
    empty = page.get_by_role("button", name=re.compile("^Gọi tiếp"), disabled=True)
    expect(empty).to_contain_text("Chưa có ai chờ quầy này.")
    page.keyboard.press("Space")

    expect(page.get_by_role("status").filter(has_text="Chưa có ai chờ quầy này.")).to_be_visible()


def test_a_recall_is_heard_and_then_cools_down(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    big_button(page, "Gọi tiếp").click()
    big_button(page, "Bắt đầu")
    page.keyboard.press("r")

    expect(page.get_by_text(f"Đã gọi lại số {number}.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile(r"^Gọi lại sau \d+ s$"))).to_be_disabled()
    assert calls(server) == [number, number]


def test_a_no_show_is_taken_back_by_undo_or_reinstated_by_its_number(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    big_button(page, "Gọi tiếp").click()
    big_button(page, "Bắt đầu")
    page.keyboard.press("v")
    expect(page.get_by_text(f"Số {number}: đã ghi vắng mặt.")).to_be_visible()
    settled(page)
    undo = page.get_by_role("button", name="Hoàn tác")
    expect(undo).to_contain_text(re.compile(rf"vắng {number} · \d+ s"))
    undo.click()
    big_button(page, "Bắt đầu")
    button(page, "Vắng mặt").click()
    expect(button(page, "Nhận lại số vắng")).to_be_enabled()

    settled(page)
    page.keyboard.press("n")
    dialog = page.get_by_role("dialog", name="Nhận lại số đã ghi vắng mặt")
    for sign in number:
        dialog.get_by_role("button", name=sign, exact=True).click()
    dialog.get_by_role("button", name=f"Nhận lại {number}").click()
    expect(rows(page).first).to_contain_text(number)


def test_a_finish_carries_its_outcome_and_the_papers_that_were_missing(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    serve(page, number)
    page.get_by_role("checkbox", name="Tờ khai theo mẫu").check()
    page.get_by_label("Ghi chú (không bắt buộc)").fill("Hẹn chiều thứ Ba")
    page.get_by_role("heading", name="Đăng ký khai sinh").click()
    page.keyboard.press("2")
    expect(page.get_by_text(f"Số {number}: đã xong.")).to_be_visible()

    day = server.get("/board", server.device("display")).json()["now"][:10]
    log = server.command("export", "service-log", "--from", day, "--to", day).stdout
    assert "missing_papers" in log
    ticket = next(row for row in log.splitlines() if number in row)
    assert LAN in ticket


def test_a_procedure_is_found_without_its_marks(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    serve(page, number)
    button(page, "Chuyển").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Thủ tục", exact=True).click()
    dialog.get_by_role("searchbox").fill("chung thuc chu ky")
    dialog.get_by_text("Chứng thực chữ ký trong các giấy tờ, văn bản (gồm điểm chỉ)").click()
    dialog.get_by_role("button", name=re.compile("^Chuyển đến Chứng thực chữ ký")).click()

    expect(page.get_by_text(f"Số {number}: đã chuyển, giữ nguyên số.")).to_be_visible()
    expect(rows(page).first).to_contain_text("Chứng thực chữ ký")


def test_a_parked_citizen_comes_back_to_the_same_clerk(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    serve(page, number)
    page.keyboard.press("t")
    note = page.get_by_role("dialog").get_by_label("Cần bổ sung gì?")
    expect(note).to_be_focused()
    note.fill("Giấy chứng sinh bản chính")
    page.keyboard.press("Enter")
    parked = page.get_by_role("listitem").filter(has_text="Giấy chứng sinh bản chính")
    expect(parked).to_contain_text(number)
    parked.get_by_role("button", name="Tiếp tục").click()

    expect(number_here(page)).to_have_text(number)
    big_button(page, "Hoàn thành")


def test_a_row_of_the_queue_is_called_out_of_turn_after_one_question(server: RunningOffice, page: Page) -> None:
    first, second = take(server, "khai-sinh", "trich-luc-ho-tich")
    rows(page).filter(has_text=second).click()
    page.get_by_role("dialog", name=re.compile(f"^{second}")).get_by_role("button", name=f"Gọi {second}").click()

    expect(number_here(page)).to_have_text(second)
    expect(rows(page).first).to_contain_text(first)


def test_a_refusal_is_said_where_the_clerk_looks(page: Page) -> None:
    page.keyboard.press("g")
    dialog = page.get_by_role("dialog", name="Gọi theo số")
    dialog.get_by_role("textbox").fill("z9")
    dialog.get_by_role("button", name="Gọi Z009").click()

    expect(dialog.get_by_role("alert")).to_have_text("Hôm nay không có phiếu số Z009.")


def test_a_pause_needs_a_reason_and_the_big_button_ends_it(server: RunningOffice, page: Page) -> None:
    take(server, "khai-sinh")
    button(page, "Tạm dừng").click()
    page.get_by_role("dialog", name="Vì sao tạm dừng?").get_by_role("button", name="Họp gấp").click()
    expect(page.get_by_text("Lý do: Họp gấp.")).to_be_visible()
    expect(button(page, "Gọi theo số")).to_be_disabled()
    big_button(page, "Mở quầy").click()

    big_button(page, "Gọi tiếp")


def test_a_break_is_announced_in_a_few_taps_reminded_of_and_begins_with_one(
    at_noon: RunningOffice, open_screen: OpenScreen
) -> None:
    page = seated(at_noon, open_screen, "2")
    [number] = take(at_noon, "khai-sinh")
    button(page, "Tạm dừng").click()
    button(page, "Báo trước giờ nghỉ").click()
    dialog = page.get_by_role("dialog", name="Báo trước giờ nghỉ")
    dialog.get_by_text("10 phút", exact=True).click()
    dialog.get_by_role("button", name=re.compile(r"^Báo nghỉ lúc \d\d:\d\d, khoảng 10 phút$")).click()
    announced = page.get_by_role("region", name="Báo trước giờ nghỉ")
    expect(announced).to_contain_text(re.compile(r"Đã báo nghỉ lúc \d\d:\d\dkhoảng 10 phút · Nghỉ giải lao"))

    # Its time comes while somebody is served: nothing stops by itself.
    serve(page, number)
    page.evaluate(A_BREAK_IS_DUE)
    expect(announced).to_contain_text("Xong số này thì bấm để tạm dừng, khoảng 10 phút.")
    big_button(page, "Hoàn thành").click()
    expect(announced).to_contain_text("Bấm để tạm dừng, khoảng 10 phút.")
    button(announced, "Tạm dừng").click()

    expect(page.get_by_text("Lý do: Nghỉ giải lao.")).to_be_visible()
    expect(announced).to_have_count(0)


def test_what_could_do_nothing_while_a_move_is_under_way_is_grey(
    at_noon: RunningOffice, open_screen: OpenScreen
) -> None:
    page = seated(at_noon, open_screen, "2")
    parked, number = take(at_noon, "khai-sinh", "khai-sinh")
    serve(page, parked)
    button(page, "Tạm gác").click()
    page.get_by_role("dialog").get_by_role("button", name="Tạm gác").click()
    serve(page, number)
    page.evaluate(A_BREAK_IS_DUE)
    announced = page.get_by_role("region", name="Báo trước giờ nghỉ")
    acts = [
        button(page.get_by_role("banner"), "Tạm dừng"),
        button(announced, "Tạm dừng"),
        button(announced, "Bỏ nghỉ"),
        button(page, "Tiếp tục"),
    ]

    # The live line shows the counter free before the move's own answer is in.
    held: list[Route] = []
    page.route(re.compile("/api/v1/counter$"), lambda route: held.append(route))
    big_button(page, "Hoàn thành").click()
    expect(page.get_by_role("heading", name="Quầy đang trống")).to_be_visible()
    for act in acts:
        expect(act).to_be_disabled()
    for route in held:
        route.continue_()
    for act in acts:
        expect(act).to_be_enabled()


def test_the_language_changes_in_place_and_stays_after_a_reload(server: RunningOffice, page: Page) -> None:
    take(server, "khai-sinh")
    button(page, "English").click()
    big_button(page, "Call next")
    page.reload()

    big_button(page, "Call next").click()
    expect(page.get_by_role("heading", name="Birth registration")).to_be_visible()


def test_a_reloaded_tablet_still_offers_to_take_the_last_move_back(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    big_button(page, "Gọi tiếp").click()
    expect(number_here(page)).to_have_text(number)
    page.reload()

    undo = page.get_by_role("button", name="Hoàn tác")
    expect(undo).to_contain_text(f"gọi {number}")
    settled(page)
    undo.click()

    expect(undo).to_be_disabled()
    expect(rows(page)).to_have_count(1)
