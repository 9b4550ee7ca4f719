"""Somebody has texts erased now, instead of waiting for the day's first business."""

from __future__ import annotations

import datetime as dt

from office.actions.forgetting import forget
from office.actions.work import Actor, begin
from office.context import Office


def erase_texts(office: Office, actor: Actor, before: dt.date | None = None) -> int:
    """Erase notes and comments of days before `before`; without it, those that the setting no longer keeps."""
    with begin(office) as work:
        return forget(office, work.tx, work.day, actor.label, before)
