"""Tells the screens what changed: the lobby first, then the citizen concerned, the counters, and the other phones.

One greenlet sends everything, each time from a look at least as new as the one before, so a screen never sees a
revision go back. Changes that come while it works are taken together in its next round.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

import gevent
from gevent.event import Event as Signal

from office.context import Office
from office.rules.events import Event
from realtime.listeners import Listener, Listeners, Sent
from realtime.payloads import Json, Look, board_since, counters_now, look_now, note_listening, phones_now
from web.serving import NativeThreads

log = logging.getLogger("motcua.realtime")

# Another process (the command line, a second server) can change the database: look at its revision this often.
WATCH_SECONDS = 1.0
# Waits move with the clock alone.
REFRESH_SECONDS = 10.0
# How often it is written down which screens are listening.
CONTACT_SECONDS = 30.0
# How often the phones hear that their turn has come nearer; a move of their own is told at once.
PHONES_SECONDS = 0.7

Emit = Callable[[str, Json, str], None]
Disconnect = Callable[[str], None]


class Publisher:
    def __init__(self, office: Office, threads: NativeThreads, emit: Emit, disconnect: Disconnect) -> None:
        self._office = office
        self._threads = threads
        self._emit = emit
        self._disconnect = disconnect
        self._listeners = Listeners()
        self._welcome: list[Listener] = []
        self._sent = Sent()
        self._signal = Signal()
        self._wake = gevent.get_hub().loop.async_()
        self._wake.start(self._signal.set)
        self._revision = -1
        self._refreshed = 0.0
        self._phones_told = 0.0
        self._contact_noted = 0.0

    def notify(self, _revision: int, _events: Sequence[Event]) -> None:
        """After a commit, from any thread."""
        self._wake.send()

    def join(self, listener: Listener) -> None:
        """A screen that may listen has connected: its first snapshot comes with the next round."""
        self._welcome.append(listener)
        self._signal.set()

    def leave(self, sid: str) -> None:
        self._listeners.remove(sid)
        self._welcome = [listener for listener in self._welcome if listener.sid != sid]

    def run(self) -> None:
        """The greenlet: round after round, and never out of it."""
        while True:
            woken = self._signal.wait(self._patience())
            self._signal.clear()
            try:
                self._round(woken)
            except Exception:
                # A full disk or a lost database: the screens keep their last state, and the next round tries again.
                log.exception("round failed")
                gevent.sleep(WATCH_SECONDS)

    def _patience(self) -> float:
        waiting_phones = self._listeners.phones and self._phones_told < self._refreshed
        return PHONES_SECONDS if waiting_phones else WATCH_SECONDS

    def _round(self, woken: bool) -> None:
        now = monotonic()
        if not self._listeners.by_sid and not self._welcome:
            return
        if not woken and not self._is_due(now):
            return
        look = self._threads.run(look_now, self._office, *self._identities())
        self._revision, self._refreshed = look.room.revision, now
        self._shut_out(look)
        self._tell_board(look)
        self._tell_phones(look, now)
        self._tell_counters(look)
        self._greet(look)
        self._note_contact(now)

    def _note_contact(self, now: float) -> None:
        if now - self._contact_noted >= CONTACT_SECONDS:
            self._contact_noted = now
            self._threads.run(note_listening, self._office, self._identities()[0])

    def _is_due(self, now: float) -> bool:
        if now - self._refreshed >= REFRESH_SECONDS or self._phones_told < self._refreshed:
            return True
        return self._threads.run(self._office.storage.revision) != self._revision

    def _identities(self) -> tuple[list[int], list[int]]:
        listening = [*self._listeners.by_sid.values(), *self._welcome]
        return (
            list({item.device for item in listening if item.device is not None}),
            list({item.session for item in listening if item.session is not None}),
        )

    def _shut_out(self, look: Look) -> None:
        for listener in [*self._listeners.by_sid.values(), *self._welcome]:
            if listener.device in look.gone_devices or listener.session in look.gone_sessions:
                self.leave(listener.sid)
                self._disconnect(listener.sid)

    def _tell_board(self, look: Look) -> None:
        if self._listeners.boards and self._sent.changed("board", _essence(look.board)):
            for sid in self._listeners.boards:
                self._emit("board", look.board, sid)

    def _tell_counters(self, look: Look) -> None:
        views = self._threads.run(counters_now, look.room, tuple(self._listeners.counters))
        for counter, view in views.items():
            if self._sent.changed(f"counter:{counter}", _essence(view)):
                for sid in self._listeners.counters.get(counter, ()):
                    self._emit("counter", view, sid)

    def _tell_phones(self, look: Look, now: float) -> None:
        """Those whose own ticket moved, at once; those whose turn came nearer, together and less often."""
        if not self._listeners.phones:
            return
        views = self._threads.run(phones_now, look.room, tuple(self._listeners.phones))
        turn_too = now - self._phones_told >= PHONES_SECONDS
        for token, view in views.items():
            moved = self._sent.changed(f"moved:{token}", _moved(view))
            nearer = turn_too and self._sent.changed(f"turn:{token}", (view["ahead"], view["wait_minutes"]))
            if moved or nearer:
                for sid in self._listeners.phones.get(token, ()):
                    self._emit("ticket", view, sid)
        if turn_too:
            self._phones_told = now

    def _greet(self, look: Look) -> None:
        welcome, self._welcome = self._welcome, []
        boards = [item for item in welcome if item.kind == "board"]
        counters = [item for item in welcome if item.kind == "counter"]
        phones = [item for item in welcome if item.kind == "ticket"]
        for listener in boards:
            self._first("board", self._threads.run(board_since, look, listener.last_seq), listener)
        views = self._threads.run(counters_now, look.room, {item.counter for item in counters}) if counters else {}
        for listener in counters:
            self._first("counter", views.get(listener.counter or ""), listener)
        tickets = self._threads.run(phones_now, look.room, {item.ticket for item in phones}) if phones else {}
        for listener in phones:
            self._first("ticket", tickets.get(listener.ticket or ""), listener)

    def _first(self, kind: str, view: Json | None, listener: Listener) -> None:
        if view is None:
            self._disconnect(listener.sid)
            return
        self._emit(kind, view, listener.sid)
        self._listeners.add(listener)


def _essence(view: Json) -> Any:
    """A snapshot without what changes by the clock alone."""
    rest = {key: value for key, value in view.items() if key not in ("revision", "now")}
    if "parked" in rest:
        rest["waiting"] = [
            {key: value for key, value in item.items() if key != "waited_seconds"} for item in rest["waiting"]
        ]
    return rest


def _moved(view: Json) -> Any:
    where = view["field"], view["procedure"], view["journey"], view["priority"]
    return view["state"], view["counter"], view["recalls"], view["called_at"], where
