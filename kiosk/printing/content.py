"""What stands on one slip, already in the citizen's language. Drawn by `slip`, or shown by kiosk/slip.html."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from kiosk.printing.texts import TEXTS, SlipTexts
from office.settings import Language
from web.qr import qr_svg


@dataclass(frozen=True, slots=True)
class SlipContent:
    """`issued_at` is in the office's zone; `documents` are confirmed ones only; an empty text leaves its place out."""

    office: str
    number: str
    procedure: str
    field: str
    ahead: int
    issued_at: dt.datetime
    url: str
    address: str = ""
    wait: str = ""
    documents: tuple[str, ...] = ()
    fee: str = ""
    time_limit: str = ""
    steps: tuple[str, ...] = ()
    quantity: int = 1
    priority: str = ""
    language: Language = "vi"
    reprint: bool = False

    @property
    def texts(self) -> SlipTexts:
        return TEXTS[self.language]

    @property
    def time(self) -> str:
        return f"{self.issued_at:%H:%M}"

    @property
    def date(self) -> str:
        return f"{self.texts.weekdays[self.issued_at.weekday()]}, {self.issued_at:%d/%m/%Y}"

    @property
    def ahead_words(self) -> str:
        if self.ahead <= 0:
            return self.texts.nobody
        return self.texts.one_person if self.ahead == 1 else self.texts.people.format(count=self.ahead)

    @property
    def steps_words(self) -> str:
        """Said of a ticket that walks through several fields with its one number."""
        return self.texts.steps.format(count=len(self.steps)) if self.steps else ""

    @property
    def priority_words(self) -> str:
        return self.texts.priority.format(who=self.priority) if self.priority else ""

    @property
    def quantity_words(self) -> str:
        return self.texts.quantity.format(count=self.quantity) if self.quantity > 1 else ""

    @property
    def qr(self) -> Markup:
        return qr_svg(self.url, self.texts.scan)
