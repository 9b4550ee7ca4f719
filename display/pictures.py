"""The office's own pictures for the lobby's side panel: brought through the browser, or lying in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from office.settings import DisplaySettings
from office.uploads import Uploads

MOST = 20
LARGEST_BYTES = 5_000_000  # a TV's small computer shows no more without stumbling
# The first bytes say what a file is; its name alone may lie.
BEGINNINGS = {".png": b"\x89PNG\r\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".webp": b"RIFF"}


class Picture(NamedTuple):
    """`changed`: when the file was written, in seconds since 1970."""

    path: Path
    changed: int


def pictures_of(display: DisplaySettings, uploads: Uploads) -> dict[str, Picture]:
    """Those of the manager's page in their order, then those of the folder."""
    brought = [path for name in display.shown if (path := uploads.find(name))]
    found = {path.name: Picture(path, 0) for path in brought}  # named by their content: they never change
    found |= pictures_in(display.pictures)
    return dict(list(found.items())[:MOST])


def pictures_in(folder: str) -> dict[str, Picture]:
    """The pictures that can be shown, in the order of their names. None without a folder, or when it is gone."""
    if not folder:
        return {}
    try:
        paths = sorted(Path(folder).iterdir())
    except OSError:
        return {}
    pictures = [picture for path in paths if (picture := _picture(path))]
    return {picture.path.name: picture for picture in pictures[:MOST]}


def _picture(path: Path) -> Picture | None:
    beginning = BEGINNINGS.get(path.suffix.lower())
    if beginning is None or path.name.startswith("."):
        return None
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_BYTES:
            return None
        with path.open("rb") as file:
            is_one = file.read(len(beginning)) == beginning
        return Picture(path, int(path.stat().st_mtime)) if is_one else None
    except OSError:
        return None
