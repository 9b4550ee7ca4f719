"""Between some offices and their phones stands a proxy that lets no websocket through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.nginx import nginx, patient
from tests.ports import lent_port
from tests.running import PATIENCE_SECONDS, RunningOffice
from tests.tabs import NewTab

# nginx by itself: it hands nothing on of what asks for a websocket.
PLAIN = """server {{ listen 127.0.0.1:{port}; access_log off; location / {{
    proxy_pass http://127.0.0.1:{behind}; proxy_http_version 1.1; proxy_buffering off; proxy_set_header Host $http_host;
}} }}
"""


@pytest.fixture
def through_plain_requests(server: RunningOffice, tmp_path: Path) -> Iterator[str]:
    """The address of the office behind such a proxy."""
    url = f"http://127.0.0.1:{lent_port()}"
    with nginx(tmp_path, PLAIN.format(port=url.rsplit(":", 1)[1], behind=server.port)), patient() as session:
        assert session.get(f"{url}/healthz", timeout=PATIENCE_SECONDS).status_code == 200
        yield url


def test_a_phone_follows_its_ticket_where_no_websocket_comes_through(
    server: RunningOffice, new_tab: NewTab, through_plain_requests: str
) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    ticket = server.take(kiosk)
    page = new_tab(360, 640)
    # What the page asks for itself now and then: only its line may bring the news here.
    page.route("**/api/v1/**", lambda route: route.abort())
    came: list[str] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda _: came.append("websocket")))
    page.on("response", lambda answer: came.append("polling") if answer.ok and "polling" in answer.url else None)
    page.goto(f"{through_plain_requests}/t/{ticket['token']}")
    expect(page.locator("html")).to_have_attribute("data-mood", "near")
    server.post("/counter/call-next", clerk)

    expect(page.locator("html")).to_have_attribute("data-mood", "called")
    assert set(came) == {"polling"}
