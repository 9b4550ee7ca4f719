"""Tomorrow, tried before it comes: the page, and the call that rehearses a plan."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from flask import Response, current_app
from pydantic import Field

from manage import tomorrow_shapes as shapes
from manage.rehearsing.process import Rehearser
from manage.tomorrow_view import EXTRA, Asked
from office.context import Office
from office.rules.opening import sessions_on
from office.rules.refusals import NO_COUNTER, NO_FIELD, Refusal
from office.rules.routing import Pattern
from office.snapshots.now import room_now
from office.snapshots.views import counter_ref, field_refs
from simulation.plan import Shift, seconds_of
from simulation.wishes import Wish, WishedCounter
from web.api import Api, answer
from web.bodies import Body, Plain, read_body
from web.identity import DeviceAt, the_office
from web.pages import Pages, screen_page
from web.problems import WrongInput

pages = Pages("manage_tomorrow", __name__, template_folder="templates")
api = Api("manage_tomorrow", __name__)
FURTHEST_DAYS, OFFERED_DAYS = 366, 15
DAY_SHAPE = r"^\d{4}-\d{2}-\d{2}$"
TIME_SHAPE = r"^([01]\d|2[0-3]):[0-5]\d$"
Name = Annotated[Plain, Field(min_length=1, max_length=60)]
Time = Annotated[str, Field(pattern=TIME_SHAPE)]
Share = Annotated[int, Field(ge=1, le=9)]


class SessionTried(Body):
    opens: Time
    closes: Time


class CounterTried(Body):
    """`open`: whether it calls in each of the plan's sessions."""

    id: Name
    fields: Annotated[list[Name], Field(min_length=1, max_length=48)]
    open: Annotated[list[bool], Field(min_length=1, max_length=4)]


class PlanTried(Body):
    sessions: Annotated[list[SessionTried], Field(min_length=1, max_length=4)]
    counters: Annotated[list[CounterTried], Field(min_length=1, max_length=20)]
    priority: Share
    ordinary: Share


class Rehearsal(Body):
    """`day`: the next working day; `demand`: learnt, or a small office's; `plan`: the present one; unless given."""

    day: Annotated[str, Field(pattern=DAY_SHAPE)] | None = None
    demand: Literal["past", "small", "medium", "large"] | None = None
    plan: PlanTried | None = None
    least: bool = False


@pages.page("/manage/tomorrow")
def tomorrow() -> Response:
    return screen_page("manager", "manage/tomorrow.html", _boot)


def _boot(_device: DeviceAt) -> dict[str, Any]:
    _rehearser().warm()
    office = the_office()
    return {
        "days": [day.isoformat() for day in _worked(office)],
        "fields": field_refs(office),
        "procedures": {item.id: item.name.json() for item in office.catalogue.procedures},
        "counters": [counter_ref(office, item.id) for item in office.settings.counters],
        "waiting_target_minutes": office.settings.queue.waiting_target_minutes,
    }


@api.call("POST", "/manage/rehearsals", who={"manager"}, body=Rehearsal, answers={200: shapes.Rehearsed})
def rehearse() -> Response:
    """Rehearse a plan: the waits it would give, beside those of the present one."""
    office, body = the_office(), read_body(Rehearsal)
    day = _day(office, body.day)
    room = room_now(office)
    served = {item.id: room.fields_of(item.id) for item in office.settings.counters}
    plan = _wish(office, body.plan) if body.plan else None
    return answer(_rehearser().rehearsed(office, Asked(day, body.demand, served, plan, body.least)))


def _rehearser() -> Rehearser:
    found: Rehearser = current_app.extensions["rehearser"]
    return found


def _worked(office: Office) -> list[dt.date]:
    """The next working days after today; tomorrow where none comes for long."""
    tomorrow = office.day(office.clock.now()) + dt.timedelta(days=1)
    found = [day for ahead in range(FURTHEST_DAYS) if sessions_on(office.hours, day := tomorrow + dt.timedelta(ahead))]
    return found[:OFFERED_DAYS] or [tomorrow]


def _day(office: Office, text: str | None) -> dt.date:
    if text is None:
        return _worked(office)[0]
    today = office.day(office.clock.now())
    last = today + dt.timedelta(days=FURTHEST_DAYS)
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = dt.date.min
    if not today <= day <= last:
        raise WrongInput([{"field": "day", "detail": f"{today} – {last}"}])
    return day


def _wish(office: Office, plan: PlanTried) -> Wish:
    sessions = tuple(_sessions(plan))
    known = {item.id for item in office.settings.counters}
    seen: set[str] = set()
    for place, counter in enumerate(plan.counters):
        if counter.id not in known and not _is_extra(counter.id):
            raise Refusal(NO_COUNTER, counter=counter.id)
        if counter.id in seen:
            raise WrongInput([{"field": f"plan.counters.{place}.id", "detail": f"2 × {counter.id}"}])
        if len(counter.open) != len(sessions):
            raise WrongInput([{"field": f"plan.counters.{place}.open", "detail": f"{len(sessions)} × true / false"}])
        for name in counter.fields:
            if not office.catalogue.entries([name]):
                raise Refusal(NO_FIELD, field=name)
        seen.add(counter.id)
    counters = tuple(WishedCounter(item.id, tuple(item.fields), tuple(item.open)) for item in plan.counters)
    return Wish(sessions, counters, Pattern(plan.priority, plan.ordinary), 0.0)


def _is_extra(counter: str) -> bool:
    number = counter.removeprefix(EXTRA)
    return counter.startswith(EXTRA) and number.isascii() and number.isdigit() and len(number) == 1


def _sessions(plan: PlanTried) -> list[Shift]:
    """The sessions in seconds. Raises WrongInput unless each ends after it began, and begins after the one before."""
    found: list[Shift] = []
    for place, item in enumerate(plan.sessions):
        opens, closes = (seconds_of(dt.time.fromisoformat(text)) for text in (item.opens, item.closes))
        if found and opens < found[-1][1]:
            raise WrongInput(
                [{"field": f"plan.sessions.{place}.opens", "detail": f"≥ {plan.sessions[place - 1].closes}"}]
            )
        if closes <= opens:
            raise WrongInput([{"field": f"plan.sessions.{place}.closes", "detail": f"> {item.opens}"}])
        found.append((opens, closes))
    return found
