"""Who is calling: a device, a clerk at a counter, or nobody that we know.

A program sends `Authorization: Bearer <token>`. A page sends its cookie together with a header that says which
screen it is: one browser may hold several screens, and a header can't be set by another site's form.

Where managers have accounts, a browser is a manager's only while one is signed in at it (docs/decisions/managers.md).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import current_app, g, request
from sqlalchemy import BindParameter, bindparam, exists, select

from office.actions.clerk import ClerkAt
from office.actions.signing_in import note_life
from office.actions.work import Actor
from office.context import Office
from office.house import House
from office.rules.account_refusals import SIGN_IN_NEEDED
from office.rules.help_desk import is_at_desk
from office.rules.refusals import Refusal
from office.secrets import token_hash
from office.storage.contact import NOTED_EVERY, is_stale, note_contact, note_reading
from office.storage.managers import Manager, ManagerSession
from office.storage.models import Clerk, ClerkSession, Device
from office.storage.ratings import ReportToken
from web.problems import Denied

Answer = TypeVar("Answer")
ANYONE = "anyone"
CLERK = "clerk"
# Somebody signed in at the help desk: issues and moves tickets, and calls nobody.
GUIDE = "guide"
# Another program, with a token that reads figures and nothing else.
PROVINCE = "province"
# The help desk's page: whichever of this browser's screens may act there.
DESK_SCREEN = "desk"
MANAGER = "manager"
SCREEN_HEADER = "Motcua-Screen"
CLERK_COOKIE = "motcua_clerk"
ACCOUNT_COOKIE = "motcua_account"
# What web/devices.py hears from a page at every new line.
TELLS_OF_ITSELF = "devices_api.shown"


def device_cookie(role: str) -> str:
    return f"motcua_{role}"


@dataclass(frozen=True)
class DeviceAt:
    id: int
    role: str
    name: str
    counter_id: str | None


@dataclass(frozen=True)
class ManagerAt:
    """A manager who is signed in at this browser."""

    id: int
    name: str
    session_id: int


@dataclass(frozen=True)
class Identity:
    """`locked`: a manager's screen at which nobody is signed in, in an office whose managers have accounts.

    `signed_out`: nobody any more, but once a clerk at a counter.
    """

    device: DeviceAt | None = None
    clerk: ClerkAt | None = None
    manager: ManagerAt | None = None
    locked: bool = False
    signed_out: bool = False

    @property
    def roles(self) -> frozenset[str]:
        """Every audience that the caller belongs to."""
        if self.locked:
            return frozenset({ANYONE})
        seat = {GUIDE if is_at_desk(self.clerk.counter_id) else CLERK} if self.clerk else set()
        person = {MANAGER} if self.manager else set()
        return frozenset({ANYONE} | ({self.device.role} if self.device else set()) | seat | person)

    @property
    def known(self) -> bool:
        return not self.locked and (self.device or self.clerk or self.manager) is not None

    @property
    def screen(self) -> DeviceAt | None:
        """The screen that the caller's browser is; a manager who signed in makes any browser the manager's."""
        if self.manager is not None:
            return self.device or DeviceAt(0, MANAGER, self.manager.name, None)
        return None if self.locked else self.device

    @property
    def actor(self) -> Actor:
        if self.manager is not None:
            return Actor(f"manager:{self.manager.id}")
        if self.clerk is not None:
            return self.clerk.actor
        if self.device is not None:
            return Actor(f"device:{self.device.id}", counter_id=self.device.counter_id)
        return Actor("citizen")


@dataclass(frozen=True)
class ReaderAt:
    """A program that may read the office's figures."""

    id: int
    name: str


@dataclass(frozen=True)
class Reading(Identity):
    """The province's program: no screen, no person."""

    reader: ReaderAt | None = None

    @property
    def roles(self) -> frozenset[str]:
        return frozenset({ANYONE, PROVINCE})

    @property
    def known(self) -> bool:
        return True

    @property
    def actor(self) -> Actor:
        return Actor(f"report:{self.reader.id if self.reader else 0}")


