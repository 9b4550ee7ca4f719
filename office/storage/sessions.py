"""Who is signed in where."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.rules.refusals import SIGNED_OUT, Refusal
from office.storage.models import ClerkSession


def require_signed_in(session: Session, session_id: int) -> None:
    """Asked again inside the transaction, for the clerk may have been signed out since the request came in."""
    if session.scalar(select(ClerkSession.ended_at).where(ClerkSession.id == session_id)) is not None:
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
