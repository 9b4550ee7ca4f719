"""The manager's first call: what needs somebody, and the room."""

from __future__ import annotations

from flask import Response

from manage import shapes
from office.snapshots.now import room_now
from office.snapshots.overview import overview
from web.api import Api, answer
from web.identity import the_office

api = Api("manage_now", __name__)


@api.call("GET", "/manage/now", who={"manager"}, answers={200: shapes.Now})
def now() -> Response:
    """Alarms first, then each counter, each field's line, and the day so far."""
    return answer(overview(room_now(the_office())))
