"""Managers' accounts: who they are, their sessions and recovery codes, wrong tries; and how far the first run has come."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"

HERE = sa.text("removed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "managers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("login", sa.String(length=60), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("totp_secret", sa.String(length=64), nullable=True),
        sa.Column("totp_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("totp_step", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_managers_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_managers")),
    )
    op.create_index(
        "uq_managers_one_of_a_login",
        "managers",
        ["office_id", "login"],
        unique=True,
        sqlite_where=HERE,
        postgresql_where=HERE,
    )
    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["manager_id"], ["managers.id"], name=op.f("fk_recovery_codes_manager_id_managers")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_recovery_codes_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_codes")),
    )
    op.create_index("ix_recovery_codes_manager_id", "recovery_codes", ["manager_id"], unique=False)
    op.create_table(
        "manager_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["manager_id"], ["managers.id"], name=op.f("fk_manager_sessions_manager_id_managers")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_manager_sessions_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manager_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_manager_sessions_token_hash")),
    )
    op.create_index("ix_manager_sessions_manager_id", "manager_sessions", ["manager_id"], unique=False)
    op.create_table(
        "sign_in_tries",
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("login_hash", sa.String(length=64), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_sign_in_tries_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", "place", "login_hash", name=op.f("pk_sign_in_tries")),
    )
    op.create_table(
        "first_runs",
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("passed", sa.String(length=200), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_first_runs_office_id_offices")),
        sa.PrimaryKeyConstraint("office_id", name=op.f("pk_first_runs")),
    )


def downgrade() -> None:
    op.drop_table("first_runs")
    op.drop_table("sign_in_tries")
    op.drop_table("manager_sessions")
    op.drop_table("recovery_codes")
    op.drop_table("managers")
