"""One tap, one ticket, whatever happens between the finger and the office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import button, choose, expect_number, take, tickets_taken
from tests.running import RunningOffice

TAKING = "**/api/v1/tickets"
# How long the kiosk waits before it asks again (static/js/kiosk/taking.js).
AGAIN_MS = 1_500


@pytest.fixture
def page(server: RunningOffice, open_screen: OpenScreen) -> Page:
    opened = open_screen(server, "kiosk", width=1080, height=1920, own_clock=True)
    choose(opened)
    return opened


def loses_the_first_answer(page: Page, then: Callable[[Route], None]) -> None:
    """The office issues the ticket and answers; the answer never comes to the kiosk."""

    def lost(route: Route) -> None:
        assert route.fetch().status == 201
        then(route)

    page.route(TAKING, lost, times=1)


def test_two_taps_in_a_row_take_one_ticket(server: RunningOffice, page: Page) -> None:
    button(page, "Lấy số").dblclick()

    expect_number(page, "A001")
    assert tickets_taken(server) == 1


def test_a_lost_answer_is_asked_for_again_and_gives_the_same_ticket(server: RunningOffice, page: Page) -> None:
    loses_the_first_answer(page, lambda route: route.abort())
    with page.expect_event("requestfailed"):
        take(page)
    page.clock.fast_forward(AGAIN_MS)

    expect_number(page, "A001")
    assert tickets_taken(server) == 1


def test_a_server_killed_after_it_wrote_the_ticket_gives_no_second_one(server: RunningOffice, page: Page) -> None:
    def power_cut(route: Route) -> None:
        server.kill()
        route.abort()
        server.start()

    loses_the_first_answer(page, power_cut)
    take(page)

    expect_number(page, "A001")
    assert tickets_taken(server) == 1


def test_a_fault_after_the_ticket_was_written_gives_no_second_one(server: RunningOffice, page: Page) -> None:
    loses_the_first_answer(page, lambda route: route.fulfill(status=500, body="{}"))
    with page.expect_response(TAKING):
        take(page)
    page.clock.fast_forward(AGAIN_MS)

    expect_number(page, "A001")
    assert tickets_taken(server) == 1


def test_a_reload_while_taking_goes_on_with_the_same_ticket(server: RunningOffice, page: Page) -> None:
    held: list[Route] = []
    loses_the_first_answer(page, held.append)
    with page.expect_request(TAKING):
        take(page)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.reload()

    expect_number(page, "A001")
    assert tickets_taken(server) == 1


def test_a_reload_of_the_result_shows_it_again_and_takes_nothing(server: RunningOffice, page: Page) -> None:
    take(page)
    expect_number(page, "A001")
    page.reload()

    expect_number(page, "A001")
    assert tickets_taken(server) == 1


def test_the_next_citizen_gets_a_ticket_of_their_own(server: RunningOffice, page: Page) -> None:
    take(page)
    expect_number(page, "A001")
    button(page, "Xong").click()
    choose(page)
    take(page)

    expect_number(page, "A002")
    assert tickets_taken(server) == 2
