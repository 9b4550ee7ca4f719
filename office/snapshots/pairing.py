"""Browsers that ask to become screens: for the one that waits, and for the manager."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from office.catalogue import Words
from office.context import Office
from office.secrets import token_hash
from office.snapshots.views import time_text
from office.storage.models import Device, Pairing

Json = dict[str, Any]
WAITING = "waiting"
SCREENS = {
    "kiosk": Words("Ki-ốt", "kiosk"),
    "display": Words("Sảnh chờ", "lobby screen"),
    "counter": Words("Máy ở quầy", "counter device"),
    "manager": Words("Máy quản lý", "manager’s screen"),
    "rating": Words("Máy đánh giá ở quầy", "rating tablet"),
}


def asked_with(office: Office, secret: str) -> Json | None:
    """The request of whoever holds the secret, with the role that was approved; None for no such request."""
    query = (
        select(Pairing.__table__, Device.role.label("approved"), Device.revoked_at)
        .join(Device, Device.id == Pairing.device_id, isouter=True)
        .where(Pairing.office_id == office.id, Pairing.secret_hash == token_hash(secret))
    )
    with office.storage.read() as connection:
        row = connection.execute(query).one_or_none()
    # A screen that was shut out since begins anew.
    if row is None or row.revoked_at is not None:
        return None
    late = row.state == WAITING and row.expires_at <= office.clock.now()
    return {
        "state": "expired" if late else row.state,
        "role": row.approved or row.role,
        "code": row.code,
        "expires_at": time_text(office, row.expires_at),
    }


def pairings_of(office: Office) -> list[Json]:
    """Those that wait for an answer, the oldest first, with where each is seen from."""
    query = select(Pairing.__table__).where(
        Pairing.office_id == office.id, Pairing.state == WAITING, Pairing.expires_at > office.clock.now()
    )
    with office.storage.read() as connection:
        rows = connection.execute(query.order_by(Pairing.id)).all()
    return [
        {
            "id": row.id,
            "role": row.role,
            "code": row.code,
            "address": row.address,
            "created_at": time_text(office, row.created_at),
            "expires_at": time_text(office, row.expires_at),
        }
        for row in rows
    ]


def pairing_alarms(office: Office) -> list[Json]:
    """One for all that wait: somebody stands at a screen that does nothing yet."""
    waiting = pairings_of(office)
    if not waiting:
        return []
    shown = waiting[:3]
    more = "…" if len(waiting) > len(shown) else ""
    return [
        {
            "code": "device-waits",
            "level": "now",
            "subject": str(waiting[0]["id"]),
            "since": waiting[0]["created_at"],
            "title": {
                "vi": f"{len(waiting)} máy xin được cài đặt: "
                + ", ".join(f"{SCREENS[item['role']].vi} ({item['code']})" for item in shown)
                + more,
                "en": f"{len(waiting)} asking to be set up: "
                + ", ".join(f"{SCREENS[item['role']].en} ({item['code']})" for item in shown)
                + more,
            },
            "mend": {
                "vi": "So mã này với mã đang hiện trên máy rồi cho phép, hoặc từ chối nếu không biết máy nào.",
                "en": "Compare the code with the one on the device, then let it in; refuse one that you do not know.",
            },
        }
    ]
