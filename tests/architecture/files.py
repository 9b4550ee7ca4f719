"""The project's own files: what is committed, without what was installed or built."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {
    ROOT / ".git",
    ROOT / ".venv",
    ROOT / "data",
    ROOT / "node_modules",
    ROOT / "static" / "vendor",
    ROOT / "static" / "built",
    ROOT / "static" / "fonts",
    ROOT / "bench" / "results",
}
BINARY = {".mo", ".png", ".jpg", ".webp", ".ico", ".wav", ".mp3", ".ttf", ".woff2", ".pyc", ".xlsx"}


def own_files(*endings: str) -> Iterator[Path]:
    """Every file of ours, or those with one of the endings, e.g. ".py"."""
    for folder, folders, names in os.walk(ROOT):
        here = Path(folder)
        folders[:] = sorted(
            name
            for name in folders
            if here / name not in NOT_OURS and name != "__pycache__" and not name.endswith("_cache")
        )
        for name in sorted(names):
            path = here / name
            if path.suffix not in BINARY and (not endings or path.suffix in endings):
                yield path


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
