"""The OpenAPI document is valid, and every real answer is of the shape that it promises."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from pyotp import TOTP
from werkzeug.test import TestResponse

from tests.builders import MONDAY, PASSWORD, PIN
from tests.web.conftest import Door
from web.api import PREFIX, Route

Json = dict[str, Any]
# The tests' clock stands at ten.
AT_A_QUARTER_PAST = "2026-11-23T10:15:00+07:00"
NEW = "nắng sớm đầu thu"
# Sounds; tests/display and test_settings_pages.py ask whether they can be heard.
NOT_JSON = {"GET /announcements/<int:seq>", "GET /voice/sample"}


@pytest.fixture
def document(door: Door) -> Json:
    found: Json = door.knock("nobody", "GET", f"{PREFIX}/openapi.json").get_json()
    return found


def test_the_document_is_valid_openapi(document: Json) -> None:
    validate(document)


def test_it_is_composed_once_however_often_it_is_asked_for(
    door: Door, document: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.openapi.document", lambda _routes: {})
    assert door.knock("nobody", "GET", f"{PREFIX}/openapi.json").get_json() == document


def test_every_declared_call_stands_in_the_document_with_its_audience(door: Door, document: Json) -> None:
    routes: list[Route] = door.app.extensions["routes"]
    for route in routes:
        operation = document["paths"][PREFIX + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route.path)][route.method.lower()]
        assert operation["description"] == "Who: " + ", ".join(sorted(route.who))
        assert {str(status) for status in route.answers} <= set(operation["responses"])


@dataclass
class Witness:
    """Asks as somebody of a role, and holds each answer against the document."""

    door: Door
    document: Json
    seen: set[str] = field(default_factory=set)

    def ask(
        self, role: str, method: str, path: str, body: Json | None = None, *, status: int = 200, **how: Any
    ) -> Json:
        answer = self.door.knock(role, method, PREFIX + path, json=body, **how)
        assert answer.status_code == status, f"{method} {path}: {answer.status_code} {answer.text[:300]}"
        call, template = self._declared(method, path)
        self.seen.add(call)
        self._hold(answer, self.document["paths"][template][method.lower()]["responses"][str(status)], call)
        found: Json = answer.get_json(silent=True) or {}
        return found

    def _declared(self, method: str, path: str) -> tuple[str, str]:
        adapter = self.door.app.url_map.bind("office")
        rule, _ = adapter.match(PREFIX + path.split("?", maxsplit=1)[0], method, return_rule=True)
        short = rule.rule.removeprefix(PREFIX)
        return f"{method} {short}", PREFIX + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", short)

    def _hold(self, answer: TestResponse, promised: Json, call: str) -> None:
        content = promised.get("content")
        if content is None:
            assert answer.data == b"", call
            return
        assert answer.mimetype in content, call
        if answer.mimetype not in ("application/json", "application/problem+json"):
            return
        schema = {**content[answer.mimetype]["schema"], "components": self.document["components"]}
        mistakes = [f"{call} {error.json_path}: {error.message[:200]}"
                    for error in Draft202012Validator(schema).iter_errors(answer.get_json())]  # fmt: skip
        assert mistakes == []


def test_every_call_answers_in_the_shape_that_it_promises(door: Door, document: Json) -> None:
    witness = Witness(door, document)
    ask = witness.ask
    _at_the_door(ask)
    _at_the_counter(ask)
    _at_the_help_desk(ask)
    _as_the_head(ask)
    _with_an_account(door, ask)
    ask("clerk", "GET", "/clerk-sessions/current/services")
    ask("clerk", "POST", "/clerk-sessions/current/pin", {"pin": "9999", "new_pin": "13579"}, status=401)
    ask("clerk", "POST", "/clerk-sessions/current/pin", {"pin": PIN, "new_pin": "13579"}, status=204)
    ask("clerk", "DELETE", "/clerk-sessions/current", status=204)

    routes: list[Route] = door.app.extensions["routes"]
    assert {f"{route.method} {route.path}" for route in routes} - witness.seen == NOT_JSON, "ask it in this test"


def take(ask: Any, procedure: str = "khai-sinh", **more: Any) -> Json:
    found: Json = ask("kiosk", "POST", "/tickets", {"procedure": procedure, **more}, status=201)
    return found


def _at_the_door(ask: Any) -> None:
    ask("kiosk", "GET", "/procedures?q=lam khai sinh cho con")
    ask("kiosk", "GET", "/alarms")
    key = {"headers": {"Idempotency-Key": "one"}}
    ask("kiosk", "POST", "/tickets", {"procedure": "khai-sinh", "priority": "75"}, status=201, **key)
    again = ask("kiosk", "POST", "/tickets", {"procedure": "khai-sinh", "priority": "75"}, **key)
    ask("nobody", "GET", f"/tickets/{again['token']}")
    ask("nobody", "POST", f"/tickets/{again['token']}/cancel")
    ask("nobody", "POST", f"/tickets/{again['token']}/cancel", status=409)
    ask("nobody", "GET", "/tickets/unknown", status=404)
    ask("kiosk", "POST", "/tickets", {"procedure": 7}, status=422)
    ask("nobody", "GET", "/board", status=401)
    ask("display", "GET", "/counter", status=403)
    journey = take(ask, "lt-khai-sinh")
    ask("kiosk", "GET", f"/kiosk/tickets/{journey['token']}/print")
    ask("kiosk", "POST", f"/kiosk/tickets/{journey['token']}/print", status=202)
    ask("kiosk", "POST", "/kiosk/card", {"text": "001090123456"}, status=409)
    ask("kiosk", "GET", "/printer")


def _at_the_counter(ask: Any) -> None:
    ask("counter", "GET", "/clerks")
    ask("counter", "POST", "/clerk-sessions", {"clerk": "1", "pin": "9999"}, status=401)
    first, *_ = [take(ask) for _ in range(6)]
    ask("clerk", "GET", "/counter")
    ask("counter", "POST", "/clerk-sessions", {"clerk": "2", "pin": PIN, "take_over": False}, status=409)
    called = ask("clerk", "POST", "/counter/call-next")
    ask("clerk", "POST", "/counter/recall")
    ask("clerk", "POST", "/counter/recall", status=409)
    ask("clerk", "POST", "/counter/undo")
    ask("clerk", "POST", "/counter/priority", {"number": called["number"], "priority": "75"})
    ask("clerk", "POST", "/counter/call", {"number": first["number"]})
    ask("clerk", "POST", "/counter/start")
    ask("clerk", "GET", "/counter")
    ask("clerk", "POST", "/counter/park", {"note": "Đi lấy sổ hộ khẩu"})
    ask("clerk", "GET", "/counter")
    ask("clerk", "POST", "/counter/resume", {"number": first["number"]})
    ask("clerk", "POST", "/counter/next-procedure", {"procedure": "khai-tu", "outcome": "accepted"})
    ask("clerk", "POST", "/counter/finish", {"outcome": "accepted", "note": "Đủ giấy tờ", "return_on": "2026-11-23"})
    ask("nobody", "POST", f"/tickets/{first['token']}/rating", {"score": 5, "comment": "Nhanh"}, status=201)
    _at_the_tablet(ask)
    gone = ask("clerk", "POST", "/counter/call-next")
    ask("clerk", "POST", "/counter/no-show")
    ask("clerk", "POST", "/counter/reinstate", {"number": gone["number"]})
    ask("clerk", "POST", "/counter/call-next")
    ask("clerk", "POST", "/counter/start")
    ask("clerk", "POST", "/counter/transfer", {"field": "dat-dai", "return": True})
    ahead = {"at": AT_A_QUARTER_PAST, "minutes": 15, "reason": "Nghỉ giải lao"}
    assert ask("clerk", "POST", "/counter/announce-break", ahead)["announced"]["minutes"] == 15
    ask("clerk", "POST", "/counter/announce-break", {**ahead, "at": "2026-11-23T09:15:00+07:00"}, status=422)
    assert ask("clerk", "POST", "/counter/cancel-break")["announced"] is None
    ask("clerk", "POST", "/counter/pause", {"reason": "Họp"})
    ask("clerk", "POST", "/counter/open")
    ask("display", "GET", "/board?last_seq=0")
    ask("display", "GET", "/board/notices")


def _at_the_tablet(ask: Any) -> None:
    assert ask("rating", "GET", "/rating")["ask"] is None, "rated on the phone already"
    number = ask("clerk", "POST", "/counter/call-next")["number"]
    ask("clerk", "POST", "/counter/start")
    ask("clerk", "POST", "/counter/finish", {"outcome": "accepted", "note": None})
    assert ask("rating", "GET", "/rating")["ask"]["number"] == number
    ask("rating", "POST", "/rating", {"number": number, "score": 4}, status=201)
    ask("rating", "POST", "/rating", {"number": number, "score": 4}, status=409)
    ask("rating", "POST", "/rating/reasons", {"number": number, "reasons": ["manner"]}, status=201)


def _at_the_help_desk(ask: Any) -> None:
    number = take(ask)["number"]
    ask("guide", "GET", "/desk")
    ask("guide", "GET", f"/desk/tickets?q={int(number[1:])}")
    ask("manager", "GET", "/desk/tickets?field=ho-tich")
    ask("manager", "GET", "/desk/tickets?field=moon", status=422)
    ask("guide", "POST", "/desk/priority", {"number": number, "priority": "75"})
    ask("guide", "POST", "/desk/redirect", {"number": number, "counter": "3"})
    ask("guide", "POST", "/desk/redirect", {"number": number}, status=422)
    ask("guide", "POST", "/desk/undo")
    ask("guide", "POST", "/desk/cancel", {"number": number})
    ask("guide", "POST", "/desk/cancel", {"number": number}, status=409)
    ask("guide", "POST", "/desk/reinstate", {"number": number}, status=409)
    ask("guide", "GET", f"/desk/tickets/{number}")
    ask("guide", "GET", "/desk/tickets/Z999", status=404)


def _as_a_new_screen(ask: Any) -> None:
    ask("nobody", "POST", "/pairings", {"role": "fridge"}, status=422)
    ask("nobody", "GET", "/pairings/kiosk", status=404)
    for role in ("kiosk", "counter"):
        ask("nobody", "POST", "/pairings", {"role": role}, status=201)
    kiosk, tablet = [item["id"] for item in ask("manager", "GET", "/manage/pairings")["pairings"]]
    ask("manager", "POST", f"/manage/pairings/{tablet}/approve", {"role": "counter"}, status=422)
    body = {"role": "counter", "counter": "3", "name": "Máy quầy 3"}
    ask("manager", "POST", f"/manage/pairings/{tablet}/approve", body, status=201)
    ask("manager", "POST", f"/manage/pairings/{kiosk}/refuse", status=204)
    ask("manager", "POST", f"/manage/pairings/{kiosk}/refuse", status=409)


def _as_the_head(ask: Any) -> None:
    ask("manager", "GET", "/manage/now")
    ask("manager", "GET", "/manage/audit?kind=devices")
    ask("manager", "GET", "/manage/audit?kind=weather", status=422)
    for path in ("audit", "service-log", "figures"):
        for kind in ("csv", "xlsx"):
            ask("manager", "GET", f"/manage/{path}?format={kind}")
    ask("manager", "POST", "/manage/priority", {"number": take(ask)["number"], "priority": "75"})
    ask("manager", "GET", "/counters")
    ask("manager", "PUT", "/counters/1", {"fields": ["ho-tich", "khai-sinh"]})
    ask("manager", "PUT", "/counters/1", {"fields": None})
    ahead = {"at": AT_A_QUARTER_PAST, "minutes": 15, "reason": "Họp gấp"}
    ask("manager", "PUT", "/counters/2/break", ahead, status=204)
    ask("manager", "GET", "/manage/now")
    ask("manager", "DELETE", "/counters/2/break", status=204)
    ask("manager", "PUT", "/counters/5/break", ahead, status=409)
    ask("manager", "POST", "/manage/rehearsals", {"least": True})
    ask("manager", "POST", "/manage/rehearsals", {"demand": "past"}, status=409)
    ask("manager", "GET", "/manage/service-log?from=2026-11-23&to=2026-11-23")
    ask("manager", "GET", "/manage/figures?by=procedure")
    ask("manager", "GET", "/manage/figures/workbook")
    ask("manager", "GET", "/manage/papi")
    for name in ("figures", "satisfaction", "papi", "service-log", "figures/workbook"):
        ask("province", "GET", f"/reports/{name}")
    ask("province", "GET", "/manage/figures", status=403)
    ask("manager", "GET", "/manage/satisfaction?by=clerk")
    ask("manager", "GET", "/manage/satisfaction?by=moon", status=422)
    ask("manager", "GET", "/manage/service-log?clerk=1&counter=2&field=ho-tich&procedure=khai-sinh&outcome=accepted")
    ask("manager", "GET", "/manage/service-log?outcome=moon", status=422)
    ask("manager", "GET", "/manage/causes", status=202)
    ask("manager", "GET", "/manage/service-log?from=never", status=422)
    clerk = ask("manager", "POST", "/manage/clerks", {"name": "Hùng", "pin": PIN}, status=201)["id"]
    ask("manager", "PATCH", f"/manage/clerks/{clerk}", {"fields": ["dat-dai"]}, status=204)
    ask("manager", "GET", "/manage/clerks")
    ask("manager", "DELETE", f"/manage/clerks/{clerk}", status=204)
    ask("manager", "DELETE", f"/manage/clerks/{clerk}", status=404)
    ask("manager", "POST", "/manage/setup-links", {"role": "counter", "counter": "1"}, status=201)
    ask("manager", "POST", "/manage/setup-links", {"role": "counter"}, status=422)
    screens = ask("manager", "GET", "/manage/devices")["devices"]
    kiosk = next(item["id"] for item in screens if item["role"] == "kiosk")
    shown = {"page": "home", "language": "vi", "width": 1080, "height": 1920, "software": "1a2b3c4d5e6f"}
    ask("kiosk", "PUT", "/devices/current", shown)
    ask("kiosk", "PUT", "/devices/current", {**shown, "page": "A007"}, status=422)
    ask("manager", "GET", "/manage/devices")
    for move in ("identify", "reload"):
        ask("manager", "POST", f"/manage/devices/{kiosk}/{move}", status=204)
    ask("manager", "PATCH", f"/manage/devices/{kiosk}", {"name": "Ki-ốt cửa chính"}, status=204)
    ask("manager", "PATCH", "/manage/devices/999999", {"name": "Ki-ốt"}, status=404)
    ask("manager", "POST", "/printer/test", status=202)
    ask("manager", "POST", "/manage/day/close", {"reason": "Mất điện"})
    ask("manager", "POST", "/manage/day/open", status=204)
    ask("manager", "DELETE", f"/manage/devices/{kiosk}", status=204)
    _as_a_new_screen(ask)


def _with_an_account(door: Door, ask: Any) -> None:
    ask("manager", "GET", "/manage/managers")
    ask("manager", "POST", "/manage/account/password", {"password": PASSWORD, "new_password": NEW}, status=401)
    me = door.give_accounts()
    ask("locked", "GET", "/manage/managers", status=401)
    other = {"name": "Trần Minh", "login": "minh", "password": PASSWORD}
    minh = ask("account", "POST", "/manage/managers", other, status=201)["id"]
    ask("account", "POST", "/manage/managers", other, status=409)
    ask("account", "PATCH", f"/manage/managers/{minh}", {"name": "Trần Văn Minh", "codes": False}, status=204)
    ask("account", "DELETE", f"/manage/managers/{minh}/sessions")
    ask("account", "DELETE", f"/manage/managers/{minh}", status=204)
    ask("account", "DELETE", f"/manage/managers/{me}", status=409)
    ask("account", "POST", "/manager-sessions/current/alive", status=204)
    ask("account", "POST", "/manage/account/password", {"password": NEW, "new_password": NEW}, status=403)
    ask("account", "POST", "/manage/account/password", {"password": PASSWORD, "new_password": NEW}, status=204)
    proof = {"password": NEW}
    key = ask("account", "POST", "/manage/account/codes", proof, status=201)["key"]
    ask("account", "PUT", "/manage/account/codes", {"code": "000000"}, status=403)
    ask("account", "PUT", "/manage/account/codes", {"code": TOTP(key).at(MONDAY)})
    ask("account", "POST", "/manage/account/recovery-codes", proof)
    ask("account", "POST", "/manage/account/codes/off", proof, status=204)
    ask("account", "GET", "/manage/managers")
    office = ask("manager", "GET", "/manage/first-run")["office"]
    ask("manager", "POST", "/manage/first-run/passed", {"step": "display"}, status=204)
    ask("manager", "PUT", "/manage/first-run/office", {**office, "name": "Xã Bình An"}, status=204)
    ask(
        "manager",
        "PUT",
        "/manage/first-run/office",
        {**office, "sessions": [{"opens": "9", "closes": "8"}]},
        status=422,
    )
    ask("account", "DELETE", "/manager-sessions/current", status=204)
