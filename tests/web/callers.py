"""Somebody of every role before a real server, strangers among them: what each of them holds as its key."""

from __future__ import annotations

from dataclasses import replace

from office.actions.devices import OPERATOR, add_device, revoke_device
from office.actions.people import add_clerk, sign_in
from office.context import Office
from office.storage.database import Storage
from tests.builders import PIN
from tests.running import RunningOffice

DEVICES = ("kiosk", "display", "counter", "rating", "manager")
STAFF = ("clerk", "guide")
STRANGERS = ("revoked", "signed out", "another office's kiosk", "another office's clerk")
# A ticket's token is a key as well: to that ticket alone.
EVERYBODY = ("nobody", *DEVICES, *STAFF, *STRANGERS, "ticket")
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
        "ticket": running.take(tokens["kiosk"])["token"],
    }


def another_office(here: Office) -> dict[str, str]:
    """A second office in the same database: its people and screens are nobody here."""
    url = here.storage.engine.url.render_as_string(hide_password=False)
    there = Storage(url, "xa-ben-canh")
    there.ensure_office()
    named = here.settings.office.model_copy(update={"id": "xa-ben-canh"})
    office = replace(here, settings=here.settings.model_copy(update={"office": named}), storage=there, edition=0)
    kiosk = add_device(office, "kiosk", "Ki-ốt", None)
    tablet = add_device(office, "counter", "Máy quầy", "1")
    clerk = add_clerk(office, "Mai", PIN, (), OPERATOR)
    seat = sign_in(office, clerk, PIN, "1", tablet.id)
    there.dispose()
    return {"another office's kiosk": kiosk.token, "another office's clerk": seat.token}
