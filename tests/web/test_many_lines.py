"""The server may hold more lines open than a program usually may."""

from __future__ import annotations

import subprocess
import sys

import pytest

TRIED = """
import resource
from web.serving import allow_many_lines

resource.setrlimit(resource.RLIMIT_NOFILE, ({now}, {most}))
allow_many_lines(400)
print(*resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.parametrize(("now", "most", "then"), [(256, 300, 300), (256, 512, 400), (500, 512, 500), (256, 256, 256)])
def test_it_takes_what_the_system_lets_it_have_and_gives_nothing_back(now: int, most: int, then: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TRIED.format(now=now, most=most)], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == [str(then), str(most)]
