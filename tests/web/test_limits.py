"""Guessing and running wild are stopped; an office that shares one address is not."""

from __future__ import annotations

import secrets

import pytest
from limits import parse

from office.actions.devices import OPERATOR, new_setup_link
from office.context import Office
from office.secrets import CODE_LENGTH, CODE_LETTERS, new_code
from tests.builders import ticket_for
from tests.web.conftest import Door
from web import limits

API = "/api/v1"
TICKET_BITS = 96


def test_set_up_codes_are_closed_to_an_address_that_guesses_and_to_no_other(door: Door, office: Office) -> None:
    code = new_setup_link(office, OPERATOR)
    answers = [door.knock("nobody", "GET", f"/setup?token={new_code()}").status_code for _ in range(59)]
    answers += [door.knock("nobody", "POST", "/setup", data={"token": "x", "role": "kiosk"}).status_code]
    form = {"token": code, "role": "kiosk"}
    refused = door.knock("nobody", "POST", "/setup", data=form)
    elsewhere = door.knock("nobody", "POST", "/setup", data=form, environ_base={"REMOTE_ADDR": "10.0.0.7"})

    assert answers == [200] * 59 + [403]
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 600
    assert elsewhere.status_code == 303


def test_a_guesser_of_tokens_is_refused_while_the_phones_and_screens_of_the_same_address_go_on(
    door: Door, office: Office
) -> None:
    ticket, most = ticket_for(office).token, limits.WRONG_TOKENS.amount
    statuses = []
    for place in range(most + 100):
        guess, how = secrets.token_urlsafe(16), place % 2
        headers = {"Authorization": f"Bearer {guess}"} if how else {}
        path = f"{API}/board" if how else f"{API}/tickets/{guess}"
        statuses.append(door.knock("nobody", "GET", path, headers=headers).status_code)

    assert set(statuses[:most]) == {401, 404}
    assert set(statuses[most:]) == {429}
    assert door.knock("nobody", "GET", f"{API}/tickets/{ticket}").status_code == 200
    assert door.knock("kiosk", "POST", f"{API}/tickets", json={"procedure": "khai-sinh"}).status_code == 201
    screens, tickets = a_year_of_guesses(most, 1000, 256), a_year_of_guesses(most, 10**6, TICKET_BITS)
    print(f"token guessing: {most + 100} tries, 0 right, {statuses.count(429)} refused with 429 after {most} a minute; "
          f"the chance in a year: {screens:.0e} to hit one of 1,000 screens, {tickets:.0e} one of 1,000,000 tickets"
    )  # fmt: skip


def a_year_of_guesses(a_minute: int, right: int, bits: int) -> float:
    """The chance that one of them is right."""
    return a_minute * 60 * 24 * 365 * right / float(2**bits)


def test_a_ticket_s_token_has_the_bits_that_are_reckoned_with(office: Office) -> None:
    assert len(ticket_for(office).token) * 6 >= TICKET_BITS
    a_minute = limits.WRONG_CODES.amount / 10
    chance = a_minute * 60 * 24 / float(len(CODE_LETTERS) ** CODE_LENGTH)
    print(f"set-up codes: {limits.WRONG_CODES.amount} guesses in ten minutes an address, then 429; "
          f"the chance to hit one within its day {chance:.0e}")  # fmt: skip
    assert chance < 1e-9


def test_a_device_that_runs_wild_is_slowed_down_alone(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OF_A_CALLER", parse("5/minute"))
    wild = [door.knock("kiosk", "GET", f"{API}/board").status_code for _ in range(8)]

    assert wild == [200] * 5 + [429] * 3
    assert door.knock("display", "GET", f"{API}/board").status_code == 200


def test_too_large_a_body_is_refused_in_words(door: Door) -> None:
    answer = door.knock("kiosk", "POST", f"{API}/tickets", data=b"x" * 300_000, content_type="application/json")

    assert (answer.status_code, answer.get_json()["type"]) == (413, "urn:motcua:too-large")
