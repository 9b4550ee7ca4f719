"""Ports that this process of tests has for itself, the same ones again and again.

Each is held by a socket that never listens: nobody else is given it, while whoever asks for it by its number can listen
there. A screen opened at an address that a browser knows from the test before costs it far less (tests/tabs.py).
"""

from __future__ import annotations

import socket

_holding: list[socket.socket] = []
_free: list[int] = []


def lent_port() -> int:
    """A port to listen on, for as long as the caller likes."""
    return _free.pop() if _free else _held()


def take_back_port(port: int) -> None:
    """Nobody listens there any more: the next may."""
    _free.append(port)


def _held() -> int:
    holder = socket.socket()
    # With this on both sides Linux lets another listen beside a socket that doesn't.
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    _holding.append(holder)
    return int(holder.getsockname()[1])
