"""Wrong tries at the managers' door, counted by sign-in name and place, in the database: a restart forgives nobody.

A name that nobody has is counted like one that somebody has, so that the door tells nothing of names.
"""

from __future__ import annotations

import datetime as dt
from math import ceil

from sqlalchemy import delete, select

from office.actions.moves import record
from office.actions.work import Actor, Work, begin
from office.context import Office
from office.rules.refusals import LOCKED, Reason, Refusal
from office.rules.tries import FREE_FROM_ANYWHERE, Tries, locked_at, locked_until
from office.secrets import token_hash
from office.storage.managers import SignInTry

# Whoever slipped on Friday begins Monday afresh.
FORGOTTEN_AFTER = dt.timedelta(hours=12)
SCREEN = "device:"


def place_of(device: int | None, address: str) -> str:
    """Where somebody stands at the door: at a screen of the office's, or somewhere on the network."""
    return f"{SCREEN}{device}" if device is not None else address[:60]


def count_try(office: Office, login: str, place: str) -> None:
    """Before it is looked at: a hundred tries sent at once are a hundred tries. Raises Refusal while locked."""
    with begin(office) as work:
        _require_unlocked(work, token_hash(login), place)
        row = work.session.get(SignInTry, (office.id, place, token_hash(login)))
        if row is None:
            row = SignInTry(office_id=office.id, place=place, login_hash=token_hash(login), failed=0, last_at=work.now)
            work.session.add(row)
        row.failed = row.failed + 1
        row.last_at = work.now


def refuse_try(office: Office, place: str, manager_id: int | None, reason: Reason) -> Refusal:
    """What to raise for a wrong try, written down."""
    with begin(office) as work:
        record(work, "wrong_sign_in", Actor("stranger"), detail={"manager": manager_id, "from": place})
    return Refusal(reason)


def forgive(work: Work, login: str, place: str | None = None) -> None:
    """Who proved themselves ends the count of their name at the place; a new password, everywhere."""
    here = [] if place is None else [SignInTry.place == place]
    mine = (SignInTry.office_id == work.office.id, SignInTry.login_hash == token_hash(login), *here)
    work.session.execute(delete(SignInTry).where(*mine))


def _require_unlocked(work: Work, hashed: str, place: str) -> None:
    old = (SignInTry.office_id == work.office.id, SignInTry.last_at <= work.now - FORGOTTEN_AFTER)
    work.session.execute(delete(SignInTry).where(*old))
    mine = select(SignInTry).where(SignInTry.office_id == work.office.id)
    here = work.session.scalars(mine.where(SignInTry.place == place))
    until = locked_at({row.login_hash: Tries(row.failed, row.last_at) for row in here}, hashed)
    if not place.startswith(SCREEN):
        strange = (SignInTry.login_hash == hashed, SignInTry.place.not_like(f"{SCREEN}%"))
        until = _later(until, [Tries(row.failed, row.last_at) for row in work.session.scalars(mine.where(*strange))])
    if until is not None and until > work.now:
        raise Refusal(LOCKED, seconds=ceil((until - work.now).total_seconds()))


def _later(until: dt.datetime | None, tries: list[Tries]) -> dt.datetime | None:
    if not tries:
        return until
    together = Tries(sum(each.failed for each in tries), max(each.last_at for each in tries))
    lock = locked_until(together, FREE_FROM_ANYWHERE)
    return lock if until is None else max(until, lock)
