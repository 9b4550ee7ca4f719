"""A line that breaks off or begins wrong is the caller's affair: it ends, and the log keeps quiet about it.

Without this the engine answers what is no handshake with a 500 and a traceback in the log, and writes an HTTP answer
into a line that speaks WebSocket already, which the browser calls an "invalid frame header".
"""

from __future__ import annotations

import errno
import logging
import os
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

Wsgi = Callable[..., Iterable[bytes]]
NEEDED = ("HTTP_SEC_WEBSOCKET_KEY", "HTTP_SEC_WEBSOCKET_VERSION")

log = logging.getLogger("motcua.sockets")
# Below this the engine writes down every packet, and with it tokens.
log.setLevel(logging.WARNING)


def clean_ends(app: Wsgi) -> Wsgi:
    """`app`, whose WebSocket requests end without an HTTP answer, unless they are refused."""

    def guarded(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("HTTP_UPGRADE", "").lower() != "websocket":
            return app(environ, start_response)
        if not all(environ.get(name) for name in NEEDED):
            start_response("400 Bad Request", [("Content-Type", "text/plain")])
            return [b"this is no WebSocket handshake"]
        refused: list[str] = []

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            if status.startswith("200"):
                return lambda _body: None  # the line has ended; there is nobody left to read this
            refused.append(status)
            return start_response(status, headers, *more)

        try:
            answer = app(environ, start)
        except Exception as error:
            log.info("a line ended: %s: %s", type(error).__name__, error)
        else:
            if refused:
                return answer
        _hang_up(environ)
        # The server takes this for a caller who hung up, and is done with it.
        raise ConnectionResetError(errno.ECONNRESET, "the line has ended")

    return guarded


def _hang_up(environ: dict[str, Any]) -> None:
    """The engine works on a copy of the socket, which it leaves open when the caller's first words make no sense."""
    with suppress(OSError), socket.socket(fileno=os.dup(environ["wsgi.input"].fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)
