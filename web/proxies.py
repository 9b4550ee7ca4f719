"""Behind a reverse proxy: whose address it is, and that the line outside is encrypted (docs/reverse-proxy.md)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix


def trust(app: Flask, proxies: int) -> None:
    """Believe what that many proxies in front say of the caller: address, scheme and host. Of 0 nothing is believed.

    The outermost layer: sockets ask as well where a page came from.
    """
    if proxies:
        wsgi: Callable[..., Any] = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)
        app.wsgi_app = wsgi  # type: ignore[method-assign]


def init_app(app: Flask) -> None:
    @app.after_request
    def seal(response: Response) -> Response:
        """Over TLS our cookies never travel in the open."""
        if request.is_secure:
            cookies = response.headers.getlist("Set-Cookie")
            response.headers.setlist("Set-Cookie", [f"{cookie}; Secure" for cookie in cookies])
        return response
