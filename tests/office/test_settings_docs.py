"""docs/settings.md tells every key that a file may hold, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from office.catalogue_file.tables import CatalogueTables
from office.settings import Settings

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def documented() -> set[tuple[str, str]]:
    """(table, key) of each row."""
    found = set()
    table = ""
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## `\[+(\w+)\]+`", line):
            table = heading[1]
        elif row := re.match(r"\| `([\w.]+)` \|", line):
            found.add((table, row[1]))
    return found


def existing() -> set[tuple[str, str]]:
    return {
        (table, key)
        for root in (Settings, CatalogueTables)
        for table, info in root.model_fields.items()
        for key in keys(model_in(info.annotation))
    }


def keys(model: type[BaseModel] | None, prefix: str = "") -> list[str]:
    if model is None:
        return []
    return [
        found
        for key, info in model.model_fields.items()
        for found in (prefix + key, *keys(model_in(info.annotation), f"{prefix}{key}."))
    ]


def model_in(annotation: object) -> type[BaseModel] | None:
    candidates = (annotation, *get_args(annotation))
    return next((each for each in candidates if isinstance(each, type) and issubclass(each, BaseModel)), None)


def test_every_setting_is_documented() -> None:
    assert existing() - documented() == set(), "add these to docs/settings.md"


def test_no_setting_is_documented_that_does_not_exist() -> None:
    assert documented() - existing() == set(), "remove these from docs/settings.md"


def test_required_settings_are_called_required() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for root in (Settings, CatalogueTables):
        for info in root.model_fields.values():
            model = model_in(info.annotation)
            for key, each in model.model_fields.items() if model else ():
                rows = re.findall(rf"^\| `{key}` \| ([^|]+) \|", text, re.MULTILINE)
                assert ("required" in rows) or not each.is_required(), key
