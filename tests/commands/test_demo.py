from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from threading import Timer

import pytest

from tests.commands.conftest import Run
from tests.ports import lent_port
from tests.programs import at_terminal

MOST_SECONDS = 120
PIECE = 65_536
# A day on which the first citizen comes at once and is served within a minute.
EARLY_SERVED = ["--from", "07:30", "--seed", "17"]
TALLY = re.compile(r"(\d+) đã lấy số .*? (\d+) đã phục vụ")


def test_simulated_citizens_are_served_by_simulated_clerks_at_the_real_server_until_it_is_closed(
    tmp_path: Path,
) -> None:
    environ = {**os.environ, "MOTCUA_PORT": str(lent_port()), "MOTCUA_HOST": "127.0.0.1"}
    os.mkfifo(said := tmp_path / "said")
    demo = at_terminal(environ, ["demo", "--speed", "60", "--size", "large", *EARLY_SERVED], said)
    too_long = Timer(MOST_SECONDS, demo.kill)
    too_long.start()
    everything, closed = "", False
    # In pieces: the tally is one line that is written over and over.
    with said.open("rb", buffering=0) as pieces:
        while piece := pieces.read(PIECE):
            everything += piece.decode(errors="replace")
            came, served = (TALLY.findall(everything) or [("0", "0")])[-1]
            if int(came) > int(served) > 0 and not closed:
                # As Ctrl-C at a terminal: it reaches every process of the demonstration at once.
                os.killpg(demo.pid, signal.SIGINT)
                closed = True
    too_long.cancel()

    assert demo.wait(MOST_SECONDS) == 0, everything
    assert closed, everything
    assert "Traceback" not in everything
    assert everything.count("/setup?token=") == 4


@pytest.mark.parametrize("options", [("--speed", "90"), ("--from", "early"), ("--size", "huge")])
def test_what_the_demonstration_cannot_do_is_said(run: Run, options: tuple[str, ...]) -> None:
    said = run("demo", *options)

    assert said.code != 0
    assert options[1] in said.wrong
    assert "Traceback" not in said.wrong
