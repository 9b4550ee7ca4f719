"""The parts of the office's settings in the order of the list, by the name in their address."""

from __future__ import annotations

from manage.settings.asking import Section
from manage.settings.office_sections import HOURS, OFFICE, PRIORITY, PRIVACY, QUEUE
from manage.settings.screen_sections import KIOSK, LOBBY, PRINTER, VOICE

SECTIONS: dict[str, Section] = {
    each.name: each for each in (OFFICE, HOURS, PRIORITY, QUEUE, KIOSK, LOBBY, VOICE, PRINTER, PRIVACY)
}
