"""Notes leave the journal for a table that can be erased; one live ticket a person; what was erased, and when."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

JOURNAL = sa.table("journal", sa.column("id"), sa.column("ticket_id"), sa.column("detail", sa.JSON()))
TICKETS = sa.table(
    "tickets", sa.column("id"), sa.column("office_id"), sa.column("business_day", sa.Date()), sa.column("note"),
    sa.column("note_id"),
)  # fmt: skip
NOTES = sa.table(
    "notes", sa.column("id"), sa.column("office_id"), sa.column("business_day", sa.Date()), sa.column("ticket_id"),
    sa.column("text"),
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_notes_office_id_offices")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_notes_ticket_id_tickets")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    _index("ix_notes_kept", "notes", ["office_id", "business_day"], "text IS NOT NULL")
    op.create_table(
        "cards",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_cards_office_id_offices")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_cards_ticket_id_tickets")),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_cards")),
    )
    op.create_index("ix_cards_office_id_hash", "cards", ["office_id", "hash"], unique=False)
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("before", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_erasures_office_id_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    _index("ix_ratings_commented", "ratings", ["office_id", "rated_at"], "comment IS NOT NULL")
    for table, column in _columns():
        op.add_column(table, column)
    _take_notes_out_of_the_journal()


def downgrade() -> None:
    """The notes that stand on tickets stay there; older ones go with their table, and never return to the journal."""
    for table, column in reversed(_columns()):
        op.drop_column(table, column.name)
    op.drop_index("ix_ratings_commented", table_name="ratings")
    for table in ("erasures", "cards", "notes"):
        op.drop_table(table)


def _columns() -> list[tuple[str, sa.Column[Any]]]:
    """Made anew each time: a column belongs to the table that it was added to."""
    return [
        ("tickets", sa.Column("note_id", sa.Integer(), nullable=True)),
        ("tickets", sa.Column("bound_since", sa.DateTime(timezone=True), nullable=True)),
    ]


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=False, sqlite_where=condition, postgresql_where=condition)


def _take_notes_out_of_the_journal() -> None:
    """The one time that rows of the journal are written anew: texts in them could never be erased."""
    connection = op.get_bind()
    tickets = {row.id: row for row in connection.execute(sa.select(TICKETS).where(TICKETS.c.note.is_not(None)))}
    noted = sa.cast(JOURNAL.c.detail, sa.Text()).like('%"note"%')
    rows = connection.execute(sa.select(JOURNAL).where(noted).order_by(JOURNAL.c.id)).all()
    stays = import_module("office.storage.migrations.versions.0004_what_was_written_stays")
    stays.downgrade()
    last: dict[int, int | None] = {}
    for row in rows:
        detail = {name: value for name, value in row.detail.items() if name != "note"}
        changed = dict(detail.get("changed") or {})
        if "note" in changed:
            _, text = changed.pop("note")
            before, last[row.ticket_id] = last.get(row.ticket_id), _kept(row.ticket_id, text)
            detail["changed"] = {**changed, "note_id": [before, last[row.ticket_id]]}
        connection.execute(sa.update(JOURNAL).where(JOURNAL.c.id == row.id).values(detail=detail))
    stays.upgrade()
    for ticket_id, ticket in tickets.items():
        note = last.get(ticket_id) or _kept(ticket_id, ticket.note)
        connection.execute(sa.update(TICKETS).where(TICKETS.c.id == ticket_id).values(note_id=note))


def _kept(ticket_id: int, text: str | None) -> int | None:
    if text is None:
        return None
    connection = op.get_bind()
    whose = sa.select(TICKETS.c.office_id, TICKETS.c.business_day).where(TICKETS.c.id == ticket_id)
    ticket = connection.execute(whose).one()
    note = {"office_id": ticket.office_id, "business_day": ticket.business_day, "ticket_id": ticket_id, "text": text}
    return int(connection.execute(sa.insert(NOTES).values(note).returning(NOTES.c.id)).scalar_one())
