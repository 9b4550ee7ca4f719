"""What citizens thought of a visit, and the tokens with which the province asks for figures."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from office.storage.models import Base


class Rating(Base):
    """One a visit. `score` is 1 to 5 on every scale; `doubt` says why it is kept and not counted (rules/rating.py)."""

    __tablename__ = "ratings"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    score: Mapped[int]
    comment: Mapped[str | None] = mapped_column(Text)
    rated_at: Mapped[dt.datetime]
    # "phone", or "counter": the tablet there.
    channel: Mapped[str] = mapped_column(String(8), default="phone", server_default="phone")
    # How many answers there were to choose from.
    levels: Mapped[int] = mapped_column(default=5, server_default="5")
    # The service that ended the visit: whose clerk, whose procedure. An undo may take it away: no foreign key.
    service_id: Mapped[int | None]
    # Codes with commas, of rules.rating.REASONS.
    reasons: Mapped[str | None] = mapped_column(String(80))
    doubt: Mapped[str | None] = mapped_column(String(16))
    device_id: Mapped[int | None]
    # A keyed hash of the phone's address, until the day is over: one phone that rates many tickets is found by it.
    source_hash: Mapped[str | None] = mapped_column(String(64))


class ReportToken(Base):
    """Lets another program read the office's figures, and nothing else. Only the hash of the token is kept."""

    __tablename__ = "report_tokens"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    name: Mapped[str] = mapped_column(String(120))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[dt.datetime]
    last_used_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]


_SOURCED = sql("source_hash IS NOT NULL")
Index("ix_ratings_sourced", Rating.office_id, sqlite_where=_SOURCED, postgresql_where=_SOURCED)
