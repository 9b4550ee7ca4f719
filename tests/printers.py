"""python-escpos's table of printers, kept as it was read once: every process that prints would read it for a second."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

PLACE = "ESCPOS_CAPABILITIES_PICKLE_DIR"
KEPT = Path(sys.prefix) / "share" / "escpos"


def read_printers_once() -> None:
    """From now on this process and all that it starts read the kept one."""
    if not any(KEPT.glob("*.pickle")):
        _keep()
    os.environ[PLACE] = str(KEPT)


def _keep() -> None:
    """Whole at once: others may be looking for it already."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        os.environ[PLACE] = folder
        import escpos.capabilities  # noqa: F401

        for made in Path(folder).glob("*.pickle"):
            made.replace(KEPT / made.name)
