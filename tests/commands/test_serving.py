from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

from tests.commands.conftest import Run
from tests.ports import lent_port
from tests.programs import ROOT, program
from tests.running import PATIENCE_SECONDS, RunningOffice


def test_a_start_prints_each_screens_address_and_a_link_that_sets_up_one_screen(tmp_path: Path) -> None:
    office = RunningOffice(tmp_path)
    serve = [sys.executable, "-u", "motcua.py", "serve", "--setup-link"]
    with subprocess.Popen(serve, cwd=ROOT, env=office._environ(), stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            said = ""
            while "/setup?token=" not in said:
                said += server.stdout.readline()
            for page in ("/kiosk", "/counter", "/display", "/manage"):
                assert f"{office.url}{page}" in said
            link = re.search(r"http\S+/setup\?token=\S+", said)
            assert link is not None
            opened = requests.get(link[0], timeout=PATIENCE_SECONDS)
            assert (opened.status_code, 'name="role"' in opened.text) == (200, True)
            code = link[0].split("token=")[1]
            answers = [
                requests.post(f"{office.url}/setup", data={"token": code, "role": "manager"}, allow_redirects=False,
                              timeout=PATIENCE_SECONDS).status_code
                for _ in range(2)
            ]  # fmt: skip
            assert answers == [303, 403]
        finally:
            server.terminate()


def test_who_comes_while_it_starts_waits_for_the_answer_instead_of_being_refused(tmp_path: Path) -> None:
    office = RunningOffice(tmp_path, launch=program)
    office.process = office.launch(office._environ(), office.log)
    try:
        with first_caller(office.port) as caller:
            assert "listening" not in office.log.read_text()  # it says so once it answers
            caller.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
            assert caller.recv(100).startswith(b"HTTP/1.1 200")
    finally:
        office.stop()


def first_caller(port: int) -> socket.socket:
    """Connected as soon as anybody can be."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise


def test_a_port_that_is_taken_is_said_with_the_mend(run: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = run("serve", MOTCUA_HOST="127.0.0.1", MOTCUA_PORT=str(port))

    assert (said.code, f"port {port} is taken by another program" in said.wrong) == (1, True), said
    assert "MOTCUA_PORT" in said.wrong


def test_an_address_that_is_not_this_machines_is_said_with_the_mend(run: Run) -> None:
    said = run("serve", MOTCUA_HOST="192.0.2.77", MOTCUA_PORT=str(lent_port()))

    assert (said.code, "MOTCUA_HOST to an address of this machine" in said.wrong) == (1, True), said
