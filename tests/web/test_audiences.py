"""Who may use which door. A route that is not in this table is a door that nobody has thought about."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from office.actions.devices import OPERATOR, add_device
from office.actions.people import add_clerk, sign_in, sign_out
from office.context import Office
from tests.builders import PIN
from tests.programs import ROOT
from tests.web.callers import another_office
from tests.web.conftest import ROLES, Door

ANYONE = frozenset(ROLES)
MANAGER, CLERK, COUNTER = frozenset({"manager"}), frozenset({"clerk"}), frozenset({"counter"})
GUIDES = frozenset({"guide", "clerk", "manager"})
STAFF_AND_KIOSK = frozenset({"kiosk", "counter", "clerk", "guide", "manager"})
ANY_DEVICE = STAFF_AND_KIOSK | {"display", "rating"}
HERE = "tests/web/test_audiences.py"

AUDIENCES: dict[str, frozenset[str]] = {
    "GET /": ANYONE,
    "GET /setup": ANYONE,  # the code is the key
    "POST /setup": ANYONE,
    "GET /kiosk": ANYONE,  # the pages say how a browser becomes that screen; what they show, the calls guard
    "GET /counter": ANYONE,
    "GET /display": ANYONE,
    "GET /display/pictures/<name>": ANYONE,
    "GET /rate": ANYONE,
    "GET /manage": ANYONE,
    "GET /desk": ANYONE,
    "GET /manage/privacy": MANAGER,
    "GET /manage/audit": MANAGER,
    "GET /manage/audit/export.<suffix>": MANAGER,
    "GET /api/v1/manage/audit": MANAGER,
    "GET /manage/readers": MANAGER,
    "POST /manage/readers": MANAGER,
    "POST /manage/readers/<int:reader>/revoke": MANAGER,
    **{
        f"GET /api/v1/reports/{name}": MANAGER | {"province"}
        for name in ("figures", "figures/workbook", "satisfaction", "papi", "service-log")
    },
    "GET /manage/papi": MANAGER,
    "GET /manage/papi/export.<kind>": MANAGER,
    "GET /api/v1/manage/papi": MANAGER,
    "GET /manage/satisfaction": MANAGER,
    "GET /manage/satisfaction/export.<kind>": MANAGER,
    "GET /api/v1/manage/satisfaction": MANAGER,
    "GET /manage/causes": ANYONE,
    "GET /manage/tomorrow": ANYONE,
    "GET /manage/reports": ANYONE,
    "GET /manage/reports/month.pdf": MANAGER,
    **{
        f"{method} /manage/catalogue{path}": MANAGER
        for path, methods in {
            "": "GET",
            "/last": "GET POST",
            "/procedures/<procedure>": "GET POST",
            "/procedures/<procedure>/state": "POST",
            "/procedures/<procedure>/remove": "POST",
            "/procedures/new": "GET POST",
            "/fields": "GET POST",
            "/most-used": "GET POST",
            "/import": "GET POST",
            "/import/apply": "POST",
            "/export.<kind>": "GET",
        }.items()
        for method in methods.split()
    },
    "GET /manage/sign-in": ANYONE,  # the password is the key
    "POST /manage/sign-in": ANYONE,
    "GET /manage/sign-in/code": ANYONE,
    "POST /manage/sign-in/code": ANYONE,
    "GET /manage/settings": MANAGER,
    "GET /manage/settings/<name>": MANAGER,
    "POST /manage/settings/<name>": MANAGER,
    "POST /manage/settings/undo": MANAGER,
    "GET /manage/settings/lobby/pictures": MANAGER,
    "POST /manage/settings/lobby/pictures": MANAGER,
    "POST /manage/settings/lobby/pictures/move": MANAGER,
    "GET /manage/settings/voice/recordings": MANAGER,
    "POST /manage/settings/voice/recordings": MANAGER,
    "POST /manage/settings/voice/recordings/remove": MANAGER,
    "GET /manage/settings/voice/recordings/<clip>": MANAGER,
    "GET /healthz": ANYONE,
    "GET /t/<token>": ANYONE,  # the ticket's token is the key
    "GET /t/<token>/qr.svg": ANYONE,
    "GET /kiosk/slip/<token>": ANYONE,
    "GET /api/v1/openapi.json": ANYONE,
    "GET /api/v1/tickets/<token>": ANYONE,
    "POST /api/v1/tickets/<token>/cancel": ANYONE,
    "POST /api/v1/tickets/<token>/rating": ANYONE,
    "GET /api/v1/rating": frozenset({"rating"}),
    "POST /api/v1/rating": frozenset({"rating"}),
    "POST /api/v1/rating/reasons": frozenset({"rating"}),
    "POST /api/v1/pairings": ANYONE,  # a request opens nothing; the manager answers it
    "GET /api/v1/pairings/<role>": ANYONE,  # the secret in the browser's cookie is the key
    "GET /api/v1/procedures": STAFF_AND_KIOSK,
    "POST /api/v1/tickets": STAFF_AND_KIOSK,
    "POST /api/v1/kiosk/card": frozenset({"kiosk"}),
    "GET /api/v1/kiosk/tickets/<token>/print": STAFF_AND_KIOSK,
    "POST /api/v1/kiosk/tickets/<token>/print": STAFF_AND_KIOSK,
    "GET /api/v1/printer": frozenset({"kiosk", "manager"}),
    "POST /api/v1/printer/test": MANAGER,
    "GET /api/v1/board": ANY_DEVICE,
    "GET /api/v1/board/notices": frozenset({"display"}),
    "GET /api/v1/announcements/<int:seq>": frozenset({"display"}),
    "GET /api/v1/voice/sample": MANAGER,
    "GET /api/v1/clerks": COUNTER | MANAGER,
    "POST /api/v1/clerk-sessions": COUNTER,
    "DELETE /api/v1/clerk-sessions/current": CLERK | {"guide"},
    "POST /api/v1/clerk-sessions/current/pin": CLERK | {"guide"},
    "GET /api/v1/clerk-sessions/current/services": CLERK | {"guide"},
    "GET /api/v1/desk": GUIDES,
    "GET /api/v1/desk/tickets": GUIDES,
    "GET /api/v1/desk/tickets/<number>": GUIDES,
    **{f"POST /api/v1/desk/{move}": GUIDES for move in ("redirect", "priority", "cancel", "reinstate", "undo")},
    "GET /api/v1/counter": CLERK,
    **{
        f"POST /api/v1/counter/{move}": CLERK
        for move in (
            "call-next", "call", "recall", "start", "finish", "no-show", "transfer", "park", "resume", "reinstate",
            "next-procedure", "priority", "pause", "open", "undo", "announce-break", "cancel-break",
        )
    },
    "GET /api/v1/alarms": STAFF_AND_KIOSK,
    "GET /api/v1/counters": COUNTER | CLERK | MANAGER,
    "PUT /api/v1/counters/<counter>": MANAGER,
    "PUT /api/v1/counters/<counter>/break": MANAGER,
    "DELETE /api/v1/counters/<counter>/break": MANAGER,
    "POST /api/v1/manage/day/close": MANAGER,
    "POST /api/v1/manage/day/open": MANAGER,
    "GET /api/v1/manage/now": MANAGER,
    "POST /api/v1/manage/rehearsals": MANAGER,
    "GET /api/v1/manage/clerks": MANAGER,
    "POST /api/v1/manage/clerks": MANAGER,
    "PATCH /api/v1/manage/clerks/<int:clerk>": MANAGER,
    "DELETE /api/v1/manage/clerks/<int:clerk>": MANAGER,
    "GET /api/v1/manage/first-run": MANAGER,
    "POST /api/v1/manage/first-run/passed": MANAGER,
    "PUT /api/v1/manage/first-run/office": MANAGER,
    "GET /api/v1/manage/managers": MANAGER,
    "POST /api/v1/manage/managers": MANAGER,
    "PATCH /api/v1/manage/managers/<int:manager>": MANAGER,
    "DELETE /api/v1/manage/managers/<int:manager>": MANAGER,
    "DELETE /api/v1/manage/managers/<int:manager>/sessions": MANAGER,
    "POST /api/v1/manage/account/password": MANAGER,
    "POST /api/v1/manage/account/codes": MANAGER,
    "PUT /api/v1/manage/account/codes": MANAGER,
    "POST /api/v1/manage/account/codes/off": MANAGER,
    "POST /api/v1/manage/account/recovery-codes": MANAGER,
    "DELETE /api/v1/manager-sessions/current": MANAGER,
    "POST /api/v1/manager-sessions/current/alive": MANAGER,
    "GET /api/v1/manage/devices": MANAGER,
    "DELETE /api/v1/manage/devices/<int:device>": MANAGER,
    "PATCH /api/v1/manage/devices/<int:device>": MANAGER,
    "POST /api/v1/manage/devices/<int:device>/identify": MANAGER,
    "POST /api/v1/manage/devices/<int:device>/reload": MANAGER,
    # What a screen says of itself; a clerk's session is no screen.
    "PUT /api/v1/devices/current": frozenset({"kiosk", "display", "counter", "rating", "manager"}),
    "GET /api/v1/manage/pairings": MANAGER,
    "POST /api/v1/manage/pairings/<int:pairing>/approve": MANAGER,
    "POST /api/v1/manage/pairings/<int:pairing>/refuse": MANAGER,
    "POST /api/v1/manage/setup-links": MANAGER,
    "GET /api/v1/manage/service-log": MANAGER,
    "GET /api/v1/manage/figures": MANAGER,
    "GET /api/v1/manage/figures/workbook": MANAGER,
    "GET /api/v1/manage/causes": MANAGER,
    "POST /api/v1/manage/priority": MANAGER,
}  # fmt: skip
# In an office whose managers have accounts: who they are to a door. "locked": the manager's screen, and nobody at it.
WITH_ACCOUNTS = {"nobody": "nobody", "locked": "nobody", "account": "manager", "manager": "manager"}
# A page of the manager's goes to a browser, by its cookies; a program's token is for calls.
LEADS_TO_THE_DOOR = {
    **dict.fromkeys(
        ("GET /manage", "GET /manage/causes", "GET /manage/tomorrow", "GET /manage/reports"),
        ("nobody", "locked", "manager"),
    ),
    "GET /desk": ("locked",),
}
# Drawings, scripts and styles hold nothing of the office's.
OPEN_FILES = re.compile(r"GET /static/")


def doors(app: Flask) -> dict[str, Any]:
    """Every route as "GET /path", with the function behind it."""
    return {
        f"{method} {rule.rule}": app.view_functions[rule.endpoint]
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if not OPEN_FILES.match(f"{method} {rule.rule}")
    }


def where(view: Any) -> str:
    return f"{Path(inspect.getsourcefile(inspect.unwrap(view)) or '').relative_to(ROOT)}"


def test_every_route_says_in_its_own_file_who_may_use_it(app: Flask) -> None:
    silent = [f"{name}: declare its audience in {where(view)}" for name, view in doors(app).items()
              if not getattr(view, "audience", None)]  # fmt: skip

    assert silent == []


def test_the_table_names_every_route_and_no_other(app: Flask) -> None:
    routes = doors(app)
    unthought = [f"{name} ({where(routes[name])}): add it to AUDIENCES in {HERE}" for name in routes.keys() - AUDIENCES]
    gone = [f"{name}: take it out of AUDIENCES in {HERE}" for name in AUDIENCES.keys() - routes]

    assert unthought + gone == []


def test_every_door_lets_in_its_audience_and_nobody_else(door: Door) -> None:
    wrong = []
    # Signing out comes last: the clerk would be nobody afterwards.
    for name in sorted(AUDIENCES, key=lambda each: each.endswith("/clerk-sessions/current")):
        method, rule = name.split(" ", 1)
        path = re.sub(r"<int:\w+>", "999999", re.sub(r"<\w+>", "unknown", rule))
        for role in ROLES:
            status = door.knock(role, method, path, json={} if method != "GET" else None).status_code
            let_in = status not in (401, 403) or (role, name) == ("nobody", "POST /setup")
            expected = 401 if role in ("nobody", "revoked") else 403
            if let_in != (role in AUDIENCES[name]) or (not let_in and status != expected) or status >= 500:
                wrong.append(f"{role} at {name}: {status}")

    assert wrong == []


def test_where_managers_have_accounts_their_screen_alone_opens_nothing_of_theirs(door: Door) -> None:
    """ "account": signed in at the manager's screen; "locked": the screen, at which nobody is."""
    door.give_accounts()
    wrong = []
    for name in sorted(AUDIENCES, key=lambda each: each.endswith("/manager-sessions/current")):
        method, rule = name.split(" ", 1)
        path = re.sub(r"<int:\w+>", "999999", re.sub(r"<\w+>", "unknown", rule))
        for role, audience in WITH_ACCOUNTS.items():
            told = "in" if audience in AUDIENCES[name] else "sign-in" if audience == "nobody" else "no"
            if role in LEADS_TO_THE_DOOR.get(name, ()):
                told = "sign-in"
            answer = door.knock(role, method, path, json={} if method != "GET" else None)
            if heard(answer) != told:
                wrong.append(f"{role} at {name}: {answer.status_code} {heard(answer)}")

    assert wrong == []


