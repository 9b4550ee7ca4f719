"""What stands on each screen, and when its line ended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("devices", sa.Column("shows", sa.JSON(), nullable=True))
    op.add_column("devices", sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("devices", "left_at")
    op.drop_column("devices", "shows")