NOBODY = Identity()
SIGNED_OUT = Identity(signed_out=True)

# Composed once: every request asks one of them, so that whoever is revoked is shut out at once.
_OFFICE: BindParameter[str] = bindparam("office")
_HASH: BindParameter[str] = bindparam("hash")
_DEVICE = select(Device.__table__).where(
    Device.office_id == _OFFICE, Device.token_hash == _HASH, Device.revoked_at.is_(None)
)
_SESSION = (
    select(ClerkSession.id, ClerkSession.counter_id, Clerk.id, Clerk.name, Clerk.fields)
    .join(Clerk, Clerk.id == ClerkSession.clerk_id)
    .where(ClerkSession.office_id == _OFFICE, ClerkSession.token_hash == _HASH, ClerkSession.ended_at.is_(None))
)
_ENDED = select(
    exists().where(
        ClerkSession.office_id == _OFFICE, ClerkSession.token_hash == _HASH, ClerkSession.ended_at.is_not(None)
    )
)
_ACCOUNT = (
    select(
        ManagerSession.id,
        ManagerSession.business_day,
        ManagerSession.moved_at,
        Manager.id.label("manager_id"),
        Manager.name,
    )
    .join(Manager, Manager.id == ManagerSession.manager_id)
    .where(
        ManagerSession.office_id == _OFFICE,
        ManagerSession.token_hash == _HASH,
        ManagerSession.ended_at.is_(None),
        Manager.removed_at.is_(None),
    )
)
_ANY_ACCOUNT = select(exists().where(Manager.office_id == _OFFICE, Manager.removed_at.is_(None)))


_READER = select(ReportToken.id, ReportToken.name, ReportToken.last_used_at).where(
    ReportToken.office_id == _OFFICE, ReportToken.token_hash == _HASH, ReportToken.revoked_at.is_(None)
)


def the_house() -> House:
    house: House = current_app.extensions["house"]
    return house


def the_office() -> Office:
    """The office as it is during the present request: settings that change meanwhile are the next one's."""
    office: Office | None = g.get("office")
    if office is None:
        office = g.office = the_house().office
    return office


def in_present_office(view: Callable[[], Answer]) -> Answer:
    """The answer of `view`, asked again when the settings changed under it: it had changed nothing by then."""

    def asked(office: Office) -> Answer:
        g.office = office
        return view()

    return the_house().do(asked)


def caller() -> Identity:
    """The identity behind the present request, looked up once."""
    identity: Identity | None = g.get("identity")
    if identity is None:
        identity = g.identity = _identify()
    return identity


def require(who: frozenset[str]) -> Identity:
    """The caller, if one of the audiences `who`. Raises Denied: 401 unknown, 403 known but not theirs."""
    identity = caller()
    if identity.roles & who:
        _note_life(identity)
        return identity
    if identity.locked and MANAGER in who:
        raise Refusal(SIGN_IN_NEEDED)
    raise Denied(403 if identity.known else 401, signed_out=identity.signed_out)


def identify_token(office: Office, token: str) -> Identity:
    """A device's or a clerk session's token; NOBODY when it is unknown, revoked or ended."""
    hashed = token_hash(token)
    with office.storage.read() as connection:
        asked = {"office": office.id, "hash": hashed}
        device = connection.execute(_DEVICE, asked).one_or_none()
        if device is not None:
            found = Identity(DeviceAt(device.id, device.role, device.name, device.counter_id))
        else:
            row = connection.execute(_SESSION, asked).one_or_none()
            if row is None:
                reader = connection.execute(_READER, asked).one_or_none()
                if reader is None and connection.scalar(_ENDED, asked):
                    return SIGNED_OUT
                return _reading(office, reader)
            if not office.is_place(row[1]):
                return NOBODY
            session_id, counter_id, clerk_id, name, fields = row
            skills = tuple(item for item in fields.split(",") if item)
            found = Identity(clerk=ClerkAt(session_id, clerk_id, name, counter_id, skills))
    if device is not None:
        _note_contact(office, device.id, device.last_seen_at, device.left_at)
    return found


