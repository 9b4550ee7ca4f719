"""The sample office's config.toml with a few settings changed."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from tests.architecture.files import ROOT


def config_with(folder: Path, section: str, **changed: str) -> Path:
    """A config.toml in `folder`; each value is written as TOML, e.g. `kind='"network"'`."""
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    text = re.sub(r'(?m)^catalogue = "', f'catalogue = "{ROOT}/', text)
    before, after = text.split(f"[{section}]\n", 1)
    for key, value in changed.items():
        after, found = re.subn(rf"(?m)^{key} = .*$", f"{key} = {value}".replace("\\", "\\\\"), after, count=1)
        assert found, f"[{section}] has no {key}"
    path = folder / "config.toml"
    path.write_text(f"{before}[{section}]\n{after}", encoding="utf-8")
    return path


def config_at_noon(folder: Path) -> Path:
    """An office where it is noon: a break is announced for today, of which some must be left."""
    ahead = 12 - dt.datetime.now(dt.UTC).hour
    return config_with(folder, "office", time_zone=f'"Etc/GMT{-ahead:+d}"')


def config_with_printer(folder: Path, port: int) -> Path:
    """An office whose slips go to the network printer at that port of this machine."""
    return config_with(folder, "printer", kind='"network"', host='"127.0.0.1"', port=str(port), timeout_seconds="2")
