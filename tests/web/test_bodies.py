"""Bodies as a client may send them: with their length, or in chunks."""

from __future__ import annotations

import http.client
import json

from tests.running import RunningOffice
from tests.web.conftest import Door


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
