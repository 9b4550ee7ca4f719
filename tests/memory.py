"""Files of the tests in memory instead of on a disk: each test has a database of its own, and none outlives the run.

What tests prove of power cuts they prove by killing processes, at which a disk and memory keep the same.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
# Containers often have a small one.
ROOM = 3 << 30


def write_to_memory() -> None:
    """Temporary files go to memory, unless TMPDIR says where or there is too little of it."""
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
