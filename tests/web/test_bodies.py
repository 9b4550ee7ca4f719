"""Bodies as a client may send them: with their length, or in chunks."""

from __future__ import annotations

import http.client
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.running import RunningOffice
from tests.web.conftest import Door
from web.serving import NativeThreads


def sent_in_chunks(office: RunningOffice, body: bytes) -> tuple[int, str]:
    """Status and kind of the answer to a ticket asked for in chunks of 64 kB."""
    line = http.client.HTTPConnection("127.0.0.1", office.port, timeout=20)
    headers = {"Authorization": f"Bearer {office.device('kiosk')}", "Content-Type": "application/json"}
    chunks = (body[at : at + 65536] for at in range(0, len(body), 65536))
    line.request("POST", "/api/v1/tickets", body=chunks, headers=headers, encode_chunked=True)
    answer = line.getresponse()
    told = json.loads(answer.read())
    line.close()
    return answer.status, told.get("type", told.get("state"))


def test_what_comes_in_chunks_is_read_like_anything_else(server: RunningOffice) -> None:
    assert sent_in_chunks(server, b'{"procedure": "khai-sinh"}') == (201, "waiting")


def test_what_comes_in_chunks_and_is_too_long_is_refused_as_too_long(server: RunningOffice) -> None:
    body = json.dumps({"procedure": "x" * 1_300_000}).encode()

    assert sent_in_chunks(server, body) == (413, "urn:motcua:too-large")


def test_a_text_that_is_too_long_is_told_how_long_it_may_be(door: Door) -> None:
    told = door.knock("clerk", "POST", "/api/v1/counter/park", json={"note": "x" * 5000}).get_json()
    assert told["errors"] == [{"field": "note", "detail": "dài quá: nhiều nhất 500."}]


@pytest.mark.parametrize(("length", "read"), [(500, 500), (1000, 1000), (2000, 1001)])
def test_a_page_that_takes_more_takes_it_in_chunks_as_well(length: int, read: int) -> None:
    taken: list[tuple[str, int]] = []

    def app(environ: dict[str, Any], start_response: Callable[..., object]) -> list[bytes]:
        taken.append((environ["CONTENT_LENGTH"], len(environ["wsgi.input"].read())))
        start_response("200 OK", [])
        return []

    whole = NativeThreads(1).wrap(app, usual=10, most=lambda _: 1000)
    whole({"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": io.BytesIO(b"x" * length)}, lambda *_: None)

    assert taken == [(str(read), read)]
