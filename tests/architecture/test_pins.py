from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.files import ROOT

CHOSEN = ("requirements.txt", "requirements-install.txt", "requirements-dev.txt")


def requirements(path: Path) -> Iterator[Requirement]:
    for line in path.read_text().splitlines():
        if text := line.split("#")[0].strip():
            yield Requirement(text)


def is_exact(requirement: Requirement) -> bool:
    return re.fullmatch(r"==[0-9][^*,]*", str(requirement.specifier)) is not None


def test_every_pin_is_exact() -> None:
    loose = [
        str(each) for name in (*CHOSEN, "constraints.txt") for each in requirements(ROOT / name) if not is_exact(each)
    ]

    assert loose == []


def test_what_our_libraries_bring_along_is_pinned_too() -> None:
    chosen = [each for name in CHOSEN for each in requirements(ROOT / name)]
    pinned = {canonicalize_name(each.name) for each in (*chosen, *requirements(ROOT / "constraints.txt"))}

    assert sorted(brought_along(chosen) - pinned) == [], "run `make constraints`"


def brought_along(chosen: list[Requirement]) -> set[str]:
    seen: set[str] = set()
    waiting = [(canonicalize_name(each.name), frozenset(each.extras)) for each in chosen]
    while waiting:
        name, extras = waiting.pop()
        if name in seen or name == "setuptools":  # comes with the environment itself
            continue
        seen.add(name)
        waiting += [(canonicalize_name(each.name), frozenset(each.extras)) for each in needs(name, extras)]
    return seen


def needs(name: str, extras: frozenset[str]) -> Iterator[Requirement]:
    for text in metadata.requires(name) or ():
        each = Requirement(text)
        if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in (*extras, "")):
            yield each


def test_browser_libraries_are_pinned_without_saying_where_they_were_fetched() -> None:
    chosen: dict[str, str] = json.loads((ROOT / "package.json").read_text())["dependencies"]
    locked: dict[str, dict[str, str]] = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    assert {name: locked[f"node_modules/{name}"]["version"] for name in chosen} == chosen
    assert [name for name, package in locked.items() if "resolved" in package] == []
