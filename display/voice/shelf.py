"""Calls already made, as files in a folder that doesn't grow for ever."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

LIMIT_BYTES = 64_000_000  # about 120 calls; making one again takes a fraction of a second


class Shelf:
    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self.folder = folder
        self._limit = limit_bytes

    def find(self, key: str) -> Path | None:
        """The file kept under `key`, marked as used just now."""
        path = self._path(key)
        with suppress(OSError):  # not there, or on a disk that has become read-only
            os.utime(path)
        return path if path.is_file() else None

    def draft(self) -> Path:
        """A new name to write to. Raises OSError if the folder can't be made."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / f"{uuid4().hex}.part"

    def keep(self, draft: Path, key: str) -> Path:
        """Put a finished draft under `key`, whole or not at all, and let go of what was used longest ago."""
        path = self._path(key)
        draft.replace(path)
        self._let_go(path)
        return path

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.wav"

    def _let_go(self, newest: Path) -> None:
        # Drafts count too: one may be left behind by a power cut.
        others = [path for path in self.folder.iterdir() if path.suffix in {".wav", ".part"} and path != newest]
        room = self._limit - newest.stat().st_size
        for _, size, path in sorted(map(_age_and_size, others), reverse=True):
            room -= size
            if room < 0:
                path.unlink(missing_ok=True)


def _age_and_size(path: Path) -> tuple[int, int, Path]:
    with suppress(FileNotFoundError):
        found = path.stat()
        return found.st_mtime_ns, found.st_size, path
    return 0, 0, path
