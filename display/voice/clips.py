"""An office's own recordings: one WAV a word, in one folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Clips:
    """The recordings of one call. `stamp` changes when one of them is recorded anew."""

    paths: tuple[str, ...]
    missing: tuple[str, ...]
    stamp: tuple[tuple[int, int], ...]


def find(folder: Path, names: Iterable[str]) -> Clips:
    paths: list[str] = []
    missing: list[str] = []
    stamp: list[tuple[int, int]] = []
    for name in names:
        path = folder / f"{name}.wav"
        try:
            found = path.stat()
        except OSError:
            if path.name not in missing:
                missing.append(path.name)
            continue
        paths.append(str(path))
        stamp.append((found.st_mtime_ns, found.st_size))
    return Clips(tuple(paths), tuple(missing), tuple(stamp))
