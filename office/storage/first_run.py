"""How far a new office has come with its set-up."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from office.storage.models import Base


class FirstRun(Base):
    """`passed`: the steps that somebody said yes or "later" to, as "office,account"; what is there needs no saying."""

    __tablename__ = "first_runs"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    passed: Mapped[str] = mapped_column(String(200), default="")
    finished_at: Mapped[dt.datetime | None]
