"""What a screen may say that stands on it, and what the manager may ask of it."""

from __future__ import annotations

from typing import Literal

# Pages by name and nothing of what stands on them: no number, no citizen, no clerk.
Page = Literal[
    "home", "field", "search", "procedure", "help", "result", "attract", "loading", "offline", "refused",
    "board", "over", "sign_in", "free", "called", "serving", "paused", "desk", "greeting", "asking", "manager",
]  # fmt: skip
Ask = Literal["identify", "reload"]
