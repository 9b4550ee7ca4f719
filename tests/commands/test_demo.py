from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.commands.conftest import Run
from tests.programs import ROOT
from tests.running import free_port


def test_simulated_citizens_are_served_by_simulated_clerks_at_the_real_server() -> None:
    environ = {**os.environ, "MOTCUA_PORT": str(free_port()), "MOTCUA_HOST": "127.0.0.1"}
    options = ("--speed", "60", "--from", "07:29", "--size", "large", "--seconds", "5")
    program = [sys.executable, "motcua.py", "demo", *options]
    done = subprocess.run(program, cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=120)

    assert done.returncode == 0, done.stdout + done.stderr
    came, served = (int(each) for each in re.findall(r"(\d+) đã lấy số .*? (\d+) đã phục vụ", done.stdout)[-1])
    assert came > served > 0
    assert done.stdout.count("/setup?token=") == 4


@pytest.mark.parametrize("options", [("--speed", "90"), ("--from", "early"), ("--size", "huge")])
def test_what_the_demonstration_cannot_do_is_said(run: Run, options: tuple[str, ...]) -> None:
    said = run("demo", *options)

    assert said.code != 0
    assert options[1] in said.wrong
    assert "Traceback" not in said.wrong
