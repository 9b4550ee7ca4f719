"""What citizens think, asked at the counter too; and tokens for the province's programs."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

SOURCED = sa.text("source_hash IS NOT NULL")


def columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("channel", sa.String(8), nullable=False, server_default="phone"),
        sa.Column("levels", sa.Integer(), nullable=False, server_default="5"),
        sa.Column("service_id", sa.Integer(), nullable=True),
        sa.Column("reasons", sa.String(80), nullable=True),
        sa.Column("doubt", sa.String(16), nullable=True),
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.Column("source_hash", sa.String(64), nullable=True),
    )


def upgrade() -> None:
    for column in columns():
        op.add_column("ratings", column)
    op.create_index("ix_ratings_sourced", "ratings", ["office_id"], sqlite_where=SOURCED, postgresql_where=SOURCED)
    # Whose the ratings of before are: the last service of each visit, as for those that come.
    op.execute(
        "UPDATE ratings SET service_id = (SELECT max(services.id) FROM services "
        "WHERE services.ticket_id = ratings.ticket_id AND services.ended_by = 'finish')"
    )
    op.create_table(
        "report_tokens",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_report_tokens"),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_report_tokens_office_id_offices"),
        sa.UniqueConstraint("token_hash", name="uq_report_tokens_token_hash"),
    )


def downgrade() -> None:
    op.drop_table("report_tokens")
    op.drop_index("ix_ratings_sourced", table_name="ratings")
    for column in reversed(columns()):
        op.drop_column("ratings", column.name)
