"""An office as plain data, such as TOML and JSON hold: what is stored, compared, and changed by a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from office.settings import Settings

Json = dict[str, Any]
# What belongs to a machine and not to the office; and the office's id, by which its rows are found.
LOCAL = {"office": ("id", "catalogue"), "server": ("host", "port", "trusted_proxies")}
# By what the tables of a list are told apart, so that one that moved is not taken for another one.
NAMES = ("id", "date", "first")


@dataclass(frozen=True)
class OfficeData:
    """`settings` as in config.toml without what is `LOCAL`, `catalogue` as in its file; every default written out."""

    settings: Json
    catalogue: Json


def shared_settings(settings: Settings) -> Json:
    """The settings that are the office's, whatever machine it runs on."""
    found = settings.model_dump(mode="json")
    return {name: _without(table, LOCAL.get(name, ())) for name, table in found.items()}


def with_local(shared: Mapping[str, Any], here: Settings) -> Json:
    """Stored settings as a whole config.toml would have them on this machine."""
    own = here.model_dump(mode="json")
    local = {name: {key: own[name][key] for key in keys} for name, keys in LOCAL.items()}
    return {**shared, **{name: {**shared.get(name, {}), **table} for name, table in local.items()}}


def changes(before: OfficeData, after: OfficeData) -> dict[str, list[Any]]:
    """What is different, by key: [before, after]. None stands for a key or table that is not there."""
    found = [*_between("", before.settings, after.settings), *_between("catalogue", before.catalogue, after.catalogue)]
    return {key: [old, new] for key, old, new in found}


def _between(place: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _between(f"{place}.{key}" if place else key, old.get(key), new.get(key))
        return
    was, now = _named(old), _named(new)
    if was is None or now is None:
        yield place, old, new
        return
    yield from _between(place, was, now)
    kept, moved = [name for name in was if name in now], [name for name in now if name in was]
    if kept != moved:
        yield f"{place}.order", list(was), list(now)


def _named(tables: Any) -> Json | None:
    """A list of tables by their names; None for anything else, and where two have the same name."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        return None
    named = {str(next((table[key] for key in NAMES if key in table), "")): table for table in tables}
    return named if len(named) == len(tables) and "" not in named else None


def _without(table: Any, keys: tuple[str, ...]) -> Any:
    return {key: value for key, value in table.items() if key not in keys} if isinstance(table, dict) else table
