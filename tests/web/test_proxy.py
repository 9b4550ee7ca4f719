"""Behind a reverse proxy with TLS: the example of docs/nginx.conf, run by a real nginx."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
import websocket
from flask import Flask, request

from tests.architecture.files import ROOT
from tests.configs import config_with
from tests.nginx import nginx, patient
from tests.ports import lent_port
from tests.running import PATIENCE_SECONDS, RunningOffice, running_office
from web.proxies import init_app, trust


@dataclass
class Proxied:
    office: RunningOffice
    url: str
    outside: requests.Session


def documented(folder: Path, port: int, behind: int) -> str:
    """The documented example with this test's ports and certificate."""
    example = (ROOT / "docs" / "nginx.conf").read_text()
    for old, new in (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("127.0.0.1:8000", f"127.0.0.1:{behind}"),
        ("/etc/ssl/motcua.", f"{folder}/motcua."),
        ("/var/log/nginx/", f"{folder}/"),
    ):
        assert old in example, old
        example = example.replace(old, new)
    return example


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    folder = tmp_path_factory.mktemp("proxied")
    port = lent_port()
    url = f"https://127.0.0.1:{port}"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=motcua",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "motcua.key", "-out", folder / "motcua.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    config = config_with(folder, "server", trusted_proxies="1", public_url=f'"{url}"')
    with running_office(folder, MOTCUA_CONFIG=str(config)) as office, patient() as outside:
        outside.trust_env = False  # a bundle named in the environment would go before ours
        outside.verify = str(folder / "motcua.pem")
        with nginx(folder, documented(folder, port, office.port)):
            assert outside.get(f"{url}/healthz", timeout=PATIENCE_SECONDS).status_code == 200
            yield Proxied(office, url, outside)


def test_a_screen_is_set_up_over_tls_with_a_cookie_that_stays_there(proxied: Proxied) -> None:
    manager = proxied.office.device("manager")
    code = proxied.office.post("/manage/setup-links", manager, {"role": "kiosk"}).json()["code"]
    form = {"token": code, "role": "kiosk"}
    answer = proxied.outside.post(
        f"{proxied.url}/setup", data=form, headers={"Origin": proxied.url}, allow_redirects=False, timeout=30
    )

    assert answer.status_code == 303
    assert "; Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_tickets_lead_to_the_outside_address_and_sockets_come_through(proxied: Proxied) -> None:
    ticket = proxied.office.take(proxied.office.device("kiosk"))
    assert ticket["url"].startswith(proxied.url)
    address = proxied.url.replace("https", "wss") + "/socket.io/?EIO=4&transport=websocket"
    trusted = {"ca_certs": str(proxied.outside.verify)}
    phone = websocket.create_connection(address, timeout=PATIENCE_SECONDS, origin=proxied.url, sslopt=trusted)
    phone.recv()
    phone.send("40" + json.dumps({"ticket": ticket["token"]}))
    said = [str(phone.recv()) for _ in range(2)]
    phone.close()
    assert said[1].startswith('42["ticket"')
    assert json.loads(said[1][2:])[1]["number"] == ticket["number"]


def test_a_ticket_s_address_stands_in_no_log_of_the_proxy_though_motcua_is_down(proxied: Proxied) -> None:
    """The last one: it stops the server behind."""
    proxied.office.stop()
    answer = proxied.outside.get(f"{proxied.url}/t/key-of-a-ticket", timeout=PATIENCE_SECONDS)
    logs = {log.name: log.read_text() for log in proxied.office.data_dir.glob("*error.log")}

    assert answer.status_code == 502
    assert set(logs) == {"error.log", "motcua-error.log"}
    assert "key-of-a-ticket" not in "".join(logs.values())


@pytest.mark.parametrize(("proxies", "seen"), [(0, "127.0.0.1"), (1, "10.0.0.9"), (2, "10.0.0.5")])
def test_just_so_many_proxies_are_believed_as_there_are(proxies: int, seen: str) -> None:
    behind = Flask("behind")
    behind.add_url_rule("/who", "who", lambda: f"{request.remote_addr} {request.scheme}")
    init_app(behind)
    trust(behind, proxies)
    said = {"X-Forwarded-For": "6.6.6.6, 10.0.0.5, 10.0.0.9", "X-Forwarded-Proto": "https, https, https"}
    answer = behind.test_client().get("/who", headers=said)

    assert answer.text == f"{seen} {'https' if proxies else 'http'}"
    assert "Secure" not in answer.headers.get("Set-Cookie", "")
