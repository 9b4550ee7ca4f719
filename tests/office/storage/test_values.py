"""What goes into the database comes out as it was, whatever the server's zone, and nothing overflows it."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from office.actions.clerk import call_next, finish, start
from office.actions.rating import rate
from office.context import Office
from office.rules.tickets import Outcome
from office.snapshots.views import calls_since, find_ticket, one_call
from office.storage.erasable import Note
from office.storage.ratings import Rating
from tests.builders import MONDAY, SetClock, journal, seated, stored, ticket_for

WORDS = "Nguyễn Thị Ẵm 🎫 \u202eđảo\u202c ' \" \\ %s {x} \n\t -- ; DROP TABLE tickets"


@pytest.mark.parametrize(
    "at",
    [
        MONDAY,
        MONDAY + dt.timedelta(microseconds=1),
        dt.datetime(2026, 11, 23, 16, 59, 59, 999_999, tzinfo=dt.UTC),
        dt.datetime(2026, 11, 23, 17, 0, tzinfo=dt.UTC),
        # An hour that New York's clocks show twice, and one that they leave out.
        dt.datetime(2026, 11, 1, 5, 30, tzinfo=dt.UTC),
        dt.datetime(2026, 3, 8, 7, 30, tzinfo=dt.UTC),
        dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=7))),
    ],
)
def test_an_instant_is_kept_to_the_microsecond_and_in_utc(office: Office, clock: SetClock, at: dt.datetime) -> None:
    clock.at = at
    ticket = stored(office, ticket_for(office))
    assert ticket.issued_at == at
    assert ticket.issued_at.tzinfo is dt.UTC
    assert ticket.business_day == at.astimezone(office.settings.zone).date()


def test_a_business_day_is_the_offices_and_not_the_database_servers(office: Office, clock: SetClock) -> None:
    clock.at = dt.datetime(2026, 11, 23, 17, 0, tzinfo=dt.UTC)
    assert stored(office, ticket_for(office)).business_day == dt.date(2026, 11, 24)


def test_words_come_out_as_they_went_in(office: Office) -> None:
    clerk, ticket = seated(office), ticket_for(office)
    call_next(office, clerk)
    start(office, clerk)
    finish(office, clerk, Outcome.ACCEPTED, WORDS)
    rate(office, ticket.token, 5, WORDS)

    assert stored(office, ticket).note == WORDS
    with office.storage.read() as connection:
        assert connection.scalar(select(Rating.comment)) == WORDS
        assert connection.scalar(select(Note.text)) == WORDS


def test_what_a_journal_row_tells_keeps_its_kinds(office: Office) -> None:
    ticket_for(office, priority="75")
    changed = (journal(office)[-1].detail or {})["changed"]
    assert changed["priority"] == [None, "75"]
    assert changed["quantity"] == [None, 1]
    assert changed["business_day"] == [None, "2026-11-23"]


@pytest.mark.parametrize("number", [0, 2**31 - 1, 2**31, 2**53, 2**63, 10**30])
def test_a_number_too_large_for_the_database_is_nobodys(office: Office, number: int) -> None:
    assert one_call(office, number) is None
    assert calls_since(office, MONDAY.date(), number) == []


def test_a_token_nobody_has_is_nobodys(office: Office) -> None:
    assert find_ticket(office, "x" * 10_000) is None


def test_a_failed_write_leaves_the_connection_fit_for_the_next(office: Office) -> None:
    with pytest.raises(DBAPIError), office.storage.write(office.clock) as tx:
        tx.session.connection().exec_driver_sql("SELECT no_such_column FROM tickets")
    assert ticket_for(office).number == "A001"
