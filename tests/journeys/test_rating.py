"""The tablet that faces the citizen: it asks right after the service, takes one answer, and never insists."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from office.actions.clerk import call_next, finish, start
from office.rules.tickets import Outcome
from tests.browser import draw
from tests.builders import seated
from tests.journeys.axe import broken
from tests.journeys.conftest import OpenScreen
from tests.running import RunningOffice

ASKED = "**/api/v1/rating"


def serve(server: RunningOffice, clerk: str) -> None:
    server.post("/counter/call-next", clerk)
    server.post("/counter/start", clerk)
    server.post("/counter/finish", clerk, {"outcome": "accepted", "note": None})


def test_a_citizen_touches_a_face_and_says_why(server: RunningOffice, open_screen: OpenScreen) -> None:
    clerk, kiosk = server.signed_in("1"), server.device("kiosk")
    for _ in range(2):
        server.take(kiosk)
    page = open_screen(server, "rating", counter="1", width=1280, height=800)
    expect(page.get_by_role("heading", name="Kính chào ông/bà")).to_be_visible()
    found = broken(page, "hello")

    serve(server, clerk)
    expect(page.get_by_role("heading", name="Ông/bà có hài lòng không?")).to_be_visible()
    found += broken(page, "ask")
    expect(page.locator(".faces")).to_have_attribute("data-ready", "true")
    page.get_by_role("button", name="Hài lòng", exact=True).click()
    reasons = page.get_by_role("group", name="Điều gì làm ông/bà hài lòng?")
    reasons.get_by_role("button", name="Cán bộ niềm nở").click()
    found += broken(page, "why")
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_role("heading", name="Cảm ơn ông/bà!")).to_be_visible()
    found += broken(page, "thanks")

    # The next one would rather not, and the one after sits down before anybody answered.
    serve(server, clerk)
    page.get_by_role("button", name="Bỏ qua").click()
    expect(page.get_by_role("heading", name="Không sao ạ")).to_be_visible()
    assert found == []

    rated_on_phone(server, clerk)
    head = open_screen(server, "manager", at="/manage/satisfaction", width=1280, height=800)
    expect(head.locator(".voices__said")).to_contain_text("người trả lời hài lòng")
    expect(head.locator(".voices__table tbody tr")).to_have_count(1)
    found = broken(head, "satisfaction")
    for name in ("papi", "readers"):
        head.goto(f"{server.url}/manage/{name}")
        expect(head.locator(".nav")).to_be_visible()
        found += broken(head, name)
    assert found == []


def rated_on_phone(server: RunningOffice, clerk: str) -> None:
    """Counted on any machine: how soon the tablet was touched after the finish is the test's own haste."""
    ticket = server.take(server.device("kiosk"))
    serve(server, clerk)
    assert server.post(f"/tickets/{ticket['token']}/rating", None, {"score": 5}).status_code == 201


def test_the_faces_go_when_the_next_citizen_is_served(server: RunningOffice, open_screen: OpenScreen) -> None:
    clerk, kiosk = server.signed_in("1"), server.device("kiosk")
    for _ in range(2):
        server.take(kiosk, language="en")
    page = open_screen(server, "rating", counter="1", width=800, height=1280)
    expect(page.get_by_role("heading", name="Kính chào ông/bà")).to_be_visible()
    serve(server, clerk)
    expect(page.get_by_role("heading", name="Were you satisfied?")).to_be_visible()
    server.post("/counter/call-next", clerk)
    server.post("/counter/start", clerk)

    expect(page.locator(".faces")).to_have_count(0)
    expect(page.locator(".hello__number")).to_have_text("A002")


def test_a_service_that_was_over_before_anybody_heard_of_it_is_asked_about(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    server.take(server.device("kiosk"))
    page = open_screen(server, "rating", counter="1", width=800, height=1280)
    expect(page.get_by_role("heading", name="Kính chào ông/bà")).to_be_visible()
    # Beside the server, which notices what other processes did once a second: in one piece.
    office = server.opened()
    clerk = seated(office)
    for move in (call_next, start):
        move(office, clerk)
    finish(office, clerk, Outcome.ACCEPTED, None)

    expect(page.get_by_role("heading", name="Ông/bà có hài lòng không?")).to_be_visible()


def test_an_answer_that_comes_late_does_not_take_the_question_away(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    clerk = server.signed_in("1")
    server.take(server.device("kiosk"))
    page = open_screen(server, "rating", counter="1", at="about:blank", width=800, height=1280)
    held: list[Route] = []
    page.route(ASKED, lambda route: held.append(route), times=1)
    with page.expect_request(ASKED):
        page.goto(f"{server.url}/rate")
    before = server.get("/rating", server.device("rating", "1")).json()
    serve(server, clerk)
    question = page.get_by_role("heading", name="Ông/bà có hài lòng không?")
    expect(question).to_be_visible()
    with page.expect_response(ASKED):
        held[0].fulfill(json=before)
    draw(page)

    assert before["ask"] is None
    assert question.is_visible()
