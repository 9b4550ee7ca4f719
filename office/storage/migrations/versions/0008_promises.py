"""What a citizen was told of the wait, beside how long it was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

MINUTES = ("told_low", "told_likely", "told_high")


def upgrade() -> None:
    for name in MINUTES:
        op.add_column("services", sa.Column(name, sa.Integer(), nullable=True))
    op.add_column("services", sa.Column("forecast", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("services", "forecast")
    for name in reversed(MINUTES):
        op.drop_column("services", name)
