"""What the publisher learns of several commits taken together."""

from __future__ import annotations

from office.rules.events import ClerkSessionEnded, CounterChanged, DeviceRevoked, TicketMoved
from office.rules.tickets import Move
from realtime.news import Inbox, News


def test_commits_are_taken_together_as_the_newest_with_every_counter_concerned() -> None:
    inbox = Inbox()
    inbox.put(7, [TicketMoved(Move.CALL, "token", "A001", "2")])
    inbox.put(8, [CounterChanged("5")])
    inbox.put(6, [TicketMoved(Move.ISSUE, "other", "A002")])
    assert inbox.take() == News(since=8, counters=frozenset({"2", "5"}))
    assert inbox.take() == News()


def test_a_revoked_screen_an_ended_session_and_an_unknown_commit_may_shut_somebody_out() -> None:
    for events in ([DeviceRevoked(1)], [ClerkSessionEnded(1)], []):
        inbox = Inbox()
        inbox.put(3, events)
        assert inbox.take().identities


def test_a_move_shuts_nobody_out() -> None:
    inbox = Inbox()
    inbox.put(3, [TicketMoved(Move.ISSUE, "token", "A001")])
    assert not inbox.take().identities
