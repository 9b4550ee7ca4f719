from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.programs import ROOT
from tests.running import free_port


def demo(*options: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "MOTCUA_PORT": str(free_port()), "MOTCUA_HOST": "127.0.0.1"}
    program = [sys.executable, "motcua.py", "demo", *options]
    return subprocess.run(program, cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=120)


def test_simulated_citizens_are_served_by_simulated_clerks_at_the_real_server() -> None:
    done = demo("--speed", "60", "--from", "07:29", "--size", "large", "--seconds", "5")

    assert done.returncode == 0, done.stdout + done.stderr
    came, served = (int(each) for each in re.findall(r"(\d+) đã lấy số .*? (\d+) đã phục vụ", done.stdout)[-1])
    assert came > served > 0
    assert done.stdout.count("/setup?token=") == 4


@pytest.mark.parametrize("options", [("--speed", "90"), ("--from", "early"), ("--size", "huge")])
def test_what_the_demonstration_cannot_do_is_said(options: tuple[str, ...]) -> None:
    done = demo(*options)

    assert done.returncode != 0
    assert options[1] in done.stderr
    assert "Traceback" not in done.stderr
