"""The server: a gevent loop that carries, and native threads that work.

The loop holds the sockets: a thousand phones cost it little. What touches the database, hashes a PIN or draws
a slip runs in a native thread, with ordinary locks and blocking calls and nothing monkey-patched, so that a slow disk
never stops the loop. See docs/decisions/loop-and-threads.md.
"""

from __future__ import annotations

import errno
import gc
import io
import resource
import signal
import socket
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import gevent
from gevent.baseserver import parse_address
from gevent.pywsgi import WSGIServer
from gevent.threadpool import ThreadPool

from office.one_core import stay_on_one_core
from web.large_bodies import MostBytes
from web.request_head import Handler

Wsgi = Callable[..., Iterable[bytes]]
T = TypeVar("T")

THREADS = 24
MOST_LINES = 16_384
# A body over the limit is read and thrown away up to here, so that the sender hears why it was refused.
MOST_DRAINED = 8 * 1024 * 1024
CHUNK = 64 * 1024
SWITCH_SECONDS = 0.0005
# A request makes some thousands of objects and nearly all of them go by themselves.
COLLECT_AFTER = 2_000


class NativeThreads:
    """Runs work, and whole requests, in native threads while the calling greenlet waits."""

    def __init__(self, threads: int = THREADS) -> None:
        self._pool = ThreadPool(threads)

    def run(self, work: Callable[..., T], *arguments: Any) -> T:
        result: T = self._pool.apply(work, arguments)
        return result

    def wrap(self, app: Wsgi, usual: int, most: MostBytes) -> Wsgi:
        """A WSGI application that answers each request in a native thread.

        `usual`: how large a body is read; `most` is asked for those that say they are larger.
        """

        def threaded(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            # The socket belongs to the loop, so the body is read here and handed over whole.
            # What comes in chunks says no length; by that which it had it is refused when it is too long.
            is_chunked = environ.pop("HTTP_TRANSFER_ENCODING", None) is not None
            is_large = is_chunked or _said_length(environ) > usual
            limit = self.run(most, environ) if is_large else usual
            body = _body(environ["wsgi.input"], limit)
            environ["wsgi.input"] = io.BytesIO(body)
            if is_chunked:
                environ["CONTENT_LENGTH"] = str(len(body))
            environ.pop("wsgi.file_wrapper", None)
            status, headers, chunks = self.run(_answer, app, environ)
            start_response(status, headers)
            return chunks

        return threaded


def _said_length(environ: dict[str, Any]) -> int:
    text = environ.get("CONTENT_LENGTH") or ""
    return int(text) if text.isascii() and text.isdigit() else 0


def _body(stream: Any, max_body: int) -> bytes:
    """Raises ConnectionResetError for a caller who hung up halfway, which the server takes for the end of it."""
    try:
        body: bytes = stream.read(max_body + 1)
        drained = len(body)
        while len(body) > max_body and drained < MOST_DRAINED and (chunk := stream.read(CHUNK)):
            drained += len(chunk)
    except OSError as error:
        if type(error) is not OSError:
            raise  # what was sent is no HTTP: the server answers that itself
        raise ConnectionResetError(errno.ECONNRESET, "the caller hung up") from error
    return body


def _answer(app: Wsgi, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], list[bytes]]:
    started: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], _exc_info: object = None) -> None:
        started[:] = [status, headers]

    answer = app(environ, start_response)
    try:
        chunks = [bytes(chunk) for chunk in answer]
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()
    return started[0], started[1], chunks


def listen(host: str, port: int) -> socket.socket:
    """From now on callers are taken, and wait until `serve` answers them. Raises OSError when the address can't be had.

    Most of a start comes after this: a kiosk that was switched on together with the server waits a second for its page
    instead of being told that there is none.
    """
    family, address = parse_address((host, port))
    listener: socket.socket = WSGIServer.get_listener(address, family=family)
    # An answer leaves in two pieces, its head and its body: without this the second waits up to 40 ms for the caller's
    # "got it". Accepted connections take it over from the listening one.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def allow_many_lines(wanted: int = MOST_LINES) -> None:
    """As many open files as the system lets this program have: every phone's line is one, and the usual 1,024 are
    taken up by a few hundred phones, or by one that opens lines and says nothing.
    """
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY not in (now, most):
        wanted = max(now, min(wanted, most))
    resource.setrlimit(resource.RLIMIT_NOFILE, (now if now == resource.RLIM_INFINITY else wanted, most))


def serve(app: Wsgi, listener: socket.socket, ready: Callable[[int], None]) -> None:
    """Serve until SIGTERM or SIGINT. `ready` is told the port once connections are answered.

    Requests are not logged, wrong ones neither: their addresses hold ticket tokens, and a stranger could fill the disk
    with them.
    """
    # A commit gives the interpreter away for its fsync; with Python's usual 5 ms it would wait that long to get it
    # back, holding the office's lock all the while.
    sys.setswitchinterval(SWITCH_SECONDS)
    allow_many_lines()
    # The pool's threads begin later, from this one.
    stay_on_one_core()
    # What was loaded until now stays: the collector need not look through it again and again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 10, 10)
    server = WSGIServer(listener, app, log=None, error_log=None, handler_class=Handler)
    server.start()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, server.stop, 1)
    ready(server.server_port)
    server.serve_forever()
