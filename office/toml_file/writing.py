"""Plain data as the text of a TOML file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomli_w


def to_toml(data: Mapping[str, Any]) -> str:
    """Lists over several lines where they are long; what is None is left out, for TOML has no word for it."""
    return tomli_w.dumps(_without_none(data), multiline_strings=False)


def _without_none(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_without_none(item) for item in value]
    return value
