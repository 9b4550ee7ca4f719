"""The head of a request, read by llhttp, the parser of Node.js, through httptools.

gevent hands each head to Python's parser of mail, which is a tenth of all that a ticket costs, and takes what RFC 9112
wants refused: a length that is said twice, a space before the colon, a folded line. What a proxy and a server read
differently is a way past the proxy. See docs/decisions/loop-and-threads.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from gevent.pywsgi import WSGIHandler
from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

MOST_BYTES = 64 * 1024
# The request line has been read before, by the handler.
SOME_LINE = b"GET / HTTP/1.1\r\n"
END = (b"\r\n", b"\n")


class Head:
    """A request's fields, named and asked for as gevent's handler does it."""

    status = ""

    def __init__(self) -> None:
        self._fields: list[tuple[str, str]] = []
        self._first: dict[str, str] = {}

    def on_header(self, name: bytes, value: bytes) -> None:
        """The parser has found a field."""
        field, text = name.decode("latin-1"), value.decode("latin-1").strip(" \t")
        self._fields.append((field, text))
        self._first.setdefault(field.lower(), text)

    def get(self, name: str, default: str | None = None) -> str | None:
        """The first field of the name, however it is written."""
        return self._first.get(name.lower(), default)

    getheader = get

    def __delitem__(self, name: str) -> None:
        self._first.pop(name.lower(), None)
        self._fields = [field for field in self._fields if field[0].lower() != name.lower()]

    @property
    def typeheader(self) -> str | None:
        return self.get("content-type")

    @property
    def headers(self) -> Iterator[str]:
        """Every field as a line."""
        return (f"{name}: {value}\r\n" for name, value in self._fields)


def read_head(lines: BinaryIO) -> Head:
    """The fields up to the empty line. Raises ValueError for what RFC 9112 refuses, and for more than 64 KB."""
    read, size = [SOME_LINE], 0
    while read[-1] not in END:
        line = lines.readline(MOST_BYTES)
        size += len(line)
        if not line or size > MOST_BYTES:
            raise ValueError("the head of the request does not end")
        read.append(line)
    head = Head()
    try:
        HttpRequestParser(head).feed_data(b"".join(read))
    except HttpParserUpgrade:
        pass  # it ends here, and something else begins
    except HttpParserError as error:
        raise ValueError(f"the head of the request is wrong: {error}") from error
    return head


class Handler(WSGIHandler):  # type: ignore[misc]
    """gevent's, with that parser. It writes no log: without a listener each line of one would be made all the same."""

    def MessageClass(self, lines: BinaryIO, _seekable: int) -> Head:  # noqa: N802
        return read_head(lines)

    def log_request(self) -> None:
        """Addresses hold ticket tokens."""
