"""What the browser is told with every answer, and what other sites' pages can do to the office: nothing."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import screen_context
from tests.running import RunningOffice
from tests.web.conftest import Door
from tests.web.test_audiences import AUDIENCES

PAGES = ("/", "/setup", "/kiosk", "/manage", "/healthz", "/api/v1/board", "/static/css/base.css", "/nothing")


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_keeps_to_itself(door: Door, path: str) -> None:
    headers = door.knock("nobody", "GET", path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))

    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_only_the_slip_may_be_framed_and_only_by_us(door: Door) -> None:
    token = door.knock("kiosk", "POST", "/api/v1/tickets", json={"procedure": "khai-sinh"}).get_json()["token"]
    headers = door.knock("nobody", "GET", f"/kiosk/slip/{token}").headers

    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


def test_no_browser_keeps_what_it_was_shown_but_drawings(door: Door) -> None:
    """Somebody else sits down at it next."""
    ticket = door.knock("kiosk", "POST", "/api/v1/tickets", json={"procedure": "khai-sinh"}).get_json()
    log = "/api/v1/manage/service-log?from=2026-11-01&to=2026-11-23"
    paths = ("/", "/manage", f"/kiosk/slip/{ticket['token']}", f"/t/{ticket['token']}", "/manage/audit",
             "/manage/privacy", "/manage/readers", log, f"{log}&format=xlsx", "/manage/audit/export.csv",
             "/manage/catalogue/export.toml", "/api/v1/clerks", "/api/v1/unknown")  # fmt: skip
    kept = {path: door.knock("manager", "GET", path).headers.get("Cache-Control") for path in paths}

    assert {path: said for path, said in kept.items() if said != "no-store"} == {}


@pytest.mark.parametrize(
    "said",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},  # another port of the same machine
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:9999"},
    ],
)
@pytest.mark.parametrize("path", ["/setup", "/api/v1/tickets", "/api/v1/manage/day/close"])
def test_whatever_another_site_sends_is_refused(door: Door, said: dict[str, str], path: str) -> None:
    answer = door.knock("manager", "POST", path, headers=said, json={"procedure": "khai-sinh"})

    assert (answer.status_code, answer.get_json()["type"]) == (403, "urn:motcua:other-site")


def test_every_door_that_changes_something_is_shut_to_every_other_site(door: Door) -> None:
    """Before anybody asks who it is: whoever the browser is signed in as."""
    doors = [name.split(" ", 1) for name in AUDIENCES if not name.startswith("GET ")]
    tried, through = 0, []
    for method, rule in doors:
        path = re.sub(r"<int:\w+>", "1", re.sub(r"<\w+(:\w+)?>", "unknown", rule))
        for said in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://evil.example"},
                     {"Origin": "null"}):  # fmt: skip
            answer = door.knock("manager", method, path, headers=said, data={"a": "b"})
            tried += 1
            if (answer.get_json(silent=True) or {}).get("type") != "urn:motcua:other-site":
                through.append(f"{method} {rule} {said}: {answer.status_code}")

    print(f"cross-site: {tried} requests at {len(doors)} doors, {len(through)} went through")
    assert through == []


@pytest.mark.parametrize("said", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}])
def test_programs_and_our_own_pages_are_let_through(door: Door, said: dict[str, str]) -> None:
    answer = door.knock("kiosk", "POST", "/api/v1/tickets", headers=said, json={"procedure": "khai-sinh"})

    assert answer.status_code == 201


def test_a_cookie_alone_opens_nothing(door: Door) -> None:
    """A form of another site may bring the cookie along where the browser is old; never the header."""
    client = door.app.test_client()
    client.set_cookie("motcua_manager", door.tokens["manager"] or "")
    for method, path in (("POST", "/api/v1/manage/day/close"), ("GET", "/api/v1/manage/now")):
        assert client.open(path, method=method, data={"reason": "x"}).status_code == 401


@pytest.fixture
def evil() -> Iterator[HTTPServer]:
    """Another site on the same machine: to a browser it is the same site, so our cookies do travel along."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<p>evil</p>")

        def log_message(self, *_said: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


FORM = """([url, fields, kind]) => {
    const form = Object.assign(document.createElement("form"), {method: "post", action: url, enctype: kind});
    for (const [name, value] of Object.entries(fields)) {
        form.append(Object.assign(document.createElement("input"), {name, value}));
    }
    document.body.append(form);
    form.submit();
}"""
FETCH = """async ([url, how]) => {
    try { return (await fetch(url, how)).status; } catch (error) { return String(error); }
}"""
FRAME = """(url) => new Promise((done) => {
    const frame = Object.assign(document.createElement("iframe"), {src: url, onload: () => {
        try { done(frame.contentDocument.body.innerHTML.length); } catch { done("closed"); }
    }});
    document.body.append(frame);
})"""


def test_in_a_real_browser_another_sites_page_changes_nothing_reads_nothing_and_frames_nothing(
    server: RunningOffice, browser: Browser, evil: HTTPServer
) -> None:
    code = server.post("/manage/setup-links", server.device("manager"), {"role": "manager"}).json()["code"]
    context = screen_context(browser, server, "manager")
    tries = 0
    for path, fields, kind in (
        ("/setup", {"token": code, "role": "manager"}, "application/x-www-form-urlencoded"),
        ("/api/v1/manage/day/close", {'{"reason": "': '"}'}, "text/plain"),
        ("/api/v1/manage/day/close", {"reason": "x"}, "multipart/form-data"),
    ):
        page = context.new_page()  # one each: a form's own navigation may still be under way
        page.goto(f"http://127.0.0.1:{evil.server_port}/")
        with page.expect_response(server.url + path) as answered:
            page.evaluate(FORM, [server.url + path, fields, kind])
        assert answered.value.status == 403, path
        tries += 1
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{evil.server_port}/")
    for how in (
        {"credentials": "include"},
        {"credentials": "include", "headers": {"Motcua-Screen": "manager"}},
        {"credentials": "include", "method": "POST", "headers": {"Motcua-Screen": "manager"}},
    ):
        assert "Failed to fetch" in str(page.evaluate(FETCH, [f"{server.api}/manage/now", how]))
        tries += 1
    page.evaluate(FRAME, f"{server.url}/manage")
    expect(page.frame_locator("iframe").locator("#manage")).to_have_count(0)
    context.close()

    assert server.get("/manage/now", server.device("manager")).json()["closed"] is False
    print(f"other sites: {tries + 1} ways tried, 0 went through")


def test_the_set_up_form_of_our_own_is_let_through(server: RunningOffice, browser: Browser) -> None:
    code = server.post("/manage/setup-links", server.device("manager"), {"role": "kiosk"}).json()["code"]
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(f"{server.url}/setup?token={code}&role=kiosk")
    # As on the office's network, where browsers don't say which site a request comes from.
    context.set_extra_http_headers({})
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Cài đặt máy này").click()
    page.wait_for_url(f"{server.url}/kiosk")

    assert sent.value.all_headers()["origin"] == server.url
    context.close()
