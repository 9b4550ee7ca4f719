"""The privacy page: what is kept of people, where, for how long, who sees it, and what was erased when."""

from __future__ import annotations

import datetime as dt

from flask import Response

from office.snapshots.privacy import privacy_view
from web.identity import MANAGER, the_office
from web.pages import Pages, form_page

pages = Pages("manage_privacy", __name__, template_folder="templates")


@pages.page("/manage/privacy", who={MANAGER})
def privacy() -> Response:
    office = the_office()
    now = office.local(office.clock.now())
    view = privacy_view(office)
    erased = [
        {
            **row,
            "when": f"{dt.datetime.fromisoformat(row['at']):%H:%M %d/%m/%Y}",
            "before": f"{dt.date.fromisoformat(row['before']):%d/%m/%Y}",
        }
        for row in view["erased"]
    ]
    return form_page(
        "manage/privacy.html",
        part="privacy",
        kept=view["kept"],
        erased=erased,
        days=office.settings.privacy.keep_texts_days,
        asks_card=office.settings.identity.one_ticket,
        today=f"{now:%d/%m/%Y}",
    )
