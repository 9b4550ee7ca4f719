"""Managers' accounts: who has one, and what colleagues may change. Signing in: `signing_in`; codes: `second_factor`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, select, update

from office.actions.moves import record
from office.actions.sign_in_tries import forgive
from office.actions.work import Actor, Work, begin
from office.context import Office
from office.rules.account_refusals import (
    BAD_LOGIN,
    EASY_PASSWORD,
    LAST_ACCOUNT,
    LOGIN_TAKEN,
    NO_ACCOUNT,
    SHORT_PASSWORD,
)
from office.rules.events import ManagerSessionEnded
from office.rules.passwords import LEAST, MOST, is_easy, is_login, plain_login, plain_password
from office.rules.refusals import Refusal
from office.secrets import password_hash
from office.storage.managers import Manager, ManagerSession, RecoveryCode, manager_of_login


@dataclass(frozen=True)
class ManagerChange:
    """What is to be different; None leaves it as it is. `codes` False: no code from a phone is asked for any more."""

    name: str | None = None
    password: str | None = None
    codes: bool | None = None


def add_manager(office: Office, name: str, login: str, password: str, actor: Actor) -> int:
    """Make an account. Raises Refusal: a sign-in name that is none or taken, a password that anybody would guess."""
    login = plain_login(login)
    if not is_login(login):
        raise Refusal(BAD_LOGIN)
    # Hashing takes tens of milliseconds: before the transaction, not inside it.
    hashed = new_password(password, login, name)
    with begin(office) as work:
        if manager_of_login(work.session, office.id, login) is not None:
            raise Refusal(LOGIN_TAKEN, login=login)
        manager = Manager(office_id=office.id, name=name, login=login, password_hash=hashed, created_at=work.now)
        work.session.add(manager)
        work.session.flush()
        record(work, "add_manager", actor, detail={"manager": manager.id, "name": name, "login": login})
        return manager.id


def change_manager(office: Office, manager_id: int, change: ManagerChange, actor: Actor) -> None:
    """What a colleague mends: another password ends every session and every lock. Raises Refusal."""
    hashed = None
    if change.password is not None:
        login, name = _names(office, manager_id)
        hashed = new_password(change.password, login, change.name or name)
    with begin(office) as work:
        manager = active(work, manager_id)
        about = {"manager": manager_id, "name": manager.name}
        if change.name is not None and change.name != manager.name:
            record(work, "change_manager", actor, detail={**about, "changed": {"name": [manager.name, change.name]}})
            manager.name = change.name
        if hashed is not None:
            manager.password_hash = hashed
            forgive(work, manager.login)
            end_sessions(work, manager_id)
            record(work, "reset_password", actor, detail=about)
        if change.codes is False and manager.totp_secret is not None:
            forget_codes(work, manager)
            record(work, "codes_off", actor, detail=about)


def remove_manager(office: Office, manager_id: int, actor: Actor) -> None:
    """They can't sign in any more and are signed out at once; the journal keeps the name. Never the last one."""
    with begin(office) as work:
        manager = active(work, manager_id)
        here = select(func.count()).where(Manager.office_id == office.id, Manager.removed_at.is_(None))
        if (work.session.scalar(here) or 0) < 2:
            raise Refusal(LAST_ACCOUNT)
        manager.removed_at = work.now
        forget_codes(work, manager)
        end_sessions(work, manager_id)
        record(work, "remove_manager", actor, detail={"manager": manager_id, "name": manager.name})


def sign_manager_out(office: Office, manager_id: int, actor: Actor, keep: int | None = None) -> int:
    """End the sessions of a manager at every browser, but for the session `keep`; how many. Raises Refusal."""
    with begin(office) as work:
        active(work, manager_id)
        ended = end_sessions(work, manager_id, keep)
        record(work, "end_manager_sessions", actor, detail={"manager": manager_id, "ended": ended})
        return ended


def new_password(password: str, login: str, name: str) -> str:
    """What is kept of it. Raises Refusal when it is short or easy."""
    plain = plain_password(password)
    if not LEAST <= len(plain) <= MOST:
        raise Refusal(SHORT_PASSWORD, least=LEAST)
    if is_easy(plain, login, name):
        raise Refusal(EASY_PASSWORD)
    return password_hash(plain)


def active(work: Work, manager_id: int) -> Manager:
    manager = work.session.get(Manager, manager_id)
    if manager is None or manager.office_id != work.office.id or manager.removed_at is not None:
        raise Refusal(NO_ACCOUNT)
    return manager


def end_sessions(work: Work, manager_id: int, keep: int | None = None) -> int:
    """End them all, but for the session `keep`; how many."""
    open_ones = select(ManagerSession.id).where(
        ManagerSession.manager_id == manager_id, ManagerSession.ended_at.is_(None)
    )
    ids = [each for each in work.session.scalars(open_ones) if each != keep]
    ended = update(ManagerSession).where(ManagerSession.id.in_(ids)).values(ended_at=work.now)
    work.session.execute(ended.execution_options(synchronize_session=False))
    work.tx.tell(*(ManagerSessionEnded(each) for each in ids))
    return len(ids)


def forget_codes(work: Work, manager: Manager) -> None:
    """No code from a phone is asked for any more."""
    manager.totp_secret = manager.totp_since = manager.totp_step = None
    work.session.execute(delete(RecoveryCode).where(RecoveryCode.manager_id == manager.id))


def _names(office: Office, manager_id: int) -> tuple[str, str]:
    with office.storage.read() as connection:
        asked = select(Manager.login, Manager.name).where(Manager.id == manager_id, Manager.office_id == office.id)
        found = connection.execute(asked).one_or_none()
    return (found.login, found.name) if found else ("", "")
