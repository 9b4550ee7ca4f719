"""Whom the publisher tells while changes never pause. A socket of its own for each phone would say no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from office.actions.clerk import ClerkAt, call_next, no_show
from office.context import Office
from office.house import House
from realtime.listeners import Listener
from realtime.news import News
from realtime.publisher import PHONES_AT_A_TIME, Publisher
from tests.builders import seated, ticket_for
from web.serving import NativeThreads


class AtOnce(NativeThreads):
    def __init__(self) -> None: ...

    def run(self, work: Callable[..., Any], *arguments: Any) -> Any:
        return work(*arguments)


@dataclass
class Crowd:
    """Phones that listen, and what they were told; `move` calls somebody and has a round told of it."""

    publisher: Publisher
    phones: list[str]
    heard: list[str]
    office: Office
    clerk: ClerkAt

    def move(self, *, somebody_moves_again: bool) -> list[str]:
        """Which phones hear of it."""
        self.heard.clear()
        call_next(self.office, self.clerk)
        no_show(self.office, self.clerk)
        self.publisher._phones_told = 0.0
        self.publisher._signal.clear()
        if somebody_moves_again:
            self.publisher._signal.set()
        self.publisher._round(True, News())
        return list(self.heard)


@pytest.fixture
def crowd(office: Office) -> Crowd:
    clerk = seated(office, "2")
    phones = [ticket_for(office).token for _ in range(3 * PHONES_AT_A_TIME + 2)]
    heard: list[str] = []
    publisher = Publisher(House(office), AtOnce(), lambda _event, _view, sid: heard.append(sid), print, print)
    for token in phones:
        publisher.join(Listener(token, "ticket", ticket=token))
    publisher._signal.clear()
    publisher._round(True, News())
    assert set(heard) == set(phones)
    return Crowd(publisher, phones, heard, office, clerk)


def test_in_a_quiet_moment_every_phone_hears_that_its_turn_is_nearer(crowd: Crowd) -> None:
    assert set(crowd.move(somebody_moves_again=False)) == set(crowd.phones)


def test_a_newer_change_comes_before_the_phones_that_are_left(crowd: Crowd) -> None:
    heard = crowd.move(somebody_moves_again=True)

    # Whose own ticket moved, and a handful of the others.
    assert crowd.phones[0] in heard
    assert len(heard) <= 1 + PHONES_AT_A_TIME


def test_though_moves_never_pause_every_phone_hears_in_turn(crowd: Crowd) -> None:
    heard = [crowd.move(somebody_moves_again=True) for _ in range(4)]

    assert {token for each in heard for token in each} == set(crowd.phones)


def test_in_the_quiet_after_all_hear_how_it_stands_now(crowd: Crowd) -> None:
    crowd.move(somebody_moves_again=True)

    assert set(crowd.phones[2:]) <= set(crowd.move(somebody_moves_again=False))


def test_a_phone_that_left_before_its_turn_is_told_nothing(crowd: Crowd) -> None:
    crowd.move(somebody_moves_again=True)
    gone = crowd.phones[-1]
    crowd.publisher.leave(gone)

    assert gone not in [token for _ in range(4) for token in crowd.move(somebody_moves_again=True)]
