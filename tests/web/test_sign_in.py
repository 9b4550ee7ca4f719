"""The managers' door as a browser goes through it: form, cookie, code, and back to what was asked for."""

from __future__ import annotations

import re
from typing import Any

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from office.actions.devices import OPERATOR, add_device
from office.actions.managers import add_manager, sign_manager_out
from office.actions.second_factor import begin_codes, turn_codes_on
from office.context import Office
from office.rules.tries import FREE_AT_NAME
from tests.builders import PASSWORD, SetClock, journal
from tests.web.sent_form import hidden_fields
from web.identity import ACCOUNT_COOKIE

DOOR = "/manage/sign-in"
SCREEN = {"Motcua-Screen": "manager"}


@pytest.fixture
def ha(office: Office) -> int:
    return add_manager(office, "Lê Thị Thu Hà", "ha.le", PASSWORD, OPERATOR)


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    return app.test_client()


def send(browser: FlaskClient, address: str, **fields: str) -> TestResponse:
    """The form at the address, with its own hidden lines."""
    hidden = hidden_fields(browser.get(address).text)
    return browser.post(address.split("?", maxsplit=1)[0], data={**hidden, **fields})


def cookie(browser: FlaskClient) -> str:
    kept = browser.get_cookie(ACCOUNT_COOKIE)
    return kept.value if kept else ""


def may(browser: FlaskClient) -> int:
    return browser.get("/api/v1/manage/now", headers=SCREEN).status_code


def test_while_there_is_no_account_the_screen_is_enough(office: Office, browser: FlaskClient) -> None:
    browser.set_cookie("motcua_manager", add_device(office, "manager", "Máy", None).token)

    assert may(browser) == 200
    assert browser.get(DOOR).headers["Location"] == "/manage"


def test_any_browser_of_the_network_signs_in_and_goes_on_to_what_it_asked_for(browser: FlaskClient, ha: int) -> None:
    asked = browser.get("/manage/settings/hours")
    assert asked.status_code == 303
    entered = send(browser, asked.headers["Location"], login="Ha.Le", password=PASSWORD)

    assert (entered.status_code, entered.headers["Location"]) == (303, "/manage/settings/hours")
    set_cookie = next(each for each in entered.headers.getlist("Set-Cookie") if each.startswith(ACCOUNT_COOKIE))
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(set_cookie.split("; "))
    assert "Max-Age" not in set_cookie
    assert browser.get("/manage/settings/hours").status_code == 200
    assert "Lê Thị Thu Hà" in browser.get("/manage").text


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/manage", "//elsewhere.example", "/manage\\@elsewhere", "javascript:alert(1)",
                "/kiosk", "/manage/sign-in"],
)  # fmt: skip
def test_nobody_is_sent_elsewhere_by_a_link(browser: FlaskClient, ha: int, address: str) -> None:
    assert send(browser, DOOR, login="ha.le", password=PASSWORD, next=address).headers["Location"] == "/manage"


def test_a_wrong_password_says_nothing_of_the_name_and_locks_after_some(browser: FlaskClient, ha: int) -> None:
    said = []
    for login in ("ha.le", "nobody"):
        answers = [send(browser, DOOR, login=login, password="wrong password") for _ in range(FREE_AT_NAME + 1)]
        assert cookie(browser) == ""
        said.append([(each.status_code, re.findall(r'role="alert">.*?</p>', each.text)) for each in answers])
        assert "Retry-After" in answers[-1].headers

    assert said[0] == said[1]
    assert [status for status, _ in said[0]] == [401] * FREE_AT_NAME + [429]


def test_a_form_that_is_not_ours_opens_nothing(browser: FlaskClient, ha: int) -> None:
    answer = browser.post(DOOR, data={"login": "ha.le", "password": PASSWORD})
    other = browser.post(DOOR, data={}, headers={"Origin": "http://elsewhere.example"})

    assert (answer.status_code, other.status_code, cookie(browser)) == (422, 403, "")


