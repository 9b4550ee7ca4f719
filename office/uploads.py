"""Files that people bring through the browser: each kept in the data folder under a name made of its content.

The settings name them, so that taking a change back also brings back the file; what no setting names any more goes
after a week. Two servers of one office need the folder in common (docs/settings.md).
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FILE_NAME = r"^[0-9a-f]{32}\.(jpg|png|wav)$"
FOLDER = "uploads"  # in the data folder
KEPT_SECONDS = 7 * 24 * 3600


def is_ours(name: str) -> bool:
    return re.fullmatch(FILE_NAME, name) is not None


class Uploads:
    """Safe to share between threads and processes: a file is there whole or not at all, and never changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, content: bytes, ending: str) -> str:
        """Store it, and give its name. Raises OSError when the disk takes nothing more."""
        name = f"{hashlib.sha256(content).hexdigest()[:32]}.{ending}"
        path = self.folder / name
        if path.is_file():
            os.utime(path)
            return name
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f".{name}.{os.getpid()}.part"
        try:
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        return name

    def find(self, name: str) -> Path | None:
        """Where it is; None for what is not there and for what is no name of ours."""
        path = self.folder / name
        return path if is_ours(name) and path.is_file() else None

    def all(self) -> list[Path]:
        with suppress(OSError):
            return sorted(path for path in self.folder.iterdir() if is_ours(path.name))
        return []

    def tidy(self, needed: Iterable[str]) -> None:
        """Let go of what nothing names and nobody has touched for a week: long enough to take a change back."""
        names, old = set(needed), time.time() - KEPT_SECONDS
        for path in self.all():
            with suppress(OSError):
                if path.name not in names and path.stat().st_mtime < old:
                    path.unlink()
