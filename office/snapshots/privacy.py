"""What is kept of people just now, and what was erased when: for the office's privacy notice."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from office.context import Office
from office.rules.personal_data import KEPT, Kept
from office.snapshots.views import time_text
from office.storage.erasable import Card, Erasure, Note
from office.storage.models import Base
from office.storage.ratings import Rating

Json = dict[str, Any]
ERASURES_SHOWN = 30
# Each asks an index that holds only what is still there.
COUNTED = {
    "notes": select(func.count()).select_from(Note).where(Note.text.is_not(None)),
    "comments": select(func.count()).select_from(Rating).where(Rating.comment.is_not(None)),
    "cards": select(func.count()).select_from(Card),
}
WHOSE = {"notes": Note.office_id, "comments": Rating.office_id, "cards": Card.office_id}


def privacy_view(office: Office) -> Json:
    """`kept`: the declared table, as far as this version has it; `erased`: the latest first."""
    with office.storage.read() as connection:
        counts = {
            kind: connection.scalar(query.where(WHOSE[kind] == office.id)) or 0 for kind, query in COUNTED.items()
        }
        erased = connection.execute(
            select(Erasure.__table__)
            .where(Erasure.office_id == office.id)
            .order_by(Erasure.id.desc())
            .limit(ERASURES_SHOWN)
        ).all()
    return {
        "kept": [_kept(office, each, counts) for each in KEPT],
        "erased": [
            {
                "at": time_text(office, row.at),
                "kind": row.kind,
                "count": row.count,
                "before": row.before.isoformat(),
                "by": "office" if row.actor == "office" else "person",
            }
            for row in erased
        ],
    }


def _kept(office: Office, each: Kept, counts: dict[str, int]) -> Json:
    days = office.settings.privacy.keep_texts_days
    present = [column for column in each.where if column.partition(".")[0] in Base.metadata.tables]
    return {
        "what": _words(each.what),
        "where": present,
        "seen_by": _words(each.seen_by),
        "how_long": {key: text.format(days=days) for key, text in _words(each.how_long).items()},
        "about": each.about,
        "count": counts[each.counted] if each.counted else None,
    }


def _words(both: tuple[str, str]) -> dict[str, str]:
    return {"vi": both[0], "en": both[1]}
