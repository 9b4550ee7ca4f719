"""How much a request may bring: little, but where a page takes files, and then only from its audience.

Asked before the body is read: a stranger on the lobby's Wi-Fi can't fill the server's memory by the manager's door.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, request

from web.identity import MANAGER, let_in_by_cookie

MostBytes = Callable[[dict[str, Any]], int]


def most_bytes(app: Flask, usual: int) -> MostBytes:
    """What a request with this environment may bring."""

    def most(environ: dict[str, Any]) -> int:
        with app.request_context(environ):
            view = app.view_functions.get(request.endpoint or "")
            more: int | None = getattr(view, "most_bytes", None)
            return more if more is not None and let_in_by_cookie(MANAGER).known else usual

    return most