def test_a_key_of_another_office_or_of_a_session_that_ended_opens_no_door(door: Door, office: Office) -> None:
    tablet = add_device(office, "counter", "Máy quầy 4", "4")
    gone = sign_in(office, add_clerk(office, "Đức", PIN, (), OPERATOR), PIN, "4", tablet.id)
    sign_out(office, gone.session_id)
    strangers = {**another_office(office), "signed out": gone.token}
    door.tokens |= strangers
    closed = [name for name, who in AUDIENCES.items() if who != ANYONE]
    wrong = []
    for name in closed:
        method, rule = name.split(" ", 1)
        path = re.sub(r"<int:\w+>", "1", re.sub(r"<\w+>", "unknown", rule))
        for who in strangers:
            answer = door.knock(who, method, path, json={} if method != "GET" else None)
            if heard(answer) != "sign-in":
                wrong.append(f"{who} at {name}: {answer.status_code}")

    assert wrong == []


def heard(answer: TestResponse) -> str:
    """Let in, sent to sign in, or told no."""
    if answer.status_code == 401 or answer.headers.get("Location", "").startswith("/manage/sign-in?"):
        return "sign-in"
    problem = (answer.get_json(silent=True) or {}).get("type", "") if answer.status_code == 403 else ""
    return "no" if problem == "urn:motcua:not-yours" else "in"
