"""Editions of the office's settings and catalogue: each change adds one, the newest is in force, none is altered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, String, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from office.clock import Clock
from office.settings_file import OfficeData
from office.storage.database import Storage, Transaction
from office.storage.models import Base, OfficeRow

FROM_FILE = ("seed", "apply")
# Composed once: every server asks each second.
_NUMBER = select(OfficeRow.edition).where(OfficeRow.id == bindparam("office"))


class EditionRow(Base):
    """Settings and catalogue as they were from this edition on. Append-only; the newest one is in force."""

    __tablename__ = "editions"
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime]
    actor: Mapped[str] = mapped_column(String(60))
    # What made it: "seed" or "apply" (config.toml), "page" (the manager's pages), "undo".
    how: Mapped[str] = mapped_column(String(16))
    settings: Mapped[dict[str, Any]]
    # NULL: as in the edition before, for it is large and seldom changes.
    catalogue: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class OutOfDate(Exception):
    """An `Office` was given that is no longer the present edition: take the present one and do it again."""


@dataclass(frozen=True)
class Edition:
    """`how`: see `EditionRow`."""

    number: int
    at: dt.datetime
    actor: str
    how: str
    data: OfficeData

    @property
    def settings(self) -> dict[str, Any]:
        return self.data.settings

    @property
    def catalogue(self) -> dict[str, Any]:
        return self.data.catalogue


def present_number(storage: Storage) -> int:
    """The number of the edition in force; 0 before the first."""
    with storage.read() as connection:
        return connection.scalar(_NUMBER, {"office": storage.office_id}) or 0


def present(storage: Storage) -> Edition | None:
    """The edition in force; None before the first was stored."""
    with storage.read() as connection:
        return _newest(connection, storage.office_id)


def edition(storage: Storage, number: int) -> Edition | None:
    """An edition by its number, or what was in force then."""
    with storage.read() as connection:
        return _newest(connection, storage.office_id, number)


def last_from_file(storage: Storage) -> Edition | None:
    """The edition that config.toml made last."""
    with storage.read() as connection:
        number = connection.scalar(
            select(EditionRow.number)
            .where(EditionRow.office_id == storage.office_id, EditionRow.how.in_(FROM_FILE))
            .order_by(EditionRow.number.desc())
            .limit(1)
        )
        return None if number is None else _newest(connection, storage.office_id, number)


def seeded(storage: Storage, clock: Clock, data: OfficeData) -> Edition:
    """The edition in force; in a new database `data` becomes the first."""
    found = present(storage)
    if found is None:
        with storage.write(clock) as tx:
            if tx.edition == 0:  # asked again: another process may have started at this moment
                add_edition(tx, data, None, "system", "seed")
        found = present(storage)
    if found is None:
        raise LookupError("the first edition of the settings was not stored")
    return found


def add_edition(tx: Transaction, data: OfficeData, before: OfficeData | None, actor: str, how: str) -> int:
    """Put `data` in force when the transaction commits; gives its number."""
    number = tx.edition + 1
    tx.session.add(
        EditionRow(
            office_id=tx.office_id,
            number=number,
            at=tx.now,
            actor=actor,
            how=how,
            settings=data.settings,
            catalogue=None if before and before.catalogue == data.catalogue else data.catalogue,
        )
    )
    tx.session.execute(update(OfficeRow).where(OfficeRow.id == tx.office_id).values(edition=number))
    return number


def _newest(connection: Connection, office_id: str, up_to: int | None = None) -> Edition | None:
    rows = select(EditionRow.__table__).where(EditionRow.office_id == office_id).order_by(EditionRow.number.desc())
    if up_to is not None:
        rows = rows.where(EditionRow.number <= up_to)
    row = connection.execute(rows.limit(1)).one_or_none()
    if row is None:
        return None
    catalogue = row.catalogue or connection.scalar(
        select(EditionRow.catalogue)
        .where(EditionRow.office_id == office_id, EditionRow.number < row.number, EditionRow.catalogue.is_not(None))
        .order_by(EditionRow.number.desc())
        .limit(1)
    )
    return Edition(row.number, row.at, row.actor, row.how, OfficeData(row.settings, catalogue or {}))
