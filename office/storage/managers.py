"""The tables of managers' accounts: who they are, their sessions and recovery codes, and wrong tries at the door."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from office.storage.models import Base

_HERE = text("removed_at IS NULL")


class Manager(Base):
    """One who manages the office. The row stays when they go: the journal names it."""

    __tablename__ = "managers"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    name: Mapped[str] = mapped_column(String(120))
    login: Mapped[str] = mapped_column(String(60))
    password_hash: Mapped[str] = mapped_column(String(200))
    # Shown in set-up, and asked for at the door only from `totp_since` on.
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    totp_since: Mapped[dt.datetime | None]
    # The time step of the last code that was taken: none works twice.
    totp_step: Mapped[int | None]
    created_at: Mapped[dt.datetime]
    removed_at: Mapped[dt.datetime | None]

    __table_args__ = (
        Index(
            "uq_managers_one_of_a_login", "office_id", "login", unique=True, sqlite_where=_HERE, postgresql_where=_HERE
        ),
    )


class RecoveryCode(Base):
    """Opens the door once to whoever lost the phone."""

    __tablename__ = "recovery_codes"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    manager_id: Mapped[int] = mapped_column(ForeignKey("managers.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[dt.datetime | None]


class ManagerSession(Base):
    """A manager signed in at a browser. `address`: from where, so that they know their own sessions."""

    __tablename__ = "manager_sessions"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    manager_id: Mapped[int] = mapped_column(ForeignKey("managers.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    business_day: Mapped[dt.date]
    address: Mapped[str] = mapped_column(String(64))
    started_at: Mapped[dt.datetime]
    # The manager's last sign of life at it, not the page's.
    moved_at: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]


class SignInTry(Base):
    """Wrong tries of one sign-in name from one place: a screen of the office's, or a network address.

    The name is kept as a hash, for people type their password into the wrong line.
    """

    __tablename__ = "sign_in_tries"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    place: Mapped[str] = mapped_column(String(64), primary_key=True)
    login_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    failed: Mapped[int]
    last_at: Mapped[dt.datetime]


def manager_of_login(session: Session, office_id: str, login: str) -> Manager | None:
    return session.scalar(
        select(Manager).where(Manager.office_id == office_id, Manager.login == login, Manager.removed_at.is_(None))
    )


def has_any(session: Session, office_id: str) -> bool:
    """Whether the office's managers have accounts."""
    return (
        session.scalar(select(Manager.id).where(Manager.office_id == office_id, Manager.removed_at.is_(None)).limit(1))
        is not None
    )
