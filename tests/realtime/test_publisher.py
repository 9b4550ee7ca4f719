"""Whom the publisher tells while changes never pause. A socket of its own for each phone would say no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from office.actions.clerk import call_next, no_show
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


def test_every_phone_hears_that_its_turn_is_nearer_though_moves_never_pause(office: Office) -> None:
    clerk = seated(office, "2")
    phones = [ticket_for(office).token for _ in range(3 * PHONES_AT_A_TIME + 2)]
    heard: list[str] = []
    publisher = Publisher(House(office), AtOnce(), lambda _event, _view, sid: heard.append(sid), print, print)
    for token in phones:
        publisher.join(Listener(token, "ticket", ticket=token))
    publisher._round(True, News())
    heard.clear()

    for _ in range(4):
        call_next(office, clerk)
        no_show(office, clerk)
        publisher._phones_told = 0.0
        # Somebody has moved again by the time each handful is told.
        publisher.notify(0, ())
        publisher._signal.set()
        publisher._round(True, News())

    assert set(phones) <= set(heard)
