"""The number on a ticket, and the day it belongs to."""

from __future__ import annotations

import datetime as dt
import re


def number_text(prefix: str, count: int) -> str:
    """A ticket's number: the field's letter and at least three digits, e.g. A007; the 1,000th is A1000."""
    return f"{prefix}{count:03d}"


def number_meant(text: str) -> str:
    """The number that somebody typed: "a7", "A 07" and "A007" are the same one. Anything else is left as it is."""
    typed = re.fullmatch(r"\s*([A-Za-z]+)[\s.-]*0*([0-9]{1,9})\s*", text)
    return number_text(typed[1].upper(), int(typed[2])) if typed else text.strip().upper()


def business_day(now: dt.datetime, zone: dt.tzinfo) -> dt.date:
    """The office's calendar day at `now` (aware). Midnight in the office's zone starts a new one."""
    if now.tzinfo is None:
        raise ValueError("business_day needs a time with an offset")
    return now.astimezone(zone).date()
