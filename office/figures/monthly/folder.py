"""A file that is there whole or not at all, also when the power goes."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from office.rules.months import Trouble

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


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
        # The disk that is gone takes its half file along.
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def put(folder: Path, files: Mapping[str, bytes]) -> Trouble | None:
    """Write them all into the folder, which is never made here: an empty mount point is not the share."""
    if not folder.is_dir():
        return Trouble.MISSING
    try:
        for name, content in files.items():
            written(folder / name, content)
            # Whoever may look into the folder may read them, whatever umask the server has for its own files.
            with suppress(OSError):
                (folder / name).chmod(folder.stat().st_mode & 0o666)
    except OSError as error:
        if not folder.is_dir():
            return Trouble.MISSING
        return Trouble.FULL if error.errno in FULL else Trouble.CLOSED
    # So that the names outlive a power cut too; a share may not know how.
    with suppress(OSError):
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)
    return None
