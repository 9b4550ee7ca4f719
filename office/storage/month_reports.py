"""Which months' reports were written into the folder, and what keeps one from being written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, ForeignKey, Row, String, select
from sqlalchemy.orm import Mapped, mapped_column

from office.storage.models import Base


class MonthReport(Base):
    """`month`: its first day. `visitors`: how many the written report tells of; another number since: not the whole.

    `trouble`: a code of rules.months.Trouble, while it can't be written.
    """

    __tablename__ = "month_reports"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    month: Mapped[dt.date] = mapped_column(primary_key=True)
    visitors: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[dt.datetime]
    written_at: Mapped[dt.datetime | None]
    trouble: Mapped[str | None] = mapped_column(String(16))


def month_reports(connection: Connection, office_id: str) -> Sequence[Row[Any]]:
    """The newest month first."""
    query = select(MonthReport.__table__).where(MonthReport.office_id == office_id)
    return connection.execute(query.order_by(MonthReport.month.desc())).all()
