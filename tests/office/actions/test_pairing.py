"""A browser asks to become a screen: once, for ten minutes, and so many at a time."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from office.actions.pairing import MINUTES, MOST_OPEN_AN_ADDRESS, NewPairing, approve, ask_to_pair, refuse
from office.actions.work import Actor
from office.context import Office
from office.rules.refusals import Refusal
from office.secrets import SHOWN_LETTERS, token_hash
from office.storage.models import Device, Pairing
from tests.builders import SetClock, journal
from web.identity import identify_token

HERE, THERE = "192.168.1.7", "192.168.1.8"
BOSS = Actor("device:1")


def id_of(office: Office, made: NewPairing) -> int:
    with Session(office.storage.engine) as session:
        return session.scalars(select(Pairing.id).where(Pairing.secret_hash == token_hash(made.secret))).one()


def test_the_secret_opens_nothing_before_a_yes_and_the_screen_s_doors_afterwards(office: Office) -> None:
    made = ask_to_pair(office, "counter", HERE)
    assert not identify_token(office, made.secret).known
    approve(office, id_of(office, made), "counter", "Máy quầy 2", "2", BOSS)

    device = identify_token(office, made.secret).device
    assert device is not None
    assert (device.role, device.name, device.counter_id) == ("counter", "Máy quầy 2", "2")
    assert not identify_token(office, made.code).known


def test_neither_secret_nor_token_is_stored(office: Office) -> None:
    made = ask_to_pair(office, "kiosk", HERE)
    approve(office, id_of(office, made), "kiosk", "Ki-ốt", None, BOSS)
    with Session(office.storage.engine) as session:
        kept = [str(vars(row)) for table in (Pairing, Device) for row in session.scalars(select(table))]
    kept += [str(row.detail) for row in journal(office)]

    assert not [row for row in kept if made.secret in row]


def test_the_code_is_short_and_nothing_in_it_looks_like_something_else(office: Office) -> None:
    code = ask_to_pair(office, "kiosk", HERE).code

    assert len(code) == 7
    assert set(code) <= set(SHOWN_LETTERS) | {"-"}
    assert not set(SHOWN_LETTERS) & set("01258OILSZBQGUAE")


def test_a_request_is_answered_once(office: Office) -> None:
    made = ask_to_pair(office, "kiosk", HERE)
    refuse(office, id_of(office, made), BOSS)
    with pytest.raises(Refusal, match="pairing-decided"):
        approve(office, id_of(office, made), "kiosk", "Ki-ốt", None, BOSS)
    assert not identify_token(office, made.secret).known


def test_a_yes_that_comes_too_late_is_none(office: Office, clock: SetClock) -> None:
    made = ask_to_pair(office, "kiosk", HERE)
    clock.forward(minutes=MINUTES)
    with pytest.raises(Refusal, match="no-pairing"):
        approve(office, id_of(office, made), "kiosk", "Ki-ốt", None, BOSS)
    assert not identify_token(office, made.secret).known


def test_a_yes_with_a_counter_that_is_not_there_leaves_the_request_open(office: Office) -> None:
    made = ask_to_pair(office, "counter", HERE)
    with pytest.raises(Refusal, match="unknown-counter"):
        approve(office, id_of(office, made), "counter", "Máy", "99", BOSS)
    approve(office, id_of(office, made), "counter", "Máy", "2", BOSS)
    assert identify_token(office, made.secret).known


def test_one_address_can_t_fill_the_manager_s_list(office: Office, clock: SetClock) -> None:
    made = [ask_to_pair(office, "kiosk", HERE) for _ in range(MOST_OPEN_AN_ADDRESS)]
    with pytest.raises(Refusal, match="too-many-pairings"):
        ask_to_pair(office, "kiosk", HERE)
    ask_to_pair(office, "kiosk", THERE)
    refuse(office, id_of(office, made[0]), BOSS)
    with pytest.raises(Refusal, match="too-many-pairings"):
        ask_to_pair(office, "kiosk", HERE)
    clock.forward(minutes=MINUTES)
    ask_to_pair(office, "kiosk", HERE)


def test_both_answers_stand_in_the_journal_with_who_gave_them(office: Office) -> None:
    yes, no = ask_to_pair(office, "kiosk", HERE), ask_to_pair(office, "display", THERE)
    approve(office, id_of(office, yes), "kiosk", "Ki-ốt", None, BOSS)
    refuse(office, id_of(office, no), BOSS)
    rows = [(row.move, row.actor) for row in journal(office)]

    assert [row for row in rows if row[0] in ("approve_device", "refuse_device")] == [
        ("approve_device", "device:1"),
        ("refuse_device", "device:1"),
    ]
