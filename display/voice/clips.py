"""An office's own recordings: one WAV a phrase, brought through the browser or lying in one folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from office.settings import VoiceSettings
from office.uploads import Uploads


@dataclass(frozen=True, slots=True)
class Clips:
    """The recordings of one call. `stamp` changes when one of them is recorded anew."""

    paths: tuple[str, ...]
    missing: tuple[str, ...]
    stamp: tuple[tuple[int, int], ...]


def has_any(settings: VoiceSettings) -> bool:
    return bool(settings.clips or settings.recorded)


def path_of(name: str, settings: VoiceSettings, uploads: Uploads) -> Path | None:
    """Where the recording is: what was brought through the browser goes before what lies in the folder."""
    brought = uploads.find(settings.recorded.get(name, ""))
    if brought:
        return brought
    path = Path(settings.clips) / f"{name}.wav" if settings.clips else None
    return path if path and path.is_file() else None


def find(names: Iterable[str], settings: VoiceSettings, uploads: Uploads) -> Clips:
    paths: list[str] = []
    missing: list[str] = []
    stamp: list[tuple[int, int]] = []
    for name in names:
        path = path_of(name, settings, uploads)
        try:
            found = path.stat() if path else None
        except OSError:
            found = None
        if found:
            paths.append(str(path))
            stamp.append((found.st_mtime_ns, found.st_size))
        elif f"{name}.wav" not in missing:
            missing.append(f"{name}.wav")
    return Clips(tuple(paths), tuple(missing), tuple(stamp))
