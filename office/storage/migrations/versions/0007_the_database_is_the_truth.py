"""Settings and catalogue, edition after edition."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("offices", sa.Column("edition", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "editions",
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("catalogue", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_editions_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "number", name=op.f("pk_editions")),
    )


def downgrade() -> None:
    op.drop_table("editions")
    op.drop_column("offices", "edition")
