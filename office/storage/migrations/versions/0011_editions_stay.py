"""Editions of the settings are only ever added to, as the journal is: who changed what is read from both."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"

FUNCTION = """
CREATE FUNCTION editions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'editions are append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
# SQLite drops a table's triggers with it: whoever rebuilds the table makes them anew.
SQLITE = {
    "update": "BEFORE UPDATE ON editions",
    "delete": "BEFORE DELETE ON editions",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "replace": "BEFORE INSERT ON editions WHEN EXISTS "
    "(SELECT 1 FROM editions WHERE office_id = NEW.office_id AND number = NEW.number)",
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name, when in SQLITE.items():
            refuse = "BEGIN SELECT RAISE(ABORT, 'editions are append-only'); END"
            op.execute(f"CREATE TRIGGER editions_refuse_{name} {when} {refuse}")
    else:
        op.execute(FUNCTION)
        op.execute(
            "CREATE TRIGGER editions_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON editions "
            "FOR EACH STATEMENT EXECUTE FUNCTION editions_stay()"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in SQLITE:
            op.execute(f"DROP TRIGGER editions_refuse_{name}")
    else:
        op.execute("DROP TRIGGER editions_refuse_change ON editions")
        op.execute("DROP FUNCTION editions_stay()")
