"""A script written into every text that an editor can write: whatever the checks of settings and catalogue let pass.

Nothing is listed by hand: each text is tried where it stands, so that one that is added later is tried as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from office.actions.settings import Draft, change_settings
from office.actions.work import Actor
from office.context import Office
from office.settings import Settings
from office.settings_file import ConfigMistakes, OfficeData, judge_data
from office.storage.editions import present

# Leaves an attribute, a text and a script alike; short enough for the shortest of texts.
EVIL = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>"
SEEN = "onerror=alert(1)"
SAMPLES: dict[str, Any] = {"date": "2027-03-06", "first": "2027-03-06", "opens": "08:00", "closes": "09:00"}
TRIED = 3
Path = tuple[str | int, ...]


@dataclass
class Planted:
    """Where the script stands now, and which texts the checks refused."""

    office: Office
    where: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def plant(office: Office) -> Planted:
    """Put the script into every text of the office's settings and catalogue that takes it."""
    found = present(office.storage)
    assert found is not None
    data = OfficeData(deepcopy(found.settings), deepcopy(found.catalogue))
    _fill_lists(data.settings, Settings)
    planted, few = Planted(office), _with_few_procedures(data)
    for path in list(_texts(data)):
        table = _at(data, path[:-1])
        before, table[path[-1]] = table[path[-1]], EVIL
        try:
            judge_data(few, office.folder, {})
        except ConfigMistakes:
            table[path[-1]] = before
            planted.refused.append(".".join(map(str, path)))
        else:
            planted.where.append(".".join(map(str, path)))

    def edit(draft: Draft) -> None:
        draft.settings, draft.catalogue = data.settings, data.catalogue

    planted.office = change_settings(office, edit, Actor("operator")).office
    return planted


def _with_few_procedures(data: OfficeData) -> OfficeData:
    """The same tables, but of the procedures only those that are tried or that something else needs.

    They are judged once for each text; the whole is judged when it is kept.
    """
    procedures = data.catalogue["procedure"]
    settings = json.dumps(data.settings)
    first_of = {table["field"]: table["id"] for table in reversed(procedures)}
    few = [
        table
        for number, table in enumerate(procedures)
        if number < TRIED or table["id"] == first_of[table["field"]] or f'"{table["id"]}"' in settings
    ]
    return OfficeData(data.settings, {**data.catalogue, "procedure": few})


def _fill_lists(settings: dict[str, Any], model: type[BaseModel]) -> None:
    """An office that has none of a thing gets one, so that its texts can be tried too."""
    for name, asked in model.model_fields.items():
        inner = next((each for each in get_args(asked.annotation) if _is_model(each)), None)
        if _is_model(asked.annotation):
            _fill_lists(settings[name], asked.annotation)  # type: ignore[arg-type]
        elif get_origin(asked.annotation) is tuple and inner is not None and not settings[name]:
            settings[name] = [_row(inner)]


def _row(model: type[BaseModel]) -> dict[str, Any]:
    whole = {name: SAMPLES.get(name, "Chữ") for name, asked in model.model_fields.items() if asked.is_required()}
    dumped: dict[str, Any] = model.model_validate(whole).model_dump(mode="json")
    return dumped


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _texts(data: OfficeData) -> Iterator[Path]:
    yield from _texts_in(("settings",), data.settings)
    # Fields and procedures are many and of one kind: all of the fields, and some procedures with all that they have.
    yield from _texts_in(("catalogue", "field"), data.catalogue["field"])
    for number, table in enumerate(data.catalogue["procedure"]):
        if number < TRIED:
            yield from _texts_in(("catalogue", "procedure", number), table)


def _texts_in(path: Path, value: Any) -> Iterator[Path]:
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _texts_in((*path, name), each)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts_in((*path, number), each)


def _at(data: OfficeData, path: Path) -> Any:
    found: Any = getattr(data, str(path[0]))
    for part in path[1:]:
        found = found[part]
    return found
