"""What has happened to a ticket today, in words for whoever asks at the help desk: places and moves, never names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from office.catalogue import Words
from office.context import Office
from office.rules.tickets import Move
from office.snapshots.history_words import NONE, SENTENCES, joined, what_came_of_it
from office.snapshots.views import time_text
from office.storage.models import Device, Journal

Json = dict[str, Any]

BY = {
    "citizen": Words("công dân", "the citizen"),
    "kiosk": Words("ki-ốt", "the kiosk"),
    "manager": Words("người quản lý", "the manager"),
    "counter": Words("máy quầy", "a counter device"),
    "office": Words("hệ thống", "the system"),
}


def history(office: Office, ticket_id: int) -> list[Json]:
    """The ticket's rows of the journal, oldest first; `undone` for what was taken back since."""
    rows = select(Journal.__table__).where(Journal.ticket_id == ticket_id).order_by(Journal.id)
    with office.storage.read() as connection:
        found = connection.execute(rows).all()
        roles = {
            f"device:{id_}": role
            for id_, role in connection.execute(select(Device.id, Device.role).where(Device.office_id == office.id))
        }
    undone = {(row.detail or {}).get("undoes") for row in found if row.move == Move.UNDO}
    return [
        {
            "at": time_text(office, row.at),
            "move": row.move,
            "what": _said(office, row).json(),
            "by": _whose(office, row, roles).json(),
            "undone": row.id in undone,
        }
        for row in found
    ]


def _said(office: Office, row: Any) -> Words:
    vi, en = SENTENCES.get(row.move, ("Thay đổi", "Changed"))
    detail = row.detail or {}
    place = office.counter_name(row.counter_id) if row.counter_id else NONE
    to = _towards(office, row.move, detail)
    said = Words(vi.format(place=place.vi, to=to.vi), en.format(place=place.en or place.vi, to=to.en or to.vi))
    return joined(said, what_came_of_it(row.move, row.to_state, detail, to))


def _towards(office: Office, move: str, detail: Mapping[str, Any]) -> Words:
    """Where a move led, what class it gave, or which move it took back."""
    if move == Move.UNDO:
        vi, en = SENTENCES.get(detail.get("move", ""), ("", ""))
        return Words(vi.partition(":")[0].partition("{")[0].strip(), en.partition(":")[0].partition("{")[0].strip())
    changed = {name: after for name, (_, after) in (detail.get("changed") or {}).items()}
    if move == Move.PRIORITY:
        classes = {item.id: Words(item.name, item.name_en) for item in office.settings.priority}
        return classes.get(changed.get("priority") or "", NONE)
    if changed.get("bound_counter"):
        return office.counter_name(changed["bound_counter"])
    procedure = office.catalogue.procedure_by_id.get(changed.get("procedure", ""))
    field = office.catalogue.field_by_id.get(changed.get("field", ""))
    return procedure.name if procedure else field.name if field else NONE


def _whose(office: Office, row: Any, roles: Mapping[str, str]) -> Words:
    if row.clerk_id is not None and row.counter_id:
        return office.counter_name(row.counter_id)
    return BY.get(roles.get(row.actor, row.actor.partition(":")[0]), BY["manager"])
