"""The day promised for a result: written down with the service, told on the ticket, taken back with an undo."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from office.actions.clerk import call_next, finish, next_procedure, start, undo
from office.context import Office
from office.reports import service_log
from office.rules.tickets import Outcome
from office.snapshots.views import ticket_view
from office.storage.models import Service
from tests.builders import MONDAY, journal, seated, stored, ticket_for

TODAY = MONDAY.date()
THURSDAY, FRIDAY = TODAY + dt.timedelta(days=3), TODAY + dt.timedelta(days=4)


def promised(office: Office) -> list[dt.date | None]:
    with office.storage.read() as connection:
        return list(connection.scalars(select(Service.return_on).order_by(Service.id)))


def test_each_dossier_of_a_visit_keeps_its_own_day_and_the_ticket_tells_both(office: Office) -> None:
    ticket, lan = ticket_for(office), seated(office)
    call_next(office, lan)
    start(office, lan)
    next_procedure(office, lan, "khai-tu", Outcome.ACCEPTED, None, return_on=THURSDAY)
    finish(office, lan, Outcome.ACCEPTED, None, return_on=FRIDAY)

    assert promised(office) == [THURSDAY, FRIDAY] == [row.return_on for row in service_log(office, TODAY, TODAY)]
    told = ticket_view(office, stored(office, ticket))["return_dates"]
    assert [(item["procedure"], item["on"]) for item in told] == [
        ("khai-sinh", THURSDAY.isoformat()),
        ("khai-tu", FRIDAY.isoformat()),
    ]
    assert [row.detail["return_on"] for row in journal(office) if row.detail and "return_on" in row.detail] == [
        THURSDAY.isoformat(),
        FRIDAY.isoformat(),
    ]


def test_an_undo_takes_the_promise_back(office: Office) -> None:
    ticket, lan = ticket_for(office), seated(office)
    call_next(office, lan)
    start(office, lan)
    finish(office, lan, Outcome.ACCEPTED, None, return_on=THURSDAY)
    undo(office, lan)

    assert (promised(office), ticket_view(office, stored(office, ticket))["return_dates"]) == ([None], [])


def test_without_a_day_nothing_is_promised(office: Office) -> None:
    ticket, lan = ticket_for(office), seated(office)
    call_next(office, lan)
    start(office, lan)
    finish(office, lan, Outcome.ACCEPTED, None)

    assert (promised(office), ticket_view(office, stored(office, ticket))["return_dates"]) == ([None], [])
