"""A month drawn: the only door to the drawing library, which is large and is loaded where a month is drawn."""

from __future__ import annotations

import datetime as dt

from office.context import Office
from office.figures.monthly.month import month_of, past_of
from office.figures.past import Past


def month_pdf(office: Office, asked: tuple[dt.date, dt.datetime]) -> bytes:
    """The month that begins with the date, as it is known at the moment, as PDF."""
    return drawn(office, past_of(office, *asked), asked[1])


def drawn(office: Office, past: Past, now: dt.datetime) -> bytes:
    """The same of a month that was read already."""
    # Loaded here: it holds megabytes that a server which hands its drawing to another process never needs.
    from office.figures.monthly.paper import as_pdf

    return as_pdf(month_of(office, past, now))
