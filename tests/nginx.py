"""A real nginx before the server, with nothing written outside its folder."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from tests.running import PATIENCE_SECONDS, WAIT_FOR_IT

TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@contextmanager
def nginx(folder: Path, servers: str) -> Iterator[None]:
    """nginx with these `server {…}` blocks, for the length of the block. Ask it through `patient`: it only begins."""
    config = folder / "nginx.conf"
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in TEMPORARY)
    config.write_text(
        f"daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\n{temporary}{servers}}}\n"
    )
    environ = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin"}
    running = subprocess.Popen(["nginx", "-e", str(folder / "error.log"), "-c", str(config)], env=environ)
    try:
        yield
    finally:
        running.terminate()
        running.wait(timeout=PATIENCE_SECONDS)


@contextmanager
def patient() -> Iterator[requests.Session]:
    """Asks until somebody listens."""
    with requests.Session() as session:
        for kind in ("http://", "https://"):
            session.mount(kind, requests.adapters.HTTPAdapter(max_retries=WAIT_FOR_IT))
        yield session
