"""The day on which the result of an accepted dossier is promised, as the clerk told it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("services", sa.Column("return_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("services", "return_on")
