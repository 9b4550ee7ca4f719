"""The parts of the office's settings in the order of the list, by the name in their address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from manage.settings.asking import Part, Section
from manage.settings.asking_sections import REPORTS, SATISFACTION
from manage.settings.office_sections import HOURS, OFFICE, PRIORITY, PRIVACY, QUEUE
from manage.settings.screen_sections import KIOSK, LOBBY, PRINTER, VOICE
from manage.settings.tables import BULK, COUNTERS, add_bulk, add_counter, bulk, counters
from office.actions.settings import Draft
from office.storage.editions import Edition

SECTIONS: dict[str, Section] = {
    each.name: each
    for each in (
        OFFICE,
        HOURS,
        COUNTERS,
        PRIORITY,
        QUEUE,
        BULK,
        KIOSK,
        LOBBY,
        VOICE,
        PRINTER,
        SATISFACTION,
        REPORTS,
        PRIVACY,
    )
}
OF_TABLES: dict[str, Callable[[Edition], tuple[Part, ...]]] = {"counters": counters, "bulk": bulk}
ADD: dict[str, Callable[[Draft], None]] = {"counters": add_counter, "bulk": add_bulk}


def section_of(name: str, now: Edition) -> Section | None:
    """The page's questions; of counters and series, a part for each that there is now."""
    found = SECTIONS.get(name)
    return replace(found, parts=OF_TABLES[name](now)) if found and name in OF_TABLES else found
