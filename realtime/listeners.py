"""Who is listening, and what each was sent last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

# What every lobby screen hears, sent to all of them as one message.
BOARD = "board"
# What the manager asks of one machine.
MACHINE = "device"


@dataclass(frozen=True)
class Listener:
    """A connected screen. `device`, `session` (a clerk's) and `account` (a manager's session) are asked again after
    each change: they may be revoked.
    """

    sid: str
    kind: str
    counter: str | None = None
    ticket: str | None = None
    last_seq: int | None = None
    device: int | None = None
    session: int | None = None
    account: int | None = None


@dataclass
class Listeners:
    """All connected screens, by what they follow. Used by the loop alone, so it needs no lock."""

    by_sid: dict[str, Listener] = field(default_factory=dict)
    phones: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    counters: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    boards: set[str] = field(default_factory=set)
    # Pages of our machines, through which the manager reaches each of them.
    machines: set[str] = field(default_factory=set)

    def add(self, listener: Listener) -> None:
        self.by_sid[listener.sid] = listener
        self._group(listener).add(listener.sid)

    def remove(self, sid: str) -> Listener | None:
        """Who it was, if they were listening."""
        listener = self.by_sid.pop(sid, None)
        if listener is None:
            return None
        self._group(listener).discard(sid)
        if listener.ticket is not None and not self.phones[listener.ticket]:
            del self.phones[listener.ticket]
        if listener.counter is not None and not self.counters[listener.counter]:
            del self.counters[listener.counter]
        return listener

    def _group(self, listener: Listener) -> set[str]:
        if listener.ticket is not None:
            return self.phones[listener.ticket]
        if listener.counter is not None:
            return self.counters[listener.counter]
        return self.machines if listener.kind == MACHINE else self.boards

    def of_device(self, device: int) -> bool:
        return any(listener.device == device for listener in self.by_sid.values())


@dataclass
class Sent:
    """What each room was sent last, without the fields that change by themselves."""

    last: dict[str, Any] = field(default_factory=dict)

    def changed(self, room: str, essence: Any) -> bool:
        """Whether `essence` differs from what the room was sent; remembers it."""
        if self.last.get(room) == essence:
            return False
        self.last[room] = essence
        return True

    def forget(self, *rooms: str) -> None:
        for room in rooms:
            self.last.pop(room, None)
