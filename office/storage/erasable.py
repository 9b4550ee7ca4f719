"""The tables of what people wrote in their own words, of whose card a ticket is, and of what was erased of it.

Beside the journal, which nothing can change: these are made to be erased (docs/decisions/privacy.md).
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from office.storage.models import Base
from office.storage.ratings import Rating


class Note(Base):
    """What somebody wrote about a ticket; NULL once it is erased."""

    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    business_day: Mapped[dt.date]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    text: Mapped[str | None] = mapped_column(Text)


class Card(Base):
    """Whose ID card a ticket of today was taken with: a keyed hash that holds for this day alone."""

    __tablename__ = "cards"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    business_day: Mapped[dt.date]
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (Index("ix_cards_office_id_hash", "office_id", "hash"),)


class Erasure(Base):
    """What was erased, and when: `count` of `kind` (notes, comments, cards) from days before `before`."""

    __tablename__ = "erasures"
    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    at: Mapped[dt.datetime]
    kind: Mapped[str] = mapped_column(String(16))
    before: Mapped[dt.date]
    count: Mapped[int]
    actor: Mapped[str] = mapped_column(String(60))


# What is still to be erased is found without reading years of what has been.
_KEPT, _COMMENTED = sql("text IS NOT NULL"), sql("comment IS NOT NULL")
Index("ix_notes_kept", Note.office_id, Note.business_day, sqlite_where=_KEPT, postgresql_where=_KEPT)
Index("ix_ratings_commented", Rating.office_id, Rating.rated_at, sqlite_where=_COMMENTED, postgresql_where=_COMMENTED)
