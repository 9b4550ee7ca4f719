from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from threading import Timer

import pytest

from tests.commands.conftest import Run
from tests.ports import lent_port
from tests.programs import ROOT

MOST_SECONDS = 120
TALLY = re.compile(r"(\d+) đã lấy số .*? (\d+) đã phục vụ")


def test_simulated_citizens_are_served_by_simulated_clerks_at_the_real_server_until_it_is_closed() -> None:
    environ = {**os.environ, "MOTCUA_PORT": str(lent_port()), "MOTCUA_HOST": "127.0.0.1"}
    # Whoever runs the tests in the background has Ctrl-C switched off for all that they start.
    program = ["env", "--default-signal=INT", sys.executable, "motcua.py", "demo", "--speed", "60"]
    options = ["--from", "07:29", "--size", "large"]
    said = []
    with subprocess.Popen(
        [*program, *options], cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        process_group=0,
    ) as demo:  # fmt: skip
        assert demo.stdout is not None
        too_long = Timer(MOST_SECONDS, demo.kill)
        too_long.start()
        for line in demo.stdout:
            said.append(line)
            tally = TALLY.search(line)
            if tally and int(tally[1]) > int(tally[2]) > 0:
                # As Ctrl-C at a terminal: it reaches every process of the demonstration at once.
                os.killpg(demo.pid, signal.SIGINT)
                break
        said.append(demo.stdout.read())
        too_long.cancel()
    everything = "".join(said)

    assert demo.returncode == 0, everything
    assert "Traceback" not in everything
    assert everything.count("/setup?token=") == 4


@pytest.mark.parametrize("options", [("--speed", "90"), ("--from", "early"), ("--size", "huge")])
def test_what_the_demonstration_cannot_do_is_said(run: Run, options: tuple[str, ...]) -> None:
    said = run("demo", *options)

    assert said.code != 0
    assert options[1] in said.wrong
    assert "Traceback" not in said.wrong
