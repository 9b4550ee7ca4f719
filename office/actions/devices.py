"""Screens join the office: by the command line, or by a one-time set-up link."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from office.actions.moves import record
from office.actions.people import end_seat
from office.actions.work import Actor, Work, begin
from office.context import Office
from office.rules.account_refusals import LINK_FOR_OTHERS
from office.rules.events import DeviceAsked, DeviceRevoked
from office.rules.help_desk import HELP_DESK
from office.rules.refusals import LINK_USED, NEEDS_COUNTER, NO_COUNTER, NO_DEVICE, Refusal
from office.rules.screens import Ask
from office.secrets import new_code, new_token, token_hash, typed_code
from office.storage.managers import has_any
from office.storage.models import ClerkSession, Device, SetupLink

ROLES = ("kiosk", "display", "counter", "manager", "rating")
# These stand at a counter; the one of the citizen stands at no help desk.
STAND_AT_COUNTERS = ("counter", "rating")
LINK_HOURS = 24
OPERATOR = Actor("operator")


@dataclass(frozen=True)
class NewDevice:
    id: int
    role: str
    token: str


def add_device(office: Office, role: str, name: str, counter_id: str | None, actor: Actor = OPERATOR) -> NewDevice:
    """Register a screen and give its token, which is shown only now. Raises Refusal for an unknown counter."""
    with begin(office) as work:
        return register(work, role, name, counter_id, actor)


def new_setup_link(office: Office, actor: Actor = OPERATOR, role: str | None = None) -> str:
    """A code for /setup, good for one screen within a day. `role`: what it is meant for."""
    code = new_code()
    with begin(office) as work:
        work.session.add(
            SetupLink(
                token_hash=token_hash(code),
                office_id=office.id,
                created_at=work.now,
                expires_at=work.now + dt.timedelta(hours=LINK_HOURS),
                role=role,
            )
        )
        record(work, "setup_link", actor)
    return code


def roles_of_link(office: Office, code: str) -> tuple[str, ...]:
    """What the link can still make of a browser; nothing once it was used or is too old. Looking uses nothing up."""
    with Session(office.storage.engine) as session:
        link = _good_link(office, session, code)
        return tuple(role for role in ROLES if _makes(session, link, role)) if link else ()


def _good_link(office: Office, session: Session, code: str) -> SetupLink | None:
    link = session.get(SetupLink, token_hash(typed_code(code)))
    if link is None or link.office_id != office.id or link.used_at is not None:
        return None
    return link if link.expires_at > office.clock.now() else None


def _makes(session: Session, link: SetupLink, role: str) -> bool:
    """It may become another screen than was meant, but for one: the token of a manager's screen opens every call to a
    program. Once managers have accounts, only a link that was made for such a screen makes one.
    """
    return role != "manager" or link.role == "manager" or not has_any(session, link.office_id)


def use_setup_link(office: Office, code: str, role: str, name: str, counter_id: str | None) -> NewDevice:
    """Turn a set-up link into a device. Raises Refusal when it was used, is too old, is for other screens, or the
    counter is unknown.
    """
    with begin(office) as work:
        link = _good_link(office, work.session, code)
        if link is None:
            raise Refusal(LINK_USED)
        if not _makes(work.session, link, role):
            raise Refusal(LINK_FOR_OTHERS)
        link.used_at = work.now
        return register(work, role, name, counter_id, Actor("setup-link"))


def revoke_device(office: Office, device_id: int, actor: Actor) -> None:
    """Shut a screen out at once, and sign out the clerk who sits at it."""
    with begin(office) as work:
        device = _known(work, device_id)
        if device.revoked_at is not None:
            return
        device.revoked_at = work.now
        work.session.execute(
            update(ClerkSession)
            .where(ClerkSession.device_id == device_id, ClerkSession.ended_at.is_(None))
            .values(ended_at=work.now)
        )
        record(work, "revoke_device", actor, detail={"device": device_id, "changed": {"active": [True, False]}})
        work.tx.tell(DeviceRevoked(device_id))


def ask_device(office: Office, device_id: int, ask: Ask, actor: Actor) -> None:
    """Have a screen show its name, or load its page anew. Raises Refusal for one that is none of ours any more."""
    with begin(office) as work:
        device = _present(work, device_id)
        _ask(work, device, ask)
        record(work, f"{ask}_device", actor, detail={"device": device_id, "name": device.name})


def change_device(office: Office, device_id: int, name: str | None, counter_id: str | None, actor: Actor) -> None:
    """Another name, or for a counter's machine another place; None leaves it as it is. Raises Refusal.

    Whoever sits at a machine that is moved signs in again at its new place: the old one may have a colleague soon.
    """
    with begin(office) as work:
        device = _present(work, device_id)
        changed: dict[str, list[str | None]] = {}
        if name is not None and name != device.name:
            changed["name"] = [device.name, name]
            device.name = name
        if counter_id is not None and device.role in STAND_AT_COUNTERS and counter_id != device.counter_id:
            if (device.role, counter_id) == ("rating", HELP_DESK):
                raise Refusal(NO_COUNTER, counter=counter_id)
            _require_place(work.office, counter_id)
            changed["counter"] = [device.counter_id, counter_id]
            device.counter_id = counter_id
            _clear_seat(work, device_id)
            _ask(work, device, "reload")
        if changed:
            record(work, "change_device", actor, detail={"device": device_id, "name": device.name, "changed": changed})


def usual_name(office: Office, role: str, counter_id: str | None) -> str:
    """What a screen is called that nobody named."""
    names = {"kiosk": "Ki-ốt", "display": "Sảnh chờ", "counter": "Máy quầy", "manager": "Quản lý", "rating": "Đánh giá"}
    if role == "counter" and counter_id == HELP_DESK:
        return office.counter_name(HELP_DESK).vi
    known = office.counter(counter_id) if role in STAND_AT_COUNTERS else None
    kind = "Đánh giá" if role == "rating" else "Máy"
    return f"{kind} {known.name}"[:120] if known else names[role]


def _known(work: Work, device_id: int) -> Device:
    device = work.session.get(Device, device_id)
    if device is None or device.office_id != work.office.id:
        raise Refusal(NO_DEVICE)
    return device


def _present(work: Work, device_id: int) -> Device:
    device = _known(work, device_id)
    if device.revoked_at is not None:
        raise Refusal(NO_DEVICE)
    return device


def _ask(work: Work, device: Device, ask: Ask) -> None:
    device.asked, device.asked_at = ask, work.now
    work.tx.tell(DeviceAsked(device.id))


def _clear_seat(work: Work, device_id: int) -> None:
    seats = select(ClerkSession).where(ClerkSession.device_id == device_id, ClerkSession.ended_at.is_(None))
    for seat in work.session.scalars(seats):
        end_seat(work, seat, "device_moved")


def _require_place(office: Office, counter_id: str) -> None:
    if counter_id != HELP_DESK and office.counter(counter_id) is None:
        raise Refusal(NO_COUNTER, counter=counter_id[:60])


def register(
    work: Work,
    role: str,
    name: str,
    counter_id: str | None,
    actor: Actor,
    hashed: str | None = None,
    **asked: str,
) -> NewDevice:
    """As `add_device`, within `work`; `hashed`: of a token that the screen holds already, given back empty then.

    `asked`: what the journal says besides of a screen that asked to be one.
    """
    if (role in STAND_AT_COUNTERS and counter_id is None) or (role, counter_id) == ("rating", HELP_DESK):
        raise Refusal(NEEDS_COUNTER)
    if counter_id is not None:
        _require_place(work.office, counter_id)
    token = "" if hashed else new_token()
    device = Device(
        office_id=work.office.id,
        role=role,
        name=name,
        counter_id=counter_id,
        token_hash=hashed or token_hash(token),
        created_at=work.now,
    )
    work.session.add(device)
    work.session.flush()
    first = {"name": [None, name], "role": [None, role], "counter": [None, counter_id]}
    move = "approve_device" if hashed else "add_device"
    record(work, move, actor, detail={"device": device.id, "changed": first, **asked})
    return NewDevice(device.id, role, token)
