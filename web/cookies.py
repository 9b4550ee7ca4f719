"""How our cookies are set: out of reach of scripts, and never sent along by another site."""

from __future__ import annotations

from typing import Any

YEAR = 365 * 24 * 3600
COOKIE: dict[str, Any] = {"httponly": True, "samesite": "Lax", "path": "/"}
DEVICE_COOKIE: dict[str, Any] = {**COOKIE, "max_age": YEAR}
