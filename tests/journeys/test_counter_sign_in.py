"""Signing in at the clerk's tablet, and losing the seat."""

from __future__ import annotations

import datetime as dt
import re

from playwright.sync_api import Route, expect
from sqlalchemy import update

from office.actions.devices import OPERATOR
from office.actions.settings import Draft, change_settings, undo_last
from office.storage.models import PinTry
from tests.browser import draw, only_told
from tests.journeys.conftest import OpenScreen
from tests.journeys.tablet import HUNG, LAN, big_button, button, number_here, seated, sign_in, take, type_pin
from tests.running import PIN, RunningOffice

# Goes to the first name in the very moment in which it stands there, as the quickest hand would.
AT_ONCE = """new MutationObserver((_, watching) => {
  const name = document.querySelector("input[name=clerk]");
  if (!name) return;
  watching.disconnect();
  name.focus();
}).observe(document, { childList: true, subtree: true })"""

LOCKED = dt.timedelta(seconds=40)
# How often a tablet without names asks for them.
ASKS_MS = 2500


def test_a_clerk_picks_a_name_and_types_the_pin_on_the_glass(server: RunningOffice, open_screen: OpenScreen) -> None:
    server.clerk(HUNG)
    server.clerk(LAN)
    page = open_screen(server, "counter", counter="2", width=1280, height=800)
    page.get_by_text(LAN, exact=True).click()
    type_pin(page)

    expect(page.get_by_role("heading", name="Quầy 2")).to_be_visible()
    expect(page.get_by_role("banner")).to_contain_text(LAN)
    expect(page.get_by_role("heading", name="Quầy đang trống")).to_be_visible()


