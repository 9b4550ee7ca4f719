"""What the office tells the room besides its calls: a line at the foot, notices and pictures beside the lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from flask import url_for

from display.pictures import Picture
from office.catalogue import Words
from office.settings import Settings


def notices_view(settings: Settings, pictures: Mapping[str, Picture], today: dt.date) -> dict[str, Any]:
    """What may be shown `today`. `spoken`: calls have a voice. `ticker` may be empty; `pictures`: addresses."""
    return {
        "spoken": settings.voice.enabled,
        "ticker": Words(settings.display.ticker, settings.display.ticker_en).json(),
        "notices": [
            {"title": Words(item.title, item.title_en).json(), "text": Words(item.text, item.text_en).json()}
            for item in settings.display.notices
            if item.until is None or today <= item.until
        ],
        # The time of change in the address: a picture that was replaced under its old name is seen at once.
        "pictures": [
            url_for("display.picture", name=name, changed=picture.changed) for name, picture in pictures.items()
        ],
    }
