"""Alembic's entry: runs the migrations on the connection that `office.storage.upgrade` hands over."""

from __future__ import annotations

from alembic import context

from office.storage.models import Base

connection = context.config.attributes["connection"]
# SQLite can't alter a table in place: batch mode copies it.
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
