"""The door for sockets: who may listen to what."""

from __future__ import annotations

import logging
from typing import Any

import gevent
from flask import Flask, request
from flask_socketio import SocketIO, disconnect

from office.actions.leaving import end_stale_seats
from office.actions.signing_in import end_stale_sessions
from office.context import Office
from office.house import House
from office.snapshots.views import find_ticket
from office.storage.contact import note_left
from office.storage.neighbours import hear_others
from realtime.crowds import no_flood
from realtime.handshakes import clean_ends
from realtime.handshakes import log as lines_log
from realtime.listeners import MACHINE, Listener
from realtime.publisher import Publisher
from web.identity import GUIDE, NOBODY, Identity, identify_screen, identify_token
from web.serving import NativeThreads

log = logging.getLogger("motcua.realtime")

# A screen that hears nothing for this long says that it is offline.
PING_SECONDS = 6
# How late a clerk may be signed out who went idle, or whose day is over.
STALE_SEATS_SECONDS = 5.0
MOST_BYTES = 10_000
LONGEST_TOKEN = 200


def init_app(app: Flask, house: House, threads: NativeThreads) -> Publisher:
    """Open the door for sockets and start the greenlet that tells the screens."""
    socketio = SocketIO(
        app,
        async_mode="gevent",
        ping_interval=PING_SECONDS,
        ping_timeout=PING_SECONDS,
        max_http_buffer_size=MOST_BYTES,
        manage_session=False,
        # None: pages of this address alone, whatever the browser's Origin says.
        cors_allowed_origins=None,
        always_connect=False,
        logger=lines_log,
        engineio_logger=lines_log,
    )
    app.wsgi_app = no_flood(clean_ends(app.wsgi_app), socketio.server.environ)  # type: ignore[method-assign]
    storage = house.office.storage
    publisher = Publisher(
        house,
        threads,
        emit=lambda kind, view, to: socketio.emit(kind, view, to=to),
        enter=socketio.server.enter_room,
        disconnect=socketio.server.disconnect,
    )
    storage.listeners.append(publisher.notify)
    # Another process's change of the settings reaches us after its commit did.
    house.followers.append(lambda _office: publisher.notify(0, ()))
    hear_others(storage)
    house.watch()

    @socketio.on("connect")  # type: ignore[untyped-decorator]
    def connect(auth: Any = None) -> bool:
        listener = threads.run(_listener, house.office, request.sid, auth, dict(request.cookies))  # type: ignore[attr-defined]
        if listener is None:
            return False
        publisher.join(listener)
        return True

    @socketio.on("disconnect")  # type: ignore[untyped-decorator]
    def leave(_reason: object = None) -> None:
        device = publisher.leave(request.sid)  # type: ignore[attr-defined]
        if device is not None:
            threads.run(note_left, house.office.storage, device, house.office.clock.now())

    @socketio.on_error_default  # type: ignore[untyped-decorator]
    def failed(_error: Exception) -> None:
        disconnect()

    gevent.spawn(publisher.run)
    gevent.spawn(_end_stale_seats, house, threads)
    return publisher


def _end_stale_seats(house: House, threads: NativeThreads) -> None:
    """The greenlet that signs out who is gone: nobody else would notice a clerk or a manager who makes no move."""
    while True:
        gevent.sleep(STALE_SEATS_SECONDS)
        try:
            threads.run(house.do, end_stale_seats)
            threads.run(house.do, end_stale_sessions)
        except Exception:
            # A full disk or a lost database: those who sit stay, and the next round tries again.
            log.exception("could not end seats that nobody uses")


def _listener(office: Office, sid: str, auth: Any, cookies: dict[str, str]) -> Listener | None:
    """What the caller may listen to; None when they are unknown."""
    if not isinstance(auth, dict):
        return None
    ticket = _text(auth.get("ticket"))
    if ticket:
        return Listener(sid, "ticket", ticket=ticket) if find_ticket(office, ticket) is not None else None
    token, screen = _text(auth.get("token")), _text(auth.get("screen"))
    identity: Identity = NOBODY
    if token:
        identity = identify_token(office, token)
    elif screen:
        identity = identify_screen(office, screen, cookies)
    device = identity.device.id if identity.device else None
    if auth.get("follow") == MACHINE:
        return Listener(sid, MACHINE, device=device) if device is not None else None
    clerk = identity.clerk
    if clerk is not None and GUIDE in identity.roles:
        return Listener(sid, "board", device=device, session=clerk.session_id)
    if clerk is not None:
        return Listener(sid, "counter", counter=clerk.counter_id, device=device, session=clerk.session_id)
    if identity.screen is not None:
        account = identity.manager.session_id if identity.manager else None
        return Listener(sid, "board", last_seq=_sequence(auth.get("last_seq")), device=device, account=account)
    return None


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TOKEN:
        return ""
    return value if value.isascii() and value.isprintable() else ""


def _sequence(value: Any) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value < 2**53 else None
