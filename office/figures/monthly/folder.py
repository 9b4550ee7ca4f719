"""A file that is there whole or not at all, also when the power goes."""

from __future__ import annotations

import os
from pathlib import Path


def written(path: Path, content: bytes) -> None:
    """Raises OSError where it can't be."""
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
