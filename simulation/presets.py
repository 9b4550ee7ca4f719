"""Offices of three sizes, for an office that has no past of its own yet.

Sizes: a small commune 150 visits a day; a medium one 400; Phú Quốc 800 to 1,000 (Lao Động, article 1630933). Mix: a
ward's first week, 60 % certification, 19 % business, 13 % civil status, 4 % land, 3 % other (Sài Gòn Giải Phóng in
English, article 118817). Two peaks, 8 to 10 and 13:30 to 15, and a queue before the doors open (Báo Mới, c52254616).
The shares of priority citizens and of absent ones are assumptions. Service times: in the proportions of the catalogue's
estimates, brought to 7.5 minutes on average (5 to 10 at the desk, The Saigon Times, article 511507), with the variation
seen at service centres.
"""

from __future__ import annotations

from office.catalogue import Catalogue, Procedure
from simulation.demand import HALF_HOURS, Demand, Work

VISITS = {"small": 150.0, "medium": 400.0, "large": 900.0}
FIELDS = {"chung-thuc": 0.60, "ho-kinh-doanh": 0.19, "ho-tich": 0.13, "dat-dai": 0.04}
OTHER = 0.04
DESK_MINUTES = 7.5
# Of a field's visits, how many times a procedure that the kiosk shows first is wanted as often as another.
FAVOURED = 8.0
# Visits by half-hour, from 7:00 to 17:00, in relation to each other.
SHAPE = {
    14: 5, 15: 10, 16: 12, 17: 12, 18: 11, 19: 10, 20: 7, 21: 5, 22: 3, 23: 1, 24: 0, 25: 1,
    26: 3, 27: 8, 28: 9, 29: 8, 30: 6, 31: 5, 32: 3, 33: 1,
}  # fmt: skip


def preset(catalogue: Catalogue, size: str, most_used: tuple[str, ...] = ()) -> Demand:
    """The demand of an office of `size`: small, medium or large. Raises KeyError for another."""
    procedures = [item for item in catalogue.procedures if not item.steps]
    mix = _mix(procedures, set(most_used))
    scale = DESK_MINUTES / sum(mix[item.id] * item.typical_minutes for item in procedures)
    works = {item.id: Work(item.id, item.field, item.typical_minutes * scale) for item in procedures}
    return Demand(
        visits=VISITS[size],
        shape=[float(SHAPE.get(half, 0)) for half in range(HALF_HOURS)],
        mix=mix,
        works=works,
    )


def _mix(procedures: list[Procedure], most_used: set[str]) -> dict[str, float]:
    weights = {item.id: FAVOURED if item.id in most_used else 1.0 for item in procedures}
    by_field: dict[str, float] = {}
    for item in procedures:
        by_field[item.field] = by_field.get(item.field, 0.0) + weights[item.id]
    others = [field for field in by_field if field not in FIELDS]
    share = {field: FIELDS.get(field, OTHER / max(1, len(others))) for field in by_field}
    return {item.id: share[item.field] * weights[item.id] / by_field[item.field] for item in procedures}
