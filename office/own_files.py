"""Files that nobody but the server's own user may read, whatever umask it was started with."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700


def own_folder(folder: Path) -> None:
    """Make the folder if it is not there. One that somebody made keeps its mode: who may look in is theirs to say."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(FOLDER)


def own_file(file: Path) -> None:
    """Make the file if it is not there, and close it to others.

    Never opened when it exists: closing a database's file drops the locks that this process holds on it.
    """
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE))
    # Another user's file, or a disk that knows no modes: then it is as closed as whoever put it there wanted.
    with suppress(OSError):
        if file.stat().st_mode & 0o777 != FILE:
            file.chmod(FILE)
