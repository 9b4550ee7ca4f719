from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from office.actions.clerk import ClerkAt, call_next, finish, start, transfer, undo
from office.actions.devices import add_device
from office.actions.onward import Destination
from office.actions.rating import Tablet, give_reasons, rate, rate_at_counter
from office.context import Office
from office.rules.rating import SCORES
from office.rules.refusals import Refusal
from office.rules.tickets import Outcome
from office.snapshots.asking import asking_at
from office.storage.models import Service
from office.storage.ratings import Rating
from office.storage.rows import AnyTicket
from tests.builders import SetClock, journal, seated, ticket_for

Served = Callable[[], AnyTicket]


@pytest.fixture
def lan(office: Office) -> ClerkAt:
    return seated(office)


@pytest.fixture
def tablet(office: Office) -> Tablet:
    return Tablet(add_device(office, "rating", "Đánh giá quầy 1", "1").id, "1")


@pytest.fixture
def served(office: Office, clock: SetClock, lan: ClerkAt) -> Served:
    """One citizen more is served at counter 1, for four minutes."""

    def serve() -> AnyTicket:
        ticket_for(office)
        call_next(office, lan)
        start(office, lan)
        clock.forward(minutes=4)
        return finish(office, lan, Outcome.ACCEPTED, None).moved

    return serve


def ratings(office: Office) -> list[Rating]:
    with Session(office.storage.engine) as session:
        return list(session.scalars(select(Rating).order_by(Rating.rated_at, Rating.ticket_id)))


def asked(office: Office) -> str | None:
    ask = asking_at(office, "1")["ask"]
    return ask and str(ask["number"])


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.reason.code


def test_the_tablet_asks_who_was_served_last_and_keeps_one_answer_with_its_reasons(
    office: Office, clock: SetClock, tablet: Tablet, served: Served
) -> None:
    ticket = served()
    assert asked(office) == ticket.number
    clock.forward(seconds=8)
    rate_at_counter(office, tablet, ticket.number, 4)
    give_reasons(office, tablet, ticket.number, ["papers", "manner"])

    [rating] = ratings(office)
    kept = (rating.score, rating.levels, rating.channel, rating.reasons, rating.doubt)
    assert kept == (4, 5, "counter", "manner,papers", None)
    with Session(office.storage.engine) as session:
        assert session.get_one(Service, rating.service_id).ticket_id == ticket.id
    assert asked(office) is None
    assert refused(lambda: rate_at_counter(office, tablet, ticket.number, 5)) == "rated-already"
    assert refused(lambda: rate(office, ticket.token, 5, None)) == "rated-already"


def test_it_asks_until_the_next_citizen_s_service_begins_not_only_until_the_next_call(
    office: Office, lan: ClerkAt, tablet: Tablet, served: Served
) -> None:
    ticket = served()
    ticket_for(office)
    call_next(office, lan)
    assert asked(office) == ticket.number
    start(office, lan)

    assert asked(office) is None
    assert refused(lambda: rate_at_counter(office, tablet, ticket.number, 5)) == "rating-over"


def test_it_stops_asking_after_a_while(office: Office, clock: SetClock, tablet: Tablet, served: Served) -> None:
    ticket = served()
    clock.forward(seconds=office.settings.satisfaction.seconds)

    assert asked(office) is None
    assert refused(lambda: rate_at_counter(office, tablet, ticket.number, 5)) == "rating-over"


def test_a_finish_that_is_taken_back_takes_the_question_back(office: Office, lan: ClerkAt, served: Served) -> None:
    served()
    undo(office, lan)

    assert asked(office) is None


def test_a_visit_that_goes_on_elsewhere_is_asked_there(office: Office, clock: SetClock, lan: ClerkAt) -> None:
    ticket_for(office)
    call_next(office, lan)
    start(office, lan)
    transfer(office, lan, Destination(field="dat-dai"), None, comes_back=False)

    assert asked(office) is None


@pytest.mark.parametrize(("number", "score", "why"), [("A009", 5, "rating-over"), ("A001", 6, "unknown-score")])
def test_what_the_tablet_did_not_ask_is_refused(
    office: Office, tablet: Tablet, served: Served, number: str, score: int, why: str
) -> None:
    served()

    assert refused(lambda: rate_at_counter(office, tablet, number, score)) == why


def test_another_tablet_adds_no_reasons(office: Office, clock: SetClock, tablet: Tablet, served: Served) -> None:
    ticket = served()
    rate_at_counter(office, tablet, ticket.number, 2)
    other = Tablet(add_device(office, "rating", "khác", "2").id, "2")
    assert refused(lambda: give_reasons(office, other, ticket.number, ["waiting"])) == "rating-over"
    clock.forward(minutes=3)

    assert refused(lambda: give_reasons(office, tablet, ticket.number, ["waiting"])) == "rating-over"


def test_an_answer_before_anybody_could_have_read_the_question_is_kept_and_doubted(
    office: Office, clock: SetClock, tablet: Tablet, served: Served
) -> None:
    first = served()
    clock.forward(seconds=4)
    rate_at_counter(office, tablet, first.number, 5)
    clock.forward(minutes=2)
    second = served()
    clock.forward(seconds=5)
    rate_at_counter(office, tablet, second.number, 5)

    assert [rating.doubt for rating in ratings(office)] == ["quick", None]


def test_an_answer_from_a_browser_of_the_office_is_kept_and_doubted(office: Office, served: Served) -> None:
    rate(office, served().token, 5, None, by_staff=True)

    assert [rating.doubt for rating in ratings(office)] == ["staff"]


def test_one_phone_that_rates_many_tickets_within_a_minute_is_not_counted_at_all(
    office: Office, clock: SetClock, served: Served
) -> None:
    tickets = [served() for _ in range(4)]
    for place, ticket in enumerate(tickets):
        rate(office, ticket.token, 5, None, source_hash="another" if place == 1 else "one phone")
        clock.forward(seconds=15)

    assert [rating.doubt for rating in ratings(office)] == ["burst", None, "burst", "burst"]
    said = [row.detail for row in journal(office) if row.move == "rate" and row.detail and "tickets" in row.detail]
    assert said == [{"doubt": "burst", "tickets": [tickets[0].id, tickets[2].id, tickets[3].id]}]


def test_a_phone_is_forgotten_with_the_day(office: Office, clock: SetClock, served: Served) -> None:
    rate(office, served().token, 5, "Tốt", source_hash="a phone")
    clock.at += dt.timedelta(days=1)
    ticket_for(office)

    assert [rating.source_hash for rating in ratings(office)] == [None]


def test_three_faces_mean_the_same_words_as_three_of_the_five() -> None:
    assert set(SCORES[3]) < set(SCORES[5])
