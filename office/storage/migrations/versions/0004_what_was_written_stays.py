"""The journal is only ever added to: the database itself refuses everything else, whoever asks."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

FUNCTION = """
CREATE FUNCTION journal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


# SQLite drops a table's triggers with it: whoever rebuilds the journal's table makes them anew.
SQLITE = {
    "update": "BEFORE UPDATE ON journal",
    "delete": "BEFORE DELETE ON journal",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "replace": "BEFORE INSERT ON journal WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)",
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name, when in SQLITE.items():
            refuse = "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
            op.execute(f"CREATE TRIGGER journal_refuses_{name} {when} {refuse}")
    else:
        op.execute(FUNCTION)
        op.execute(
            "CREATE TRIGGER journal_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal "
            "FOR EACH STATEMENT EXECUTE FUNCTION journal_stays()"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in SQLITE:
            op.execute(f"DROP TRIGGER journal_refuses_{name}")
    else:
        op.execute("DROP TRIGGER journal_refuses_change ON journal")
        op.execute("DROP FUNCTION journal_stays()")
