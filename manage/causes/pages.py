"""Why people had to wait: the page, and the call behind it."""

from __future__ import annotations

import datetime as dt
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from flask import Response, current_app

from manage import asking
from manage.causes import shapes
from manage.causes.day import DayAsked, DayFound, explained_day
from manage.causes.plans import plan_address
from manage.causes.view import causes_view, days_between
from manage.causes.work import Explainer
from manage.rehearsing.process import Rehearser
from office.context import Office
from office.figures.habits import most_waited
from office.rules.refusals import Refusal
from office.snapshots.now import room_now
from office.storage.database import Storage
from web.api import Api, answer
from web.identity import DeviceAt, the_office
from web.pages import Pages, screen_page
from web.problems import WrongInput

pages = Pages("manage_causes", __name__, template_folder="../templates")
api = Api("manage_causes", __name__)

MOST_DAYS = 92
# Of the present day: it is explained up to the last full ten minutes, so that asking again finds the same work.
FULL_MINUTES = 10
_explainers: WeakKeyDictionary[Storage, Explainer] = WeakKeyDictionary()
_lock = Lock()


@pages.page("/manage/causes")
def causes_page() -> Response:
    return screen_page("manager", "manage/causes.html", _boot)


def _boot(_device: DeviceAt) -> dict[str, Any]:
    office = the_office()
    today = office.day(office.clock.now())
    return {"today": today.isoformat(), "most_days": MOST_DAYS}


@api.call(
    "GET",
    "/manage/causes",
    who={"manager"},
    answers={200: shapes.Causes, 202: shapes.Working},
    query={"from": asking.QUERY["from"], "to": asking.QUERY["to"]},
)
def causes() -> Response:
    """How much of the waiting came from what, and what would have helped; 202 while it is being worked out."""
    office = the_office()
    first, last = asking.days_asked(office)
    now = office.clock.now()
    today = office.day(now)
    if (last - first).days >= MOST_DAYS or last > today:
        raise WrongInput([{"field": "to", "detail": f"≤ {min(today, first + dt.timedelta(days=MOST_DAYS - 1))}"}])
    fields = tuple(most_waited(office, first, last))
    asked = [DayAsked(day, _until(office, day, now), fields) for day in days_between(first, last)]
    work = _explainer(office).look(office, asked)
    if work.wrong is not None:
        raise Refusal(work.wrong)
    if not work.done:
        return answer({"state": "working", "done": len(work.found), "of": len(asked)}, 202)
    room = room_now(office)
    served = {item.id: room.fields_of(item.id) for item in office.settings.counters}
    return answer(causes_view(office, work.found, lambda measure: plan_address(office, served, today, measure)))


def _until(office: Office, day: dt.date, now: dt.datetime) -> dt.datetime:
    midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), office.settings.zone)
    local = office.local(now)
    full = local.replace(minute=local.minute - local.minute % FULL_MINUTES, second=0, microsecond=0)
    return min(midnight, full)


def _explainer(office: Office) -> Explainer:
    rehearser: Rehearser = current_app.extensions["explaining"]

    def ask(present: Office, asked: DayAsked) -> DayFound:
        return rehearser.ask(present, explained_day, asked)

    with _lock:
        if office.storage not in _explainers:
            _explainers[office.storage] = Explainer(ask)
        return _explainers[office.storage]
