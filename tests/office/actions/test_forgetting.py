"""Texts are erased after their time, figures stay; and the journal never held them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from office.actions import clerk as do
from office.actions.clerk import ClerkAt
from office.actions.erasing import erase_texts
from office.actions.onward import Destination
from office.actions.rating import rate
from office.actions.work import Actor
from office.context import Office
from office.rules.tickets import Outcome
from office.storage.erasable import Erasure, Note
from office.storage.models import Journal, Ticket
from office.storage.ratings import Rating
from office.storage.rows import AnyTicket
from tests.builders import SetClock, journal, open_office, seated, stored, ticket_for

WRITTEN = "bà Nguyễn Thị Bích, số 001190123456, quên hộ khẩu"


def served_with_a_note(office: Office, clerk: ClerkAt) -> AnyTicket:
    ticket = ticket_for(office)
    do.call_next(office, clerk)
    do.start(office, clerk)
    do.finish(office, clerk, Outcome.ACCEPTED, WRITTEN)
    rate(office, ticket.token, 4, WRITTEN)
    return ticket


def texts(office: Office) -> list[str | None]:
    with Session(office.storage.engine) as session:
        notes = session.scalars(select(Note.text)).all()
        comments = session.scalars(select(Rating.comment)).all()
        return [*notes, *comments, *session.scalars(select(Ticket.note).where(Ticket.note.is_not(None)))]


def test_no_text_ever_stands_in_the_journal(office: Office) -> None:
    clerk = seated(office)
    served_with_a_note(office, clerk)
    ticket_for(office)
    do.call_next(office, clerk)
    do.start(office, clerk)
    do.park(office, clerk, WRITTEN)
    do.resume(office, clerk, "A002")
    do.next_procedure(office, clerk, "khai-tu", Outcome.ACCEPTED, WRITTEN)
    do.transfer(office, clerk, Destination(counter="2"), WRITTEN, comes_back=True)
    told = json.dumps([row.detail for row in journal(office)], ensure_ascii=False)
    assert "Bích" not in told
    # Two notes, for the same words are kept once a ticket; a comment; and what stands on the two tickets.
    assert texts(office) == [WRITTEN] * 5


def test_texts_are_erased_with_the_first_business_after_their_time_and_figures_stay(
    office: Office, clock: SetClock
) -> None:
    ticket = served_with_a_note(office, seated(office))
    clock.forward(days=90)
    ticket_for(office)
    assert texts(office) == [WRITTEN] * 3
    clock.forward(days=1)
    ticket_for(office)

    assert [each for each in texts(office) if each] == []
    with Session(office.storage.engine) as session:
        assert session.scalar(select(func.count()).select_from(Note)) == 1
        assert session.scalars(select(Rating)).one().score == 4
        assert {(row.kind, row.count, row.actor) for row in session.scalars(select(Erasure))} == {
            ("notes", 1, "office"),
            ("comments", 1, "office"),
        }
        erased = session.scalars(select(Journal).where(Journal.move == "erase")).one()
    assert erased.detail == {"before": "2026-11-24", "notes": 1, "comments": 1}
    assert stored(office, ticket).outcome == "accepted"


def test_a_clock_that_leaps_ahead_erases_nothing(office: Office, clock: SetClock) -> None:
    served_with_a_note(office, seated(office))
    clock.set_forward(days=400)
    ticket_for(office)
    assert texts(office) == [WRITTEN] * 3


def test_what_is_written_today_can_be_erased_by_a_command_and_not_by_undo_brought_back(
    office: Office, clock: SetClock
) -> None:
    clerk = seated(office)
    ticket_for(office)
    do.call_next(office, clerk)
    do.park(office, clerk, WRITTEN)
    do.resume(office, clerk, "A001")
    clock.forward(seconds=5)
    do.finish(office, clerk, Outcome.ACCEPTED, None)
    assert erase_texts(office, Actor("operator"), clock.now().date() + dt.timedelta(days=1)) == 1
    do.undo(office, clerk)
    assert [each for each in texts(office) if each] == []


def test_undo_brings_a_note_back_that_is_still_kept(office: Office) -> None:
    clerk = seated(office)
    ticket = ticket_for(office)
    do.call_next(office, clerk)
    do.park(office, clerk, WRITTEN)
    do.resume(office, clerk, "A001")
    do.finish(office, clerk, Outcome.ACCEPTED, None)
    assert stored(office, ticket).note is None
    do.undo(office, clerk)
    assert stored(office, ticket).note == WRITTEN


def test_nothing_of_an_erased_text_is_left_in_the_file(tmp_path: Path) -> None:
    office = open_office(tmp_path)
    served_with_a_note(office, seated(office))
    erase_texts(office, Actor("operator"), office.day(office.clock.now()) + dt.timedelta(days=1))
    with office.storage.engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    office.storage.dispose()
    assert b"qu\xc3\xaan h\xe1\xbb\x99 kh" not in (tmp_path / "motcua.db").read_bytes()
