"""One live ticket a person, where the office wants it: a hash of the day, refused kindly, dropped with the day."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from office.actions.cards import Scanned, scan
from office.actions.citizen import Wish, cancel, take_ticket
from office.actions.ending import close_day
from office.actions.work import Actor
from office.context import Office
from office.rules.refusals import Refusal
from office.storage.erasable import Card
from office.storage.models import Base
from office.storage.rows import AnyTicket
from tests.builders import KIOSK, SetClock, journal

NUMBER = "001050123456"
CARD = f"{NUMBER}|012345678|NGUYEN VAN A|01011950|Nam|Phường X, Hà Nội|15042021"


def asking(office: Office, *, without_card: bool = True) -> Office:
    identity = office.settings.identity.model_copy(update={"one_ticket": True, "without_card": without_card})
    return replace(office, settings=office.settings.model_copy(update={"identity": identity}))


def take(office: Office, scanned: Scanned | None, procedure: str = "khai-sinh") -> AnyTicket:
    wish = Wish(procedure, at_kiosk=True, card=scanned.slip if scanned else None)
    return take_ticket(office, wish, KIOSK).moved


def cards(office: Office) -> list[Card]:
    with Session(office.storage.engine) as session:
        return list(session.scalars(select(Card)))


def test_a_second_live_ticket_is_refused_with_the_number_of_the_first(office: Office) -> None:
    office = asking(office)
    first = take(office, scan(office, CARD))
    again = scan(office, CARD)
    assert again.ticket is not None
    assert again.ticket.number == "A001"
    with pytest.raises(Refusal) as refused:
        take(office, again, "hkd-thanh-lap")
    assert (refused.value.reason.code, "A001" in refused.value.sentence("vi")) == ("one-ticket", True)
    cancel(office, first.token)
    assert take(office, scan(office, CARD)).number == "A002"


def test_a_person_of_the_office_gives_one_more_all_the_same(office: Office) -> None:
    office = asking(office)
    take(office, scan(office, CARD))
    given = take_ticket(office, Wish("khai-sinh"), Actor("clerk:7", None, "help-desk:3")).moved
    assert given.number == "A002"
    assert journal(office)[-1].actor == "clerk:7"


def test_age_gives_the_class_and_is_not_stored(office: Office) -> None:
    office = asking(office)
    assert scan(office, CARD).priority == "75"
    assert scan(office, CARD.replace("050", "090").replace("1950", "1990")).priority is None


def test_without_a_card_one_goes_on_where_the_office_allows_it(office: Office) -> None:
    assert take(asking(office), None).number == "A001"
    with pytest.raises(Refusal) as refused:
        take(asking(office, without_card=False), None)
    assert refused.value.reason.code == "card-needed"


@pytest.mark.parametrize("slip", ["x", "0" * 128, "é" * 128])
def test_a_slip_that_this_office_did_not_seal_is_none(office: Office, slip: str) -> None:
    with pytest.raises(Refusal) as refused:
        take_ticket(asking(office), Wish("khai-sinh", at_kiosk=True, card=slip), KIOSK)
    assert refused.value.reason.code == "card-needed"


def test_what_is_kept_is_another_hash_every_day_and_no_part_of_the_card(office: Office, clock: SetClock) -> None:
    office = asking(office)
    take(office, scan(office, CARD))
    (monday,) = [card.hash for card in cards(office)]
    clock.forward(days=1)
    take(office, scan(office, CARD))
    (tuesday,) = [card.hash for card in cards(office)]
    assert monday != tuesday

    with office.storage.read() as connection:
        rows = [[tuple(row) for row in connection.execute(table.select())] for table in Base.metadata.sorted_tables]
    stored = json.dumps(rows, default=str, ensure_ascii=False)
    assert [part for part in CARD.split("|") if len(part) > 3 and part in stored] == []


def test_hashes_go_when_the_day_is_closed(office: Office) -> None:
    office = asking(office)
    take(office, scan(office, CARD))
    close_day(office, None, Actor("test"))
    assert cards(office) == []


def test_where_the_office_does_not_ask_no_card_is_read(office: Office) -> None:
    with pytest.raises(Refusal) as refused:
        scan(office, CARD)
    assert refused.value.reason.code == "cards-off"
    with pytest.raises(Refusal) as unreadable:
        scan(asking(office), NUMBER[1:])
    assert NUMBER[1:] not in unreadable.value.sentence("en") + str(unreadable.value)
