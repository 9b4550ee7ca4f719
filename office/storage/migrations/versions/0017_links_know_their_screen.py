"""A set-up link knows what it was made for: none makes a manager's screen by the choice of whoever opens it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("setup_links", sa.Column("role", sa.String(length=20), nullable=True))


def downgrade() -> None:
    op.drop_column("setup_links", "role")
