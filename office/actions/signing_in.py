"""A manager signs in: name and password, then a code where the account asks for one; and leaves."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select, update
from sqlalchemy.exc import DBAPIError

from office.actions.managers import active, end_sessions, new_password
from office.actions.moves import record
from office.actions.second_factor import code_opens
from office.actions.sign_in_tries import count_try, forgive, refuse_try
from office.actions.work import Actor, Work, begin
from office.context import Office
from office.rules.account_refusals import NO_ACCOUNT, WRONG_CODE, WRONG_PASSWORD, WRONG_SIGN_IN
from office.rules.events import ManagerSessionEnded
from office.rules.passwords import plain_login, plain_password
from office.rules.refusals import Refusal
from office.secrets import new_token, password_hash, password_matches, token_hash
from office.storage.database import Storage, writing
from office.storage.managers import Manager, ManagerSession

_DECOY = password_hash("decoy")
# How often a sign of life is written down.
NOTED_EVERY = dt.timedelta(seconds=30)


@dataclass(frozen=True)
class Proved:
    """Somebody who knows the password. `mark` changes with it: what was proved with the old one is worth nothing."""

    manager_id: int
    asks_code: bool
    mark: str


@dataclass(frozen=True)
class SignedIn:
    session_id: int
    token: str


def prove_password(office: Office, login: str, password: str, place: str) -> Proved:
    """Raises Refusal: wrong (in the same words and time for a name that nobody has), or too many wrong ones."""
    login = plain_login(login)[:60]
    count_try(office, login, place)
    known = _known(office, Manager.login == login)
    # Outside any transaction, for it is slow by design.
    right = password_matches(plain_password(password), known[1] if known else _DECOY)
    if known is None or not right:
        raise refuse_try(office, place, known[0] if known else None, WRONG_SIGN_IN)
    return Proved(known[0], known[2], _mark(known[1]))


def still_proved(office: Office, manager_id: int, mark: str) -> bool:
    """Whether what was proved a moment ago holds."""
    known = _known(office, Manager.id == manager_id)
    return known is not None and _mark(known[1]) == mark


def sign_in(office: Office, proved: Proved, place: str, address: str, code: str | None = None) -> SignedIn:
    """A session of its own for this browser. Raises Refusal for a wrong code, which counts as a wrong password does."""
    if proved.asks_code:
        return _with_code(office, proved, place, address, code or "")
    with begin(office) as work:
        return _open(work, active(work, proved.manager_id), place, address)


def sign_in_directly(office: Office, manager_id: int, address: str) -> SignedIn:
    """For who has just made the office's first account: they are in already, and stay so."""
    with begin(office) as work:
        return _open(work, active(work, manager_id), None, address)


def sign_out(office: Office, session_id: int) -> None:
    with begin(office) as work:
        session = work.session.get(ManagerSession, session_id)
        if session is not None and session.ended_at is None:
            _end(work, session, "manager_sign_out")


def change_own_password(office: Office, session_id: int, place: str, password: str, new: str) -> None:
    """By proving the present one; every other session of theirs ends. Raises Refusal."""
    manager_id, login, name, hashed = _of_session(office, session_id)
    changed = new_password(new, login, name)
    require_password(office, manager_id, login, hashed, place, password)
    with begin(office) as work:
        manager = active(work, manager_id)
        manager.password_hash = changed
        forgive(work, login)
        end_sessions(work, manager_id, keep=session_id)
        record(work, "change_own_password", Actor(f"manager:{manager_id}"), detail={"manager": manager_id})


def prove_own_password(office: Office, session_id: int, place: str, password: str) -> int:
    """Who asks again, at a browser left open, whether it is still they; the manager's id. Raises Refusal."""
    manager_id, login, _name, hashed = _of_session(office, session_id)
    require_password(office, manager_id, login, hashed, place, password)
    with begin(office) as work:
        forgive(work, login, place)
    return manager_id


def require_password(office: Office, manager_id: int, login: str, hashed: str, place: str, password: str) -> None:
    count_try(office, login, place)
    if not password_matches(plain_password(password), hashed):
        raise refuse_try(office, place, manager_id, WRONG_PASSWORD)


