"""Somebody of every role before a real server, strangers among them: what each of them holds as its key."""

from __future__ import annotations

from dataclasses import replace

from office.actions.devices import OPERATOR, add_device, revoke_device
from office.actions.managers import add_manager
from office.actions.people import add_clerk, sign_in
from office.actions.report_tokens import add_report_token
from office.actions.signing_in import sign_in_directly, sign_out
from office.context import Office
from office.storage.database import Storage
from tests.builders import PASSWORD, PIN
from tests.running import RunningOffice

DEVICES = ("kiosk", "display", "counter", "rating", "manager")
STAFF = ("clerk", "guide")
STRANGERS = ("revoked", "signed out", *(f"another office's {role}" for role in ("kiosk", "manager", "clerk", "reader")))
# Whoever signed in with a password, at a browser that is no screen; and who was one and signed out.
ACCOUNTS = ("account", "account that ended")
# A ticket's token is a key as well: to that ticket alone. The province's reads figures, which no line tells.
EVERYBODY = ("nobody", *DEVICES, *STAFF, *STRANGERS, *ACCOUNTS, "province", "ticket")
AT_A_COUNTER = {"counter", "rating"}


def callers(running: RunningOffice) -> dict[str, str]:
    """The token of each; nobody's is empty."""
    office = running.opened()
    tokens = {role: running.device(role, "1" if role in AT_A_COUNTER else None) for role in DEVICES}
    clerk, gone = running.signed_in("2"), running.signed_in("3", "Đức")
    running.delete("/clerk-sessions/current", gone)
    revoked = add_device(office, "manager", "gone", None)
    revoke_device(office, revoked.id, OPERATOR)
    return {
        "nobody": "",
        **tokens,
        "clerk": clerk,
        "guide": running.signed_in("help-desk", "Hoa"),
        "revoked": revoked.token,
        "signed out": gone,
        **another_office(office),
        **accounts(office),
        "province": add_report_token(office, "Tỉnh", OPERATOR).token,
        "ticket": running.take(tokens["kiosk"])["token"],
    }


def accounts(office: Office) -> dict[str, str]:
    """Two managers with accounts: from now on the manager's screen alone opens nothing in a browser."""
    here = sign_in_directly(office, add_manager(office, "Lê Thị Thu Hà", "ha.le", PASSWORD, OPERATOR), "127.0.0.1")
    gone = sign_in_directly(office, add_manager(office, "Trần Văn Bình", "binh.tran", PASSWORD, OPERATOR), "127.0.0.1")
    sign_out(office, gone.session_id)
    return {"account": here.token, "account that ended": gone.token}


def another_office(here: Office) -> dict[str, str]:
    """A second office in the same database: its people and screens are nobody here."""
    url = here.storage.engine.url.render_as_string(hide_password=False)
    there = Storage(url, "xa-ben-canh")
    there.ensure_office()
    named = here.settings.office.model_copy(update={"id": "xa-ben-canh"})
    office = replace(here, settings=here.settings.model_copy(update={"office": named}), storage=there, edition=0)
    kiosk, manager = (add_device(office, role, role, None) for role in ("kiosk", "manager"))
    reader = add_report_token(office, "Tỉnh", OPERATOR)
    tablet = add_device(office, "counter", "Máy quầy", "1")
    clerk = add_clerk(office, "Mai", PIN, (), OPERATOR)
    seat = sign_in(office, clerk, PIN, "1", tablet.id)
    there.dispose()
    keys = {"kiosk": kiosk.token, "manager": manager.token, "clerk": seat.token, "reader": reader.token}
    return {f"another office's {role}": key for role, key in keys.items()}
