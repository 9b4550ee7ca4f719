"""A PostgreSQL database that is emptied after a test and lent to the next: a new copy takes thirty times as long."""

from __future__ import annotations

from dataclasses import dataclass, field

import psycopg
from psycopg import sql

from tests.postgres import Cluster

# What a test may have made, taken away or altered besides rows. Every change writes a row of the catalogue anew.
SHAPE = b"""
    SELECT (SELECT (count(*), sum(xmin::text::bigint))::text FROM pg_class WHERE oid >= 16384),
           (SELECT (count(*), sum(xmin::text::bigint))::text FROM pg_attribute WHERE attrelid >= 16384),
           (SELECT (count(*), sum(xmin::text::bigint))::text FROM pg_index WHERE indexrelid >= 16384),
           (SELECT (count(*), sum(xmin::text::bigint))::text FROM pg_constraint),
           (SELECT (count(*), sum(xmin::text::bigint))::text FROM pg_attrdef),
           (SELECT (count(*), sum(xmin::text::bigint))::text FROM pg_trigger),
           (SELECT (count(*), sum(xmin::text::bigint))::text FROM pg_proc WHERE oid >= 16384),
           (SELECT (count(*), sum(xmin::text::bigint))::text FROM pg_namespace),
           (SELECT (count(*), sum(xmin::text::bigint))::text FROM pg_db_role_setting),
           (SELECT string_agg(version_num, ' ') FROM alembic_version)
"""
# Whoever still has it open must be gone before the next test comes.
LET_GO = b"""
    SELECT coalesce(bool_and(pg_terminate_backend(pid, 10000)), true) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
TABLES = b"SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
SEQUENCES = b"SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"


@dataclass
class Emptied:
    """A database at the newest migration. `within`: a connection that stays, since making one costs most of it."""

    cluster: Cluster
    name: str
    within: psycopg.Connection = field(init=False)
    _shape: object = field(init=False)
    _emptying: sql.Composed = field(init=False)

    def __post_init__(self) -> None:
        self.within = self.cluster.connect(self.name)
        # What has been written stays, say the journal's triggers; and no row waits for those that refer to it.
        self.within.execute("SET session_replication_role = replica")
        self._shape = self.within.execute(SHAPE).fetchone()
        rows = [sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for (name,) in self.within.execute(TABLES)]
        starts = [sql.SQL("SELECT setval({}, 1, false)").format(name) for (name,) in self.within.execute(SEQUENCES)]
        self._emptying = sql.SQL("; ").join([*rows, *starts])

    def is_as_new(self) -> bool:
        """Empties it. False: the test changed more than rows, or somebody holds it; it must be thrown away."""
        try:
            gone = self.within.execute(LET_GO).fetchone() == (True,)
            if not gone or self.within.execute(SHAPE).fetchone() != self._shape:
                return False
            self.within.execute(self._emptying)
        except psycopg.Error:
            return False
        return True

    def throw_away(self) -> None:
        self.within.close()
        self.cluster.drop(self.name)
