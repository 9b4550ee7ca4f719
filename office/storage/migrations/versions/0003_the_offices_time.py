"""The office's own time, a day closed early, and what each counter serves."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for table, column in _columns():
        op.add_column(table, column)


def downgrade() -> None:
    for table, column in reversed(_columns()):
        op.drop_column(table, column.name)


def _columns() -> list[tuple[str, sa.Column[Any]]]:
    """Made anew each time: a column belongs to the table that it was added to."""
    return [
        ("offices", sa.Column("closed_day", sa.Date(), nullable=True)),
        ("offices", sa.Column("last_at", sa.DateTime(timezone=True), nullable=True)),
        ("offices", sa.Column("last_clock", sa.DateTime(timezone=True), nullable=True)),
        ("counters", sa.Column("fields", sa.String(length=2000), nullable=True)),
    ]
