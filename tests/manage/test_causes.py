"""A measure as a plan of the rehearsal page; and days explained one after the other."""

from __future__ import annotations

import datetime as dt
from threading import Event

from manage.causes.day import DayAsked, DayFound
from manage.causes.plans import plan_address
from manage.causes.work import Explainer
from office.context import Office
from office.rules.refusals import NO_PAST, Refusal
from simulation.causes import Explained, Fidelity
from simulation.measures import NEW, Kind, Measure, Trial

HOUR = 3600.0
TODAY = dt.date(2026, 11, 28)  # a Saturday
SERVED = {"3": ("dat-dai", "xay-dung")}


def measure(trial: Trial, weekday: int | None = None) -> Measure:
    return Measure(trial, weekday, 4, 41 * 60, 17 * 60, HOUR)


def test_a_counter_for_two_hours_cuts_the_session_it_lies_in(office: Office) -> None:
    trial = Trial(Kind.OPEN, NEW, "chung-thuc", 8.5 * HOUR, 10.5 * HOUR)

    assert plan_address(office, SERVED, TODAY, measure(trial, 1)) == (
        "/manage/tomorrow?day=2026-11-30&hours=07:30-08:30,08:30-10:30,10:30-11:30,13:30-17:00&c.new1=0100:chung-thuc"
    )


def test_a_counter_for_a_whole_session_leaves_the_hours_as_they_are(office: Office) -> None:
    trial = Trial(Kind.OPEN, NEW, "chung-thuc", 13.5 * HOUR, 17 * HOUR)

    assert plan_address(office, SERVED, TODAY, measure(trial, 3)) == (
        "/manage/tomorrow?day=2026-12-02&c.new1=01:chung-thuc"
    )


def test_a_field_more_is_added_after_those_that_the_counter_has_now(office: Office) -> None:
    address = plan_address(office, SERVED, TODAY, measure(Trial(Kind.TAKES, "3", "ho-tich")))

    assert address == "/manage/tomorrow?day=2026-11-30&c.3=11:dat-dai,xay-dung,ho-tich"


def test_what_no_plan_can_say_has_no_address(office: Office) -> None:
    assert plan_address(office, SERVED, TODAY, measure(Trial(Kind.PAPERS))) is None


def asked(office: Office, count: int) -> list[DayAsked]:
    return [DayAsked(TODAY - dt.timedelta(days=ahead + 1), office.clock.now(), ()) for ahead in range(count)]


def nothing(day: dt.date) -> DayFound:
    return DayFound(day, 0, Explained(0, 0, Fidelity(0, 0, 0, 1)))


def test_each_day_is_explained_once_however_often_it_is_asked_for(office: Office) -> None:
    done, seen = Event(), []

    def ask(_office: Office, day: DayAsked) -> DayFound:
        seen.append(day.day)
        if len(seen) == 2:
            done.set()
        return nothing(day.day)

    explainer, days = Explainer(ask), asked(office, 2)
    explainer.look(office, days)
    assert done.wait(10)
    while not (work := explainer.look(office, days)).done:
        done.wait(0.01)

    assert explainer.look(office, days[:1]).done
    assert (seen, work.found) == ([each.day for each in days], [nothing(each.day) for each in days])


def test_a_refusal_of_the_process_is_the_answer(office: Office) -> None:
    def ask(_office: Office, _day: DayAsked) -> DayFound:
        raise Refusal(NO_PAST)

    explainer, days = Explainer(ask), asked(office, 1)
    while (work := explainer.look(office, days)).wrong is None:
        assert not work.done

    assert work.wrong is NO_PAST
