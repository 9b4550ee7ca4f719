"""Every way of a visit: journeys, returns, why a ticket waits, and calls that were taken back."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for table, column in _columns():
        op.add_column(table, column)
    op.create_index("ix_tickets_office_id_revision", "tickets", ["office_id", "revision"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_tickets_office_id_revision", table_name="tickets")
    # In place, as SQLite can since 3.35: copying a table of a million tickets would take minutes.
    for table, column in reversed(_columns()):
        op.drop_column(table, column.name)


def _columns() -> list[tuple[str, sa.Column[Any]]]:
    """Made anew each time: a column belongs to the table that it was added to."""
    return [
        ("tickets", sa.Column("revision", sa.Integer(), server_default="0", nullable=False)),
        ("tickets", sa.Column("came_by", sa.String(length=24), nullable=True)),
        ("tickets", sa.Column("journey", sa.String(length=40), nullable=True)),
        ("tickets", sa.Column("step", sa.Integer(), nullable=True)),
        ("tickets", sa.Column("return_field", sa.String(length=40), nullable=True)),
        ("tickets", sa.Column("return_procedure", sa.String(length=40), nullable=True)),
        ("services", sa.Column("journey", sa.String(length=40), nullable=True)),
        ("services", sa.Column("step", sa.Integer(), nullable=True)),
        ("calls", sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True)),
    ]
