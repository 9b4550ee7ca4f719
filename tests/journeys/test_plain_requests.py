"""Between some offices and their phones stands a proxy that lets no websocket through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.nginx import nginx
from tests.running import RunningOffice, free_port

# nginx by itself: it hands nothing on of what asks for a websocket.
PLAIN = """server {{ listen 127.0.0.1:{port}; location / {{
    proxy_pass http://127.0.0.1:{behind}; proxy_http_version 1.1; proxy_buffering off; proxy_set_header Host $http_host;
}} }}
"""


@pytest.fixture
def through_plain_requests(server: RunningOffice, tmp_path: Path) -> Any:
    """The address of the office behind such a proxy."""
    port = free_port()
    with nginx(tmp_path, PLAIN.format(port=port, behind=server.port)):
        yield f"http://127.0.0.1:{port}"


def test_a_phone_follows_its_ticket_where_no_websocket_comes_through(
    server: RunningOffice, browser: Browser, through_plain_requests: str
) -> None:
    kiosk, clerk = server.device("kiosk"), server.signed_in("1")
    ticket = server.take(kiosk)
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="vi-VN")
    page = context.new_page()
    ways: list[str] = []
    page.on("websocket", lambda _line: ways.append("websocket"))
    page.on("response", lambda answer: ways.append("polling") if "transport=polling" in answer.url else None)
    page.goto(f"{through_plain_requests}/t/{ticket['token']}")
    expect(page.locator("html")).to_have_attribute("data-mood", "near")
    server.post("/counter/call-next", clerk)

    expect(page.locator("html")).to_have_attribute("data-mood", "called")
    assert ways[0] == "websocket"
    assert "polling" in ways
    context.close()
