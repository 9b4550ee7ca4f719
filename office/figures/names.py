"""What a person reads for the key of a group; a thing that is no longer there keeps its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from office.catalogue import Words
from office.context import Office
from office.storage.models import Clerk

CHANNELS = {"counter": Words("Máy ở quầy", "Tablet at the counter"), "phone": Words("Điện thoại", "Phone")}
NOBODY = Words("Không rõ", "Unknown")


def names_of(office: Office, by: str, keys: Iterable[str], *, clerks: bool = True) -> Mapping[str, Words]:
    """`clerks`: whether clerks are told by name, or as "Cán bộ 7"."""
    catalogue = office.catalogue
    if by == "field":
        known = {item.id: item.name for item in catalogue.fields}
    elif by == "procedure":
        known = {item.id: item.name for item in catalogue.procedures}
    elif by == "counter":
        known = {key: office.counter_name(key) for key in keys if key}
    elif by == "clerk":
        known = clerk_names(office) if clerks else {key: numbered(key) for key in keys if key}
    elif by == "month":
        known = {key: Words(f"Tháng {key[5:]}/{key[:4]}", f"{key[5:]}/{key[:4]}") for key in keys}
    elif by == "day":
        known = {key: Words("/".join(reversed(key.split("-"))), "/".join(reversed(key.split("-")))) for key in keys}
    else:
        known = CHANNELS
    return {key: known.get(key, Words(key, key) if key else NOBODY) for key in keys}


def clerk_names(office: Office) -> dict[str, Words]:
    with office.storage.read() as connection:
        rows = connection.execute(select(Clerk.id, Clerk.name).where(Clerk.office_id == office.id).order_by(Clerk.name))
        return {str(id_): Words(name, name) for id_, name in rows}


def numbered(key: str) -> Words:
    """Where no name is told."""
    return Words(f"Cán bộ {key}", f"Clerk {key}")
