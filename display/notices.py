"""What the office tells the room besides its calls: a line at the foot, notices and pictures beside the lines."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import url_for

from display.pictures import pictures_in
from office.catalogue import Words
from office.settings import DisplaySettings, VoiceSettings


def notices_view(display: DisplaySettings, voice: VoiceSettings, today: dt.date) -> dict[str, Any]:
    """What may be shown `today`. `spoken`: calls have a voice. `ticker` may be empty; `pictures`: addresses."""
    return {
        "spoken": voice.enabled,
        "ticker": Words(display.ticker, display.ticker_en).json(),
        "notices": [
            {"title": Words(item.title, item.title_en).json(), "text": Words(item.text, item.text_en).json()}
            for item in display.notices
            if item.until is None or today <= item.until
        ],
        # The time of change in the address: a picture that was replaced under its old name is seen at once.
        "pictures": [
            url_for("display.picture", name=name, changed=picture.changed)
            for name, picture in pictures_in(display.pictures).items()
        ],
    }