def test_the_buttons_of_the_own_day_stay_where_they_are_when_the_day_arrives(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    page = seated(server, open_screen, "1")
    held: list[Route] = []
    page.route("**/clerk-sessions/current/services", lambda route: held.append(route))
    with page.expect_request("**/clerk-sessions/current/services"):
        page.get_by_role("button", name="hôm nay của tôi").click()
    change = button(page, "Đổi mã PIN")
    before = change.bounding_box()
    held[0].continue_()
    expect(page.get_by_text("Chưa phục vụ ai hôm nay.")).to_be_visible()

    assert change.bounding_box() == before


def test_a_clerk_changes_the_own_pin_and_is_told_which_of_the_three_is_wrong(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    server.clerk(LAN)
    page = sign_in(open_screen(server, "counter", counter="1"))
    page.get_by_role("button", name="hôm nay của tôi").click()
    page.get_by_role("button", name="Đổi mã PIN", exact=True).click()
    tries = (("9999", "1357", "Mã PIN hiện tại không đúng."), (PIN, "12", "Mã mới cần có 4 đến 12 chữ số."))
    for present, fresh, said in (*tries, (PIN, "1357", "Đã đổi mã PIN.")):
        page.get_by_label("Mã PIN hiện tại").fill(present)
        page.get_by_label("Mã PIN mới").fill(fresh)
        page.get_by_label("Nhập lại mã mới").fill(fresh)
        page.get_by_role("button", name="Đổi", exact=True).click()
        expect(page.get_by_text(said)).to_be_visible()
    page.get_by_role("button", name="Đóng").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_whoever_is_at_a_name_already_is_not_pulled_away_to_the_pin(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    server.clerk(HUNG)
    server.clerk(LAN)
    page = open_screen(server, "counter", counter="2", width=1280, height=800)
    page.add_init_script(AT_ONCE)
    page.reload()
    expect(page.get_by_role("radio")).to_have_count(2)
    draw(page)

    expect(page.get_by_role("radio").first).to_be_focused()


def test_a_wrong_pin_is_said_and_the_right_one_still_opens(server: RunningOffice, open_screen: OpenScreen) -> None:
    server.clerk(LAN)
    page = open_screen(server, "counter", counter="2", width=1280, height=800)
    page.get_by_text(LAN, exact=True).click()
    page.keyboard.type("0000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Mã PIN không đúng")

    page.keyboard.type("2468")
    expect(page.get_by_role("alert").filter(has_text="Mã PIN không đúng")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Quầy đang trống")).to_be_visible()


def test_a_locked_name_counts_down_and_opens_again(server: RunningOffice, open_screen: OpenScreen) -> None:
    clerk, device = server.clerk(LAN), server.device("counter", "2")
    server.post("/clerk-sessions", device, {"clerk": clerk, "pin": "0000"})
    # The eighth wrong one: forty seconds, which no slow machine outlasts.
    tried(server, failed=8)
    page = open_screen(server, "counter", token=device, width=1280, height=800, own_clock=True)
    page.get_by_text(LAN, exact=True).click()
    type_pin(page)

    expect(page.get_by_role("button", name=re.compile(r"^Chờ ([1-3]?\d|40) giây$"))).to_be_disabled()
    expect(page.get_by_role("alert")).to_contain_text("Nhập sai nhiều lần")
    tried(server, last_at=server.opened().clock.now() - LOCKED)
    page.clock.fast_forward(LOCKED // dt.timedelta(milliseconds=1))
    expect(button(page, "Đăng nhập")).to_be_visible()
    type_pin(page)
    expect(page.get_by_role("heading", name="Quầy đang trống")).to_be_visible()


def tried(server: RunningOffice, **values: object) -> None:
    with server.engine.begin() as connection:
        connection.execute(update(PinTry).values(**values))


def test_an_office_without_clerks_says_what_to_do_and_notices_the_first_one(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    page = open_screen(server, "counter", counter="2", width=1280, height=800, own_clock=True)
    expect(page.get_by_text("Chưa có cán bộ nào")).to_be_visible()
    server.clerk(LAN)
    page.clock.fast_forward(ASKS_MS)

    expect(page.get_by_text(LAN, exact=True)).to_be_visible()


def test_tablets_whose_counter_is_gone_say_so_without_asking_and_notice_that_it_is_back(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    server.clerk(LAN)
    page = open_screen(server, "counter", counter="5", width=1280, height=800)
    expect(page.get_by_role("heading", name="Quầy 5")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(1)
    faces = open_screen(server, "rating", counter="5", width=800, height=1280)
    expect(faces.get_by_role("heading", name="Kính chào ông/bà")).to_be_visible()
    only_told(page)
    # In the office's database and not by the server, as the command line does.
    without = change_settings(server.opened(), close_counter, OPERATOR).office

    expect(page.get_by_role("alert").filter(has_text="chưa gắn với quầy nào")).to_be_visible()
    expect(faces.get_by_role("heading", name="Máy này chưa có quầy")).to_be_visible()
    page.keyboard.type("2468")
    expect(button(page, "Đăng nhập")).to_be_disabled()
    undo_last(without, without.edition, OPERATOR)
    expect(button(page, "Đăng nhập")).to_be_enabled()
    expect(faces.get_by_role("heading", name="Kính chào ông/bà")).to_be_visible()


def close_counter(draft: Draft) -> None:
    draft.settings["counters"] = [counter for counter in draft.settings["counters"] if counter["id"] != "5"]


def test_a_colleague_takes_the_seat_and_nobody_at_the_counter_is_lost(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    server.clerk(HUNG)
    server.clerk(LAN)
    [number] = take(server, "khai-sinh")
    first = sign_in(open_screen(server, "counter", counter="2", width=1280, height=800), LAN)
    big_button(first, "Gọi tiếp").click()
    big_button(first, "Bắt đầu").click()

    second = open_screen(server, "counter", counter="2", width=1280, height=800)
    second.get_by_text(HUNG, exact=True).click()
    expect(second.get_by_text(f"{LAN} đang ở quầy này và sẽ phải đăng nhập lại.")).to_be_visible()
    type_pin(second)
    expect(second.get_by_role("dialog")).to_contain_text(f"{LAN} đang ngồi ở quầy này")
    expect(number_here(first)).to_have_text(number)
    button(second, "Ngồi thay").click()

    expect(number_here(second)).to_have_text(number)
    big_button(second, "Hoàn thành")
    expect(first.get_by_text("Phiên làm việc ở quầy này đã kết thúc")).to_be_visible()


def test_leaving_with_somebody_at_the_counter_is_asked_once_more(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    server.clerk(LAN)
    [number] = take(server, "khai-sinh")
    page = sign_in(open_screen(server, "counter", counter="2", width=1280, height=800))
    big_button(page, "Gọi tiếp").click()
    expect(number_here(page)).to_have_text(number)
    button(page, "Rời quầy").click()
    dialog = page.get_by_role("dialog", name=f"Rời quầy khi số {number} còn ở đây?")
    dialog.get_by_role("button", name="Rời quầy").click()

    expect(page.get_by_role("heading", name="Ai làm việc ở quầy này?")).to_be_visible()
