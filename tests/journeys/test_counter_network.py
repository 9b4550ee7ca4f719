"""The clerk's tablet on a bad network: never twice, never silent, always back."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.conftest import OpenScreen
from tests.journeys.tablet import big_button, number_here, rows, seated, serve, take
from tests.running import RunningOffice

SLOW_MS = 2_500
WORTH_SAYING_MS = 1_500
CALL_NEXT = re.compile("/counter/call-next$")


@pytest.fixture
def page(server: RunningOffice, open_screen: OpenScreen) -> Page:
    """Lan at counter 2."""
    return seated(server, open_screen, "2", own_clock=True)


def says_offline(page: Page) -> Locator:
    """The words that the line is down, once they stand: a moment's break says nothing."""
    expect(page.locator(".station")).not_to_have_attribute("data-online", "true")
    page.clock.fast_forward(WORTH_SAYING_MS)
    said = page.get_by_role("status").filter(has_text="Mất kết nối từ")
    expect(said).to_be_visible()
    return said


def test_a_lost_answer_is_asked_for_again_and_nobody_is_called_twice(server: RunningOffice, page: Page) -> None:
    first, second = take(server, "khai-sinh", "khai-sinh")
    expect(rows(page)).to_have_count(2)
    keys: list[str | None] = []

    def lose_the_first_answer(route: Route) -> None:
        keys.append(route.request.header_value("Idempotency-Key"))
        if len(keys) == 1:
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(CALL_NEXT, lose_the_first_answer)
    big_button(page, "Gọi tiếp").click()
    big_button(page, "Bắt đầu")

    expect(number_here(page)).to_have_text(first)
    expect(rows(page)).to_contain_text([second])
    assert len(keys) == 2
    assert keys[0] == keys[1]


def test_a_slow_answer_is_said_and_cannot_be_pressed_again(server: RunningOffice, page: Page) -> None:
    take(server, "khai-sinh")
    expect(rows(page)).to_have_count(1)
    held: list[Route] = []
    page.route(CALL_NEXT, lambda route: held.append(route))
    big_button(page, "Gọi tiếp").click()
    busy = page.locator(".primary")

    expect(busy).to_have_attribute("aria-busy", "true")
    expect(busy).to_contain_text("Đang gửi…")
    page.clock.fast_forward(SLOW_MS)
    expect(page.get_by_role("status").filter(has_text="Mạng chậm")).to_be_visible()
    page.keyboard.press("Space")
    busy.click(force=True)
    assert len(held) == 1
    held[0].continue_()
    big_button(page, "Bắt đầu")


def test_what_the_office_says_of_a_move_is_not_said_in_the_dialog_of_another_number(
    server: RunningOffice, page: Page
) -> None:
    first, second = take(server, "khai-sinh", "khai-sinh")
    serve(page, first)
    held: list[Route] = []
    page.route(re.compile("/counter/finish$"), lambda route: held.append(route))
    big_button(page, "Hoàn thành").click()
    rows(page).filter(has_text=second).click()
    dialog = page.get_by_role("dialog", name=re.compile(f"^{second}"))
    expect(dialog.get_by_role("button", name="Ghi diện ưu tiên")).to_be_disabled()
    sentence = f"Số {first} không xong được."
    refusal = {"type": "urn:motcua:move-not-allowed", "title": "Không", "status": 409, "detail": sentence}
    held[0].fulfill(status=409, content_type="application/problem+json", body=json.dumps(refusal))

    expect(page.locator(".dock").get_by_text(sentence)).to_be_visible()
    expect(dialog).to_be_visible()
    expect(dialog.get_by_text(sentence)).to_have_count(0)


def test_offline_is_said_and_the_queue_catches_up_by_itself(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    expect(rows(page)).to_have_count(1)
    page.context.set_offline(True)
    offline = says_offline(page)
    expect(offline.locator("use")).to_have_attribute("href", "#icon-offline")
    expect(rows(page)).to_contain_text([number])
    [missed] = take(server, "trich-luc-ho-tich")
    page.context.set_offline(False)

    expect(rows(page)).to_contain_text([number, missed])
    expect(offline).to_have_count(0)


def test_a_move_pressed_while_offline_is_made_once_the_line_is_back(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    expect(rows(page)).to_have_count(1)
    page.context.set_offline(True)
    big_button(page, "Gọi tiếp").click()
    expect(page.locator(".primary")).to_contain_text("Đang gửi…")
    page.context.set_offline(False)

    expect(number_here(page)).to_have_text(number)


def test_the_tablet_comes_back_after_the_server_was_killed(server: RunningOffice, page: Page) -> None:
    [number] = take(server, "khai-sinh")
    big_button(page, "Gọi tiếp").click()
    expect(number_here(page)).to_have_text(number)
    server.kill()
    offline = says_offline(page)
    server.start()

    expect(offline).to_have_count(0)
    big_button(page, "Bắt đầu").click()
    big_button(page, "Hoàn thành")
