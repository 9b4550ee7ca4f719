"""What can still be read of a config.toml with mistakes: the machine's own part, key by key."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from office.settings import OfficeSettings, ServerSettings, Settings
from office.settings_file.data import LOCAL, Json


def local_part(config: Path) -> Json:
    """The keys of `LOCAL` that stand there and are right; the others have their defaults, `id` none."""
    try:
        written = tomllib.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        written = {}
    office, server = _table(written, "office"), _table(written, "server")
    usual = ServerSettings()
    return {
        "office": {
            **({"id": office["id"]} if isinstance(office.get("id"), str) else {}),
            "catalogue": office.get("catalogue") or OfficeSettings.model_fields["catalogue"].default,
        },
        "server": {key: _right(key, server, getattr(usual, key)) for key in LOCAL["server"]},
    }


def settings_here(stored: Json, local: Json, office_id: str) -> Settings:
    """Stored settings with the machine's own part. Raises ValidationError."""
    office = {**stored["office"], "catalogue": str(local["office"]["catalogue"]), "id": office_id}
    return Settings.model_validate({**stored, "office": office, "server": {**stored["server"], **local["server"]}})


def _table(written: Json, name: str) -> Json:
    found = written.get(name)
    return found if isinstance(found, dict) else {}


def _right(key: str, table: Json, usual: Any) -> Any:
    try:
        return getattr(ServerSettings.model_validate({key: table.get(key, usual)}), key)
    except ValidationError:
        return usual
