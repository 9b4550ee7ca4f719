"""What the server reads of a request before the application sees it."""

from __future__ import annotations

import io

import pytest

from web.request_head import MOST_BYTES, Head, read_head


def head_of(text: str) -> Head:
    return read_head(io.BytesIO(text.encode("latin-1")))


def test_a_field_is_found_however_its_name_is_written() -> None:
    head = head_of("Host: motcua.local\r\nX-Thing:  two words \r\nContent-Type: application/json\r\n\r\n")

    assert (head.get("x-thing"), head.get("HOST"), head.typeheader) == ("two words", "motcua.local", "application/json")
    assert head.get("cookie", "none") == "none"


def test_fields_come_as_lines_in_the_order_of_the_caller() -> None:
    assert list(head_of("B: 1\r\nA: 2\r\nB: 3\r\n\r\n").headers) == ["B: 1\r\n", "A: 2\r\n", "B: 3\r\n"]


def test_a_handshake_is_a_head_like_any_other() -> None:
    assert head_of("Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n").get("upgrade") == "websocket"


def test_what_follows_the_head_is_left_to_be_read() -> None:
    line = io.BytesIO(b"Content-Length: 2\r\n\r\n{}")
    read_head(line)

    assert line.read() == b"{}"


@pytest.mark.parametrize(
    "head",
    [
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        "Content-Length: +5\r\n\r\n",
        "Host : motcua.local\r\n\r\n",
        "Host: motcua.local\r\n folded: yes\r\n\r\n",
        "X: a\x00b\r\n\r\n",
        "no colon at all\r\n\r\n",
        "Host: it ends in the mid",
        "X: " + "x" * MOST_BYTES + "\r\n\r\n",
        "X: x\r\n" * MOST_BYTES + "\r\n",
    ],
    ids=lambda head: repr(head[:40]),
)  # fmt: skip
def test_what_two_servers_could_read_differently_is_refused(head: str) -> None:
    with pytest.raises(ValueError, match="head of the request"):
        head_of(head)