def test_a_token_from_before_the_sign_in_is_worth_nothing_after_it(browser: FlaskClient, ha: int) -> None:
    browser.set_cookie(ACCOUNT_COOKIE, "planted")
    send(browser, DOOR, login="ha.le", password=PASSWORD)
    first = cookie(browser)
    browser.delete("/api/v1/manager-sessions/current", headers=SCREEN)
    browser.set_cookie(ACCOUNT_COOKIE, first)

    assert first not in ("", "planted")
    assert may(browser) == 401


def test_a_code_is_asked_for_after_the_password_and_not_forever(
    office: Office, browser: FlaskClient, clock: SetClock, ha: int
) -> None:
    phone = pyotp.TOTP(begin_codes(office, ha))
    turn_codes_on(office, ha, phone.at(clock.now()))
    clock.forward(minutes=3)
    half = send(browser, f"{DOOR}?next=/desk", login="ha.le", password=PASSWORD)
    assert half.headers["Location"] == f"{DOOR}/code?next=/desk"
    assert (cookie(browser), may(browser)) == ("", 401)
    wrong = send(browser, half.headers["Location"], code="000000")
    assert (wrong.status_code, cookie(browser)) == (403, "")
    entered = send(browser, half.headers["Location"], code=phone.at(clock.now()))
    assert (entered.headers["Location"], may(browser)) == ("/desk", 200)

    # Half of the door stays open for five minutes, and shuts with the password.
    other: Any = browser.application.test_client()
    send(other, DOOR, login="ha.le", password=PASSWORD)
    clock.forward(minutes=6)
    assert other.get(f"{DOOR}/code").headers["Location"] == DOOR


def test_who_is_signed_out_meanwhile_is_led_to_the_door_with_a_word_why(
    office: Office, browser: FlaskClient, ha: int
) -> None:
    send(browser, DOOR, login="ha.le", password=PASSWORD)
    sign_manager_out(office, ha, OPERATOR)
    call = browser.get("/api/v1/manage/now", headers=SCREEN)

    assert (call.status_code, call.get_json()["type"]) == (401, "urn:motcua:sign-in-needed")
    assert browser.get("/manage/privacy").headers["Location"] == f"{DOOR}?next=%2Fmanage%2Fprivacy"


def test_the_first_account_signs_its_maker_in_and_shuts_the_other_screens(office: Office, app: Flask) -> None:
    here, there = app.test_client(), app.test_client()
    for each in (here, there):
        each.set_cookie("motcua_manager", add_device(office, "manager", "Máy", None).token)
    body = {"name": "Lê Thu Hà", "login": "ha.le", "password": PASSWORD}
    assert here.post("/api/v1/manage/managers", json=body, headers=SCREEN).status_code == 201

    assert (may(here), may(there)) == (200, 401)


def test_asking_by_itself_keeps_no_session_and_a_touch_does(
    office: Office, browser: FlaskClient, clock: SetClock, ha: int
) -> None:
    send(browser, DOOR, login="ha.le", password=PASSWORD)
    half = office.settings.managers.idle_minutes // 2 + 1
    clock.forward(minutes=half)
    assert may(browser) == 200
    assert browser.post("/api/v1/manager-sessions/current/alive", json={}, headers=SCREEN).status_code == 204
    clock.forward(minutes=half)
    assert may(browser) == 200
    clock.forward(minutes=half)
    assert may(browser) == 401


def test_what_a_signed_in_manager_does_is_theirs_in_the_journal(office: Office, browser: FlaskClient, ha: int) -> None:
    send(browser, DOOR, login="ha.le", password=PASSWORD)
    browser.post("/api/v1/manage/clerks", json={"name": "Lan", "pin": "1234"}, headers=SCREEN)

    assert [row.actor for row in journal(office) if row.move == "add_clerk"] == [f"manager:{ha}"]
