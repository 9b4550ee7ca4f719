"""A break that is announced ahead stands at its counter until it begins."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("counters", sa.Column("break_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("counters", sa.Column("break_minutes", sa.Integer(), nullable=True))
    op.add_column("counters", sa.Column("break_reason", sa.String(length=60), nullable=True))


def downgrade() -> None:
    op.drop_column("counters", "break_reason")
    op.drop_column("counters", "break_minutes")
    op.drop_column("counters", "break_at")
