"""The managers' accounts, for the page that lists them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from office.context import Office
from office.snapshots.views import time_text
from office.storage.managers import Manager, ManagerSession, RecoveryCode

Json = dict[str, Any]


def managers_of(office: Office) -> list[Json]:
    """Who has an account, by name: whether codes are asked for, how many recovery codes are left, who is signed in."""
    open_ones = (
        select(ManagerSession.manager_id, func.count().label("sessions"))
        .where(ManagerSession.office_id == office.id, ManagerSession.ended_at.is_(None))
        .group_by(ManagerSession.manager_id)
        .subquery()
    )
    left = (
        select(RecoveryCode.manager_id, func.count().label("codes"))
        .where(RecoveryCode.office_id == office.id, RecoveryCode.used_at.is_(None))
        .group_by(RecoveryCode.manager_id)
        .subquery()
    )
    query = (
        select(
            Manager.id, Manager.name, Manager.login, Manager.totp_since, Manager.created_at, open_ones.c.sessions,
            left.c.codes,
        )
        .join(open_ones, open_ones.c.manager_id == Manager.id, isouter=True)
        .join(left, left.c.manager_id == Manager.id, isouter=True)
        .where(Manager.office_id == office.id, Manager.removed_at.is_(None))
        .order_by(Manager.name, Manager.id)
    )  # fmt: skip
    with office.storage.read() as connection:
        return [
            {
                "id": row.id,
                "name": row.name,
                "login": row.login,
                "codes": row.totp_since is not None,
                "recovery_codes": row.codes or 0,
                "sessions": row.sessions or 0,
                "created_at": time_text(office, row.created_at),
            }
            for row in connection.execute(query)
        ]
