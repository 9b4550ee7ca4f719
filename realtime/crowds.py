"""How many lines one address may hold open: an office behind one address has many phones, a flood has more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Wsgi = Callable[..., Iterable[bytes]]
MOST_OF_AN_ADDRESS = 3000
PATH = "/socket.io/"


def no_flood(app: Wsgi, lines: Mapping[str, Mapping[str, Any]], most: int = MOST_OF_AN_ADDRESS) -> Wsgi:
    """`app`, refusing a new line (429) to an address that has `most`. `lines`: the environ of each open one."""

    def guarded(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        is_new = environ.get("PATH_INFO", "").startswith(PATH) and "sid=" not in environ.get("QUERY_STRING", "")
        if is_new and _held(lines, environ.get("REMOTE_ADDR")) >= most:
            start_response("429 Too Many Requests", [("Content-Type", "text/plain"), ("Retry-After", "60")])
            return [b"too many open lines from this address"]
        return app(environ, start_response)

    return guarded


def _held(lines: Mapping[str, Mapping[str, Any]], address: str | None) -> int:
    return sum(line.get("REMOTE_ADDR") == address for line in tuple(lines.values()))
