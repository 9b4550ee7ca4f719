"""Which offices a database already holds the settings of, looked up without making or changing anything."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, make_url, select

from office.storage.database import make_engine
from office.storage.editions import EditionRow


def offices_in(url: str) -> list[str]:
    """Their ids; none when there is no database yet, or one of before settings were stored."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return []
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table(EditionRow.__tablename__):
                return []
            return list(connection.scalars(select(EditionRow.office_id).distinct().order_by(EditionRow.office_id)))
    finally:
        engine.dispose()
