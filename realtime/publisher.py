"""Tells the screens what changed: the lobby first, then the citizen concerned, the counters, and the other phones.

One greenlet sends everything, each time from a look at least as new as the one before, so a screen never sees a
revision go back. A change is told at once; those that come within a moment of it are taken together in the next round,
so that a crowd at the kiosks costs a few rounds and not one for each ticket. What moved goes out first: the clerk
and the citizen concerned see their own move in the same round, all others a little later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import Any

import gevent
from gevent.event import Event as Signal

from office.house import House
from office.rules.events import Event
from office.rules.tickets import LIVE
from realtime.listeners import BOARD, MACHINE, Listener, Listeners, Sent
from realtime.machines import SHUT_OUT, Told
from realtime.news import Inbox, News
from realtime.payloads import (
    NOBODY,
    Connected,
    Json,
    Look,
    Phone,
    board_since,
    counters_now,
    look_now,
    note_listening,
    phones_now,
)
from web.serving import NativeThreads

log = logging.getLogger("motcua.realtime")

# Another process (the command line, a second server) can change the database: look at its revision this often.
WATCH_SECONDS = 1.0
# Waits move with the clock alone.
REFRESH_SECONDS = 10.0
# How often it is written down which screens are listening.
CONTACT_SECONDS = 30.0
# Two rounds begin at least this far apart; the first after a quiet moment begins at once.
ROUND_SECONDS = 0.04
# How often a clerk's screen hears of moves elsewhere; one at its own counter is told at once.
COUNTERS_SECONDS = 0.25
# How often the phones hear that their turn has come nearer; a move of their own is told at once.
PHONES_SECONDS = 0.7
# After so many phones the loop looks up, and turns to a newer change if there is one.
PHONES_AT_A_TIME = 25

# The event, its snapshot, and whom it goes to: a connection's sid, or BOARD for every lobby screen.
Emit = Callable[[str, Json, str], None]
Enter = Callable[[str, str], None]
Disconnect = Callable[[str], None]


class Publisher:
    """`emit`, `enter` and `disconnect` are the socket server's; `enter` lets a connection hear what goes to BOARD."""

    def __init__(self, house: House, threads: NativeThreads, emit: Emit, enter: Enter, disconnect: Disconnect) -> None:
        self._house = house
        self._threads = threads
        self._emit = emit
        self._enter = enter
        self._disconnect = disconnect
        self._listeners = Listeners()
        # By sid: connected, and not yet sent their first snapshot.
        self._welcome: dict[str, Listener] = {}
        self._sent = Sent()
        self._told = Told()
        self._signal = Signal()
        self._wake = gevent.get_hub().loop.async_()
        self._wake.start(self._signal.set)
        self._inbox = Inbox()
        self._revision = -1
        self._began = 0.0
        self._refreshed = 0.0
        self._counters_told = 0.0
        self._phones_told = 0.0
        self._phones_left: Sequence[str] = ()
        self._contact_noted = 0.0

    def notify(self, revision: int, events: Sequence[Event]) -> None:
        """After a commit, from any thread."""
        self._inbox.put(revision, events)
        self._wake.send()

    def join(self, listener: Listener) -> None:
        """A screen that may listen has connected: its first snapshot comes with the next round."""
        self._welcome[listener.sid] = listener
        self._signal.set()

    def leave(self, sid: str) -> int | None:
        """The device whose last line this was, if it was one's."""
        gone = self._listeners.remove(sid) or self._welcome.get(sid)
        self._told.forget(sid)
        if gone is not None and gone.ticket is not None and gone.ticket not in self._listeners.phones:
            self._sent.forget(f"moved:{gone.ticket}", f"turn:{gone.ticket}")
        self._welcome.pop(sid, None)
        if gone is None or gone.device is None or self._listeners.of_device(gone.device):
            return None
        return gone.device

    def run(self) -> None:
        """The greenlet: round after round, and never out of it."""
        while True:
            woken = self._signal.wait(self._patience())
            gevent.sleep(max(0.0, self._began + ROUND_SECONDS - monotonic()))
            self._signal.clear()
            self._began = monotonic()
            try:
                self._round(woken, self._inbox.take())
            except Exception:
                # A full disk or a lost database: the screens keep their last state, and the next round tries again.
                log.exception("round failed")
                gevent.sleep(WATCH_SECONDS)

    def _patience(self) -> float:
        if self._listeners.phones and self._phones_told < self._refreshed:
            return max(0.0, self._phones_told + PHONES_SECONDS - monotonic())
        if self._listeners.counters and self._counters_told < self._refreshed:
            return COUNTERS_SECONDS
        return WATCH_SECONDS

    def _round(self, woken: bool, news: News) -> None:
        now = monotonic()
        if not self._listeners.by_sid and not self._welcome:
            return
        if not woken and not self._is_due(now):
            return
        # A newcomer may know of a commit that we were not told of.
        since = None if self._welcome else news.since
        asks = news.identities or bool(self._welcome) or not woken
        look = self._threads.run(look_now, self._house.office, since, self._connected() if asks else NOBODY)
        self._revision, self._refreshed = look.room.revision, now
        self._shut_out(look)
        self._tell_machines(look)
        self._tell_board(look)
        self._tell_phones(look, self._moved_phones(look))
        self._tell_counters(look, news.counters)
        self._greet(look)
        self._tell_others(look, now)
        self._note_contact(now)

    def _note_contact(self, now: float) -> None:
        if now - self._contact_noted >= CONTACT_SECONDS:
            self._contact_noted = now
            self._threads.run(note_listening, self._house.office, self._connected().devices)

    def _is_due(self, now: float) -> bool:
        if now - self._refreshed >= REFRESH_SECONDS or min(self._phones_told, self._counters_told) < self._refreshed:
            return True
        return self._threads.run(self._house.office.storage.revision) != self._revision

    def _connected(self) -> Connected:
        listening = [*self._listeners.by_sid.values(), *self._welcome.values()]
        return Connected(
            {item.device for item in listening if item.device is not None},
            {item.session for item in listening if item.session is not None},
            {item.account for item in listening if item.account is not None},
        )

    def _shut_out(self, look: Look) -> None:
        for listener in [*self._listeners.by_sid.values(), *self._welcome.values()]:
            shut_out = (
                listener.device in look.gone_devices
                or listener.session in look.gone_sessions
                or listener.account in look.gone_accounts
            )
            if shut_out:
                self.leave(listener.sid)
                if listener.kind == MACHINE:
                    self._emit(MACHINE, SHUT_OUT, listener.sid)
                self._disconnect(listener.sid)

    def _tell_machines(self, look: Look) -> None:
        listening = {sid: self._listeners.by_sid[sid].device for sid in self._listeners.machines}
        for sid, view in self._told.news(listening, look.machines, look.room.office.edition):
            self._emit(MACHINE, view, sid)

    def _tell_board(self, look: Look) -> None:
        if self._listeners.boards and self._sent.changed("board", _essence(look.board)):
            self._emit("board", look.board, BOARD)

    def _tell_counters(self, look: Look, counters: Iterable[str]) -> None:
        listening = tuple(counter for counter in counters if counter in self._listeners.counters)
        views = self._threads.run(counters_now, look.room, listening) if listening else {}
        for counter, view in views.items():
            if self._sent.changed(f"counter:{counter}", _essence(view)):
                for sid in tuple(self._listeners.counters.get(counter, ())):
                    self._emit("counter", view, sid)

    def _moved_phones(self, look: Look) -> list[str]:
        """The phones whose own ticket moved since they were told of it, as far as the room knows."""
        return [token for token in self._listeners.phones if self._has_moved(look, token)]

    def _has_moved(self, look: Look, token: str) -> bool:
        known, ticket = self._sent.last.get(f"moved:{token}"), look.room.by_token.get(token)
        edition = look.room.office.edition
        if known is not None and known[2] != edition:
            return True
        # A ticket that is over has left the room, and is told of once.
        return (
            (known is None or known[0] in LIVE) if ticket is None else known != (ticket.state, ticket.revision, edition)
        )

    def _tell_phones(self, look: Look, tokens: Sequence[str]) -> Sequence[str]:
        """Those who were not told: a newer change comes first."""
        for first in range(0, len(tokens), PHONES_AT_A_TIME):
            if first:
                gevent.sleep(0)
                if self._signal.is_set():
                    return tokens[first:]
            phones = self._threads.run(phones_now, look.room, tokens[first : first + PHONES_AT_A_TIME])
            for token, phone in phones.items():
                if token in self._listeners.phones and self._note_phone(token, phone):
                    for sid in tuple(self._listeners.phones.get(token, ())):
                        self._emit("ticket", phone.view, sid)
        return ()

    def _note_phone(self, token: str, phone: Phone) -> bool:
        """Whether the phone has something to be told; notes that it is."""
        moved = self._sent.changed(f"moved:{token}", (phone.view["state"], phone.revision, phone.view["edition"]))
        nearer = self._sent.changed(f"turn:{token}", (phone.view["ahead"], phone.view["wait_minutes"]))
        return moved or nearer

    def _tell_others(self, look: Look, now: float) -> None:
        """Those whose own move it was not, less often."""
        if now - self._counters_told >= COUNTERS_SECONDS:
            self._tell_counters(look, tuple(self._listeners.counters))
            self._counters_told = now
        if now - self._phones_told >= PHONES_SECONDS:
            # Who was not reached before goes first: else moves that never pause would keep the last in the dark.
            left = dict.fromkeys(self._phones_left)
            asked = [*left, *(token for token in self._listeners.phones if token not in left)]
            waiting = [token for token in asked if token in look.room.by_token]
            self._phones_left = self._tell_phones(look, waiting)
            if not self._phones_left:
                self._phones_told = now

    def _greet(self, look: Look) -> None:
        """The first snapshot of each newcomer; where nobody listened before, it is what was sent last."""
        welcome = tuple(self._welcome.values())
        boards = [item for item in welcome if item.kind == "board"]
        counters = [item for item in welcome if item.kind == "counter"]
        phones = [item for item in welcome if item.kind == "ticket"]
        if boards and not self._listeners.boards:
            self._sent.changed("board", _essence(look.board))
        # One that came while this look was made is not in it, and its coming has begun the next round.
        for listener in [item for item in welcome if item.kind == MACHINE and item.device in look.machines]:
            machine = look.machines[listener.device or 0]
            greeting = self._told.greeting(listener.sid, machine, look.room.office.edition)
            self._first(MACHINE, greeting, listener)
        for listener in boards:
            self._first("board", self._threads.run(board_since, look, listener.last_seq), listener)
        views = self._threads.run(counters_now, look.room, {item.counter for item in counters}) if counters else {}
        for counter, view in views.items():
            if counter not in self._listeners.counters:
                self._sent.changed(f"counter:{counter}", _essence(view))
        for listener in counters:
            self._first("counter", views.get(listener.counter or ""), listener)
        tickets = self._threads.run(phones_now, look.room, {item.ticket for item in phones}) if phones else {}
        for listener in phones:
            token = listener.ticket or ""
            phone = tickets.get(token)
            if phone is not None and token not in self._listeners.phones:
                self._note_phone(token, phone)
            self._first("ticket", None if phone is None else phone.view, listener)

    def _first(self, kind: str, view: Json | None, listener: Listener) -> None:
        if self._welcome.pop(listener.sid, None) is None:
            return  # left while the snapshot was made
        if view is None:
            self._disconnect(listener.sid)
            return
        self._emit(kind, view, listener.sid)
        self._listeners.add(listener)
        if kind == BOARD:
            self._enter(listener.sid, BOARD)


def _essence(view: Json) -> Any:
    """A snapshot without what changes by the clock alone."""
    rest = {key: value for key, value in view.items() if key not in ("revision", "now")}
    if "parked" in rest:
        rest["waiting"] = [
            {key: value for key, value in item.items() if key != "waited_seconds"} for item in rest["waiting"]
        ]
    return rest
