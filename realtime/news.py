"""What commits have told since the last round, gathered from any thread and taken by the publisher."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from office.rules.events import (
    ClerkSessionEnded,
    CounterChanged,
    DeviceAsked,
    DeviceRevoked,
    Event,
    ManagerSessionEnded,
    TicketMoved,
)

# Told when somebody may listen no more, or is asked for something.
OF_SOMEBODY = DeviceRevoked | DeviceAsked | ClerkSessionEnded | ManagerSessionEnded


@dataclass(frozen=True)
class News:
    """`since`: the newest revision told of. `counters`: where something moved.

    `identities`: of those who listen somebody may no longer, or is asked for something.
    """

    since: int | None = None
    counters: frozenset[str] = frozenset()
    identities: bool = False


@dataclass
class Inbox:
    _told: deque[tuple[int, Sequence[Event]]] = field(default_factory=deque)

    def put(self, revision: int, events: Sequence[Event]) -> None:
        self._told.append((revision, events))

    def take(self) -> News:
        """All that was put so far, as one."""
        told = [self._told.popleft() for _ in range(len(self._told))]
        events = [event for _, each in told for event in each]
        return News(
            since=max((revision for revision, _ in told), default=None),
            counters=frozenset(
                event.counter
                for event in events
                if isinstance(event, TicketMoved | CounterChanged) and event.counter is not None
            ),
            # Another process tells its revision alone: anybody may have been shut out by it.
            identities=any(not each for _, each in told) or any(isinstance(event, OF_SOMEBODY) for event in events),
        )