def _reading(office: Office, row: Any) -> Identity:
    if row is None:
        return NOBODY
    now = office.clock.now()
    if row.last_used_at is None or now - row.last_used_at >= NOTED_EVERY:
        note_reading(office.storage, row.id, now)
    return Reading(reader=ReaderAt(row.id, row.name))


def identify_screen(office: Office, screen: str, cookies: dict[str, str]) -> Identity:
    """The identity of a page of ours from its cookies."""
    if screen == DESK_SCREEN:
        return _identify_at_desk(office, cookies)
    token = cookies.get(device_cookie(screen))
    identity = identify_token(office, token) if token else NOBODY
    if screen == MANAGER:
        return _with_account(office, identity, cookies)
    clerk_token = cookies.get(CLERK_COOKIE) if screen == "counter" else None
    if clerk_token:
        return Identity(identity.device, identify_token(office, clerk_token).clerk)
    return identity


def has_accounts(office: Office) -> bool:
    """Whether the office's managers have accounts: then the screen alone is not enough."""
    with office.storage.read() as connection:
        return bool(connection.scalar(_ANY_ACCOUNT, {"office": office.id}))


def _with_account(office: Office, screen: Identity, cookies: dict[str, str]) -> Identity:
    manager = _signed_in(office, cookies.get(ACCOUNT_COOKIE, ""))
    if manager is not None:
        return Identity(screen.device, manager=manager)
    if (screen.known or cookies.get(ACCOUNT_COOKIE)) and has_accounts(office):
        return Identity(screen.device, locked=True)
    return screen


def _signed_in(office: Office, token: str) -> ManagerAt | None:
    if not token:
        return None
    with office.storage.read() as connection:
        row = connection.execute(_ACCOUNT, {"office": office.id, "hash": token_hash(token)}).one_or_none()
    now = office.clock.now()
    idle = dt.timedelta(minutes=office.settings.managers.idle_minutes)
    if row is None or row.business_day != office.day(now) or now - row.moved_at > idle:
        return None
    return ManagerAt(row.manager_id, row.name, row.id)


def _note_life(identity: Identity) -> None:
    """A page that asks by itself every few seconds is no sign of life; a page that was opened, or a change, is one."""
    by_itself = request.path.startswith("/api/") and (request.method == "GET" or request.endpoint == TELLS_OF_ITSELF)
    if identity.manager is None or by_itself or "life_noted" in g:
        return
    g.life_noted = True
    office = the_office()
    note_life(office.storage, identity.manager.session_id, office.clock.now())


def _identify_at_desk(office: Office, cookies: dict[str, str]) -> Identity:
    """The help desk's own device first, or who is signed in at a counter's; else the manager."""
    found = [identify_screen(office, screen, cookies) for screen in ("counter", "manager")]
    tablet, manager = found
    if tablet.clerk or (tablet.device and is_at_desk(tablet.device.counter_id)):
        return tablet
    # A manager's screen at which nobody is signed in says so, where there is nothing else.
    return manager if manager.known or (manager.locked and not tablet.known) else tablet


def is_staff_browser() -> bool:
    """Whether the present request comes from a browser, or with a token, of the office's own people."""
    office, cookies = the_office(), dict(request.cookies)
    return caller().known or any(identify_screen(office, screen, cookies).known for screen in ("counter", MANAGER))


def let_in_by_cookie(screen: str) -> Identity:
    """As `caller`, for a page that only `screen` may open: a browser that goes to an address sends no header along."""
    if "identity" not in g and "Authorization" not in request.headers:
        g.identity = identify_screen(the_office(), screen, dict(request.cookies))
    return caller()


def _identify() -> Identity:
    office = the_office()
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return identify_token(office, token.strip())
    screen = request.headers.get(SCREEN_HEADER, "")
    return identify_screen(office, screen, dict(request.cookies)) if screen else NOBODY


def _note_contact(office: Office, device_id: int, last: dt.datetime | None, left: dt.datetime | None) -> None:
    now = office.clock.now()
    if is_stale(last, left, now):
        note_contact(office.storage, [device_id], now)
