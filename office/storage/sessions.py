"""Who is signed in where."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from office.rules.help_desk import HELP_DESK
from office.rules.refusals import SIGNED_OUT, Refusal
from office.storage.models import ClerkSession

# Routing and the screens know counters alone: a guide at the help desk calls nobody.
AT_A_COUNTER = ClerkSession.counter_id.not_like(f"{HELP_DESK}:%")
_MOVED = (
    update(ClerkSession)
    .where(ClerkSession.id == bindparam("session"), ClerkSession.ended_at.is_(None))
    .values(moved_at=bindparam("now"))
)


def require_signed_in(session: Session, session_id: int, now: dt.datetime) -> None:
    """Asked again inside the transaction, for the clerk may have been signed out since the request came in.

    It is a sign of life as well: a seat without one ends by itself.
    """
    found = session.connection().execute(_MOVED, {"session": session_id, "now": now})
    if found.rowcount != 1:
        raise Refusal(SIGNED_OUT)


def open_at_counter(session: Session, office_id: str, counter_id: str) -> ClerkSession | None:
    return session.scalar(
        select(ClerkSession).where(
            ClerkSession.office_id == office_id, ClerkSession.counter_id == counter_id, ClerkSession.ended_at.is_(None)
        )
    )


def open_of_clerk(session: Session, office_id: str, clerk_id: int) -> ClerkSession | None:
    return session.scalar(
        select(ClerkSession).where(
            ClerkSession.office_id == office_id, ClerkSession.clerk_id == clerk_id, ClerkSession.ended_at.is_(None)
        )
    )
