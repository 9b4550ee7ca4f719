"""Clerks and screens, for the pages that list them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from office.context import Office
from office.snapshots.views import counter_ref, time_text
from office.storage.contact import is_in_contact
from office.storage.models import Clerk, ClerkSession, Device

Json = dict[str, Any]


def clerks_of(office: Office, counter_id: str | None) -> Json:
    """Who can sign in, by name, where they sit now, and at which counter."""
    clerks = [{"id": item["id"], "name": item["name"], "counter": item["counter"]} for item in staff_of(office)]
    known = counter_id if office.counter(counter_id) else None
    return {"clerks": clerks, "counter": counter_ref(office, known)}


def staff_of(office: Office) -> list[Json]:
    """Clerks with the fields they serve and where they sit now."""
    with office.storage.read() as connection:
        rows = connection.execute(
            select(Clerk.id, Clerk.name, Clerk.fields, ClerkSession.counter_id)
            .join(
                ClerkSession,
                (ClerkSession.clerk_id == Clerk.id) & ClerkSession.ended_at.is_(None),
                isouter=True,
            )
            .where(Clerk.office_id == office.id, Clerk.active.is_(True))
            .order_by(Clerk.name, Clerk.id)
        )
        return [
            {
                "id": str(id_),
                "name": name,
                "fields": [item for item in fields.split(",") if item],
                "counter": counter_ref(office, counter),
            }
            for id_, name, fields, counter in rows
        ]


def devices_of(office: Office) -> list[Json]:
    """The screens that are set up and not revoked."""
    now = office.clock.now()
    with office.storage.read() as connection:
        rows = connection.execute(
            select(Device.__table__)
            .where(Device.office_id == office.id, Device.revoked_at.is_(None))
            .order_by(Device.role, Device.id)
        )
        return [
            {
                "id": row.id,
                "role": row.role,
                "name": row.name,
                "counter": counter_ref(office, row.counter_id),
                "created_at": time_text(office, row.created_at),
                "last_seen_at": time_text(office, row.last_seen_at),
                "in_contact": is_in_contact(row.last_seen_at, row.left_at, now),
                "size": row.glass,
                "shows": row.shows,
            }
            for row in rows
        ]
