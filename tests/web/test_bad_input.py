"""Whatever is sent to whichever call: a problem answer that a person understands, never a 500, and nothing stored.

Each field that a call declares is tried with each of the bad values, so that a call added later is tried as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from pydantic import BaseModel
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from office.context import Office
from office.storage.models import Base
from tests.builders import PASSWORD, PIN, ticket_for
from tests.web.conftest import Door
from web.api import PREFIX, Route
from web.identity import ANYONE

SQL, HTML = "'; DROP TABLE tickets; --", "<script>alert(1)</script><img src=x onerror=alert(1)>"
BAD: dict[str, Any] = {
    "a number": 7,
    "a huge number": 10**400,
    "a negative number": -1,
    "a fraction": 1.5,
    "true": True,
    "a list": ["A001"],
    "an object": {"a": 1},
    "empty": "",
    "blank": "   ",
    "a megabyte": "x" * 1_000_000,
    "too long": "x" * 3000,
    "emoji": "🧑‍🦳🎫",
    "SQL": SQL,
    "HTML": HTML,
    "NUL": "a\x00b",
    "a lone surrogate": "\ud800",
    "a path": "../../etc/passwd",
}
PROBLEMS = {401, 403, 404, 409, 413, 422, 429}
GOOD: dict[str, Any] = {
    "procedure": "khai-sinh", "quantity": 1, "score": 5, "clerk": "1", "pin": PIN, "number": "A001",
    "outcome": "accepted", "field": "ho-tich", "reason": "Nghỉ", "name": "Lan", "fields": ["ho-tich"],
    "priority": None, "counter": "2", "note": "", "role": "counter", "new_pin": "13579", "text": "x",
    "reasons": ["manner"], "page": "board", "language": "vi", "width": 800, "height": 600, "software": "1",
    "login": "minh.tran", "password": PASSWORD, "new_password": PASSWORD, "code": "123456",
    "step": "clerk", "days": ["mon"], "sessions": [{"opens": "07:30", "closes": "11:30"}],
    "at": "2026-11-23T10:15:00+07:00", "minutes": 15,
}  # fmt: skip


def calls(app: Flask) -> list[Route]:
    routes: list[Route] = app.extensions["routes"]
    return routes


def field_names(body: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in body.model_fields.items()]


def good_body(body: type[BaseModel]) -> dict[str, Any]:
    """One that the call understands: what is required, and of several destinations just one."""
    return {
        field.alias or name: GOOD[field.alias or name]
        for name, field in body.model_fields.items()
        if field.is_required() or (name == "field" and "procedure" in body.model_fields)
    }


def somebody(route: Route) -> str:
    return "nobody" if ANYONE in route.who else sorted(route.who)[0]


def path_of(route: Route, token: str) -> str:
    return PREFIX + re.sub(r"<int:\w+>", "999999", route.path.replace("<token>", token))


# Composed once, and asked at once: this is read after every call.
HOW_MANY = select(
    *(
        select(func.count()).select_from(table).scalar_subquery().label(name)
        for name, table in Base.metadata.tables.items()
    )
)


def stored(office: Office) -> dict[str, int]:
    """How many rows each table has."""
    with office.storage.read() as connection:
        return dict(connection.execute(HOW_MANY).mappings().one())


def is_a_problem(answer: TestResponse) -> bool:
    """As the contract has it: the right statuses, the type, and a sentence."""
    body = answer.get_json(silent=True) or {}
    return (
        answer.status_code in PROBLEMS
        and answer.content_type == "application/problem+json"
        and str(body.get("type", "")).startswith("urn:motcua:")
        and body.get("status") == answer.status_code
        and bool(body.get("detail"))
    )


def sends(app: Flask, token: str) -> Iterator[tuple[str, Route, str, Any]]:
    """What is tried: a name for it, the call, its path and the body."""
    for route in calls(app):
        if route.body is None:
            continue
        for name in field_names(route.body):
            for kind, value in BAD.items():
                body = {**good_body(route.body), name: value}
                yield f"{route.method} {route.path}: {name} = {kind}", route, path_of(route, token), body


def test_no_field_of_any_call_can_be_filled_so_that_the_server_fails_or_a_refusal_leaves_a_trace(
    door: Door, office: Office
) -> None:
    token = ticket_for(office).token
    wrong = []
    before = stored(office)
    for what, route, path, body in sends(door.app, token):
        answer = door.knock(somebody(route), route.method, path, data=json.dumps(body), content_type="application/json")
        after = stored(office)
        if answer.status_code >= 400 and not is_a_problem(answer):
            wrong.append(f"{what}: {answer.status_code} {answer.text[:100]}")
        # A wrong PIN is written down on purpose.
        if answer.status_code >= 400 and after != before and "wrong-pin" not in answer.text:
            wrong.append(f"{what}: {answer.status_code}, and yet something was stored")
        before = after

    assert wrong == []


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"null", "application/json"),
        (b"[]", "application/json"),
        (b'"text"', "application/json"),
        (b"\xff\xfe\x00", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "application/json"),
        (b'{"procedure": NaN, "number": Infinity, "pin": 1e999}', "application/json"),
        (b"procedure=khai-sinh", "application/x-www-form-urlencoded"),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x"),
        (b"x" * 2_000_000, "application/octet-stream"),
    ],
)
def test_a_body_that_is_no_object_is_refused_in_words(door: Door, office: Office, data: bytes, kind: str) -> None:
    token = ticket_for(office).token
    before = stored(office)
    wrong = []
    for route in calls(door.app):
        if route.body is None or not any(field.is_required() for field in route.body.model_fields.values()):
            continue
        answer = door.knock(somebody(route), route.method, path_of(route, token), data=data, content_type=kind)
        if not is_a_problem(answer):
            wrong.append(f"{route.method} {route.path}: {answer.status_code} {answer.text[:80]}")

    assert wrong == []
    assert stored(office) == before


@pytest.mark.parametrize("token", ["unknown", "x" * 5000, SQL, HTML, "🎫", "%00", "%ED%A0%80", "%FF", ".."])
def test_an_unknown_name_in_an_address_is_said_to_be_unknown(door: Door, token: str) -> None:
    wrong = []
    for route in calls(door.app):
        if "<" not in route.path:
            continue
        path = PREFIX + re.sub(r"<(int:)?\w+>", lambda _: token, route.path)
        answer = door.knock(somebody(route), route.method, path, json={} if route.method != "GET" else None)
        if answer.status_code not in (404, 405, 422) and not (token == ".." and answer.status_code < 500):
            wrong.append(f"{route.method} {path[:80]}: {answer.status_code}")
    for page in ("/t/", "/kiosk/slip/", "/setup?token=", "/manage?lang=", "/?lang="):
        if door.knock("nobody", "GET", page + token).status_code >= 500:
            wrong.append(page + token[:40])

    assert wrong == []


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "1" * 4400, "x"])
def test_no_number_in_an_address_is_too_large(door: Door, number: str) -> None:
    for method, path in (
        ("DELETE", f"/manage/clerks/{number}"),
        ("PATCH", f"/manage/clerks/{number}"),
        ("DELETE", f"/manage/devices/{number}"),
    ):
        assert door.knock("manager", method, PREFIX + path, json={}).status_code in (404, 405), path
    assert door.knock("display", "GET", f"{PREFIX}/announcements/{number}").status_code in (404, 405)


def test_no_parameter_of_any_call_makes_the_server_fail(door: Door) -> None:
    wrong = []
    for route in calls(door.app):
        for name in route.query:
            for kind, value in BAD.items():
                text = str(value).encode("utf-8", "replace").decode()[:3000]
                answer = door.knock(somebody(route), "GET", path_of(route, "x"), query_string={name: text})
                if answer.status_code >= 400 and not is_a_problem(answer):
                    wrong.append(f"{route.path}?{name}={kind}: {answer.status_code}")

    assert wrong == []


@pytest.mark.parametrize("key", ["", "x" * 201, "đ", "\x7f", "a\tb"])
def test_an_idempotency_key_that_can_not_be_kept_is_refused(door: Door, office: Office, key: str) -> None:
    before = stored(office)
    answer = door.knock(
        "kiosk", "POST", f"{PREFIX}/tickets", json={"procedure": "khai-sinh"},
        headers={"Idempotency-Key": key.encode().decode("latin-1")},
    )  # fmt: skip

    assert (is_a_problem(answer), answer.status_code) == (True, 422), answer.text
    assert stored(office) == before


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer  ", "Basic YTpi", "Bearer " + "x" * 5000, "Bearer \xff", "Bearer ' OR 1=1"]
)
def test_a_token_that_is_none_is_nobodys(door: Door, header: str) -> None:
    answer = door.knock("nobody", "GET", f"{PREFIX}/board", headers={"Authorization": header})

    assert (is_a_problem(answer), answer.status_code) == (True, 401), answer.text


def test_the_set_up_page_survives_every_text(door: Door, office: Office) -> None:
    before = stored(office)
    for name in ("token", "role", "counter", "name"):
        for value in (SQL, HTML, "x" * 100_000, "a\x00b", "🎫", "1" * 5000):
            form = {"token": "unknown", "role": "counter", "counter": "1", name: value}
            answer = door.knock("nobody", "POST", "/setup", data=form)
            assert answer.status_code in (403, 413, 422), (name, answer.status_code)
            assert "<script>alert" not in answer.text
    assert stored(office) == before
