"""Screens that ask to be let in, what a manager asks of a screen, wrong PINs by screen, and sessions that end idle."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "pairings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_pairings_device_id_devices")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_pairings_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairings")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_pairings_secret_hash")),
    )
    op.create_table(
        "pin_tries",
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name=op.f("fk_pin_tries_clerk_id_clerks")),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_pin_tries_device_id_devices")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_pin_tries_office_id_offices")),
        sa.PrimaryKeyConstraint("device_id", "clerk_id", name=op.f("pk_pin_tries")),
    )
    for table, column in _columns():
        op.add_column(table, column)


def downgrade() -> None:
    for table, column in reversed(_columns()):
        op.drop_column(table, column.name)
    op.drop_table("pin_tries")
    op.drop_table("pairings")


def _columns() -> list[tuple[str, sa.Column[Any]]]:
    """Made anew each time: a column belongs to the table that it was added to."""
    return [
        ("clerk_sessions", sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True)),
        ("devices", sa.Column("asked", sa.String(length=16), nullable=True)),
        ("devices", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True)),
        ("devices", sa.Column("glass", sa.String(length=40), nullable=True)),
    ]