def end_stale_sessions(office: Office) -> int:
    """Sign out who gave no sign of life for `managers.idle_minutes`, and whoever is left from another day; how many."""
    now = office.clock.now()
    idle = ManagerSession.moved_at < now - dt.timedelta(minutes=office.settings.managers.idle_minutes)
    stale = select(ManagerSession).where(
        ManagerSession.office_id == office.id,
        ManagerSession.ended_at.is_(None),
        or_(idle, ManagerSession.business_day != office.day(now)),
    )
    with office.storage.read() as connection:
        if connection.execute(stale.limit(1)).one_or_none() is None:
            return 0
    with begin(office) as work:
        found = work.session.scalars(stale).all()
        for session in found:
            _end(work, session, "manager_idle")
    return len(found)


def note_life(storage: Storage, session_id: int, now: dt.datetime) -> None:
    """Written without the office's lock; left when the disk is full, which must keep nobody from reading."""
    mine = update(ManagerSession).where(ManagerSession.id == session_id, ManagerSession.ended_at.is_(None))
    with suppress(DBAPIError), writing(storage.engine).begin() as connection:
        connection.execute(mine.where(ManagerSession.moved_at <= now - NOTED_EVERY).values(moved_at=now))


def _with_code(office: Office, proved: Proved, place: str, address: str, code: str) -> SignedIn:
    login = _login(office, proved.manager_id)
    count_try(office, login, place)
    opened = None
    with begin(office) as work:
        manager = active(work, proved.manager_id)
        if code_opens(work, manager, code):
            opened = _open(work, manager, place, address)
    if opened is None:
        raise refuse_try(office, place, proved.manager_id, WRONG_CODE)
    return opened


def _open(work: Work, manager: Manager, place: str | None, address: str) -> SignedIn:
    if place is not None:
        forgive(work, manager.login, place)
    token = new_token()
    session = ManagerSession(
        office_id=work.office.id,
        manager_id=manager.id,
        token_hash=token_hash(token),
        business_day=work.day,
        address=address[:64],
        started_at=work.now,
        moved_at=work.now,
    )
    work.session.add(session)
    work.session.flush()
    record(work, "manager_sign_in", Actor(f"manager:{manager.id}"), detail={"from": address[:64]})
    return SignedIn(session.id, token)


def _end(work: Work, session: ManagerSession, why: str) -> None:
    session.ended_at = work.now
    record(work, why, Actor(f"manager:{session.manager_id}"))
    work.tx.tell(ManagerSessionEnded(session.id))


def _known(office: Office, which: object) -> tuple[int, str, bool] | None:
    """Id, what is kept of the password, and whether a code is asked for."""
    with office.storage.read() as connection:
        asked = select(Manager.id, Manager.password_hash, Manager.totp_since).where(
            Manager.office_id == office.id,
            Manager.removed_at.is_(None),
            which,  # type: ignore[arg-type]
        )
        found = connection.execute(asked).one_or_none()
    return None if found is None else (found.id, found.password_hash, found.totp_since is not None)


def _of_session(office: Office, session_id: int) -> tuple[int, str, str, str]:
    with office.storage.read() as connection:
        found = _whose(connection, session_id)
    if found is None:
        raise Refusal(NO_ACCOUNT)
    return found


def _whose(connection: Connection, session_id: int) -> tuple[int, str, str, str] | None:
    row = connection.execute(
        select(Manager.id, Manager.login, Manager.name, Manager.password_hash)
        .join(ManagerSession, ManagerSession.manager_id == Manager.id)
        .where(ManagerSession.id == session_id)
    ).one_or_none()
    return None if row is None else (row.id, row.login, row.name, row.password_hash)


def _login(office: Office, manager_id: int) -> str:
    with office.storage.read() as connection:
        return connection.scalar(select(Manager.login).where(Manager.id == manager_id)) or ""


def _mark(hashed: str) -> str:
    return token_hash(hashed)[:16]
