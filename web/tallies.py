"""Counts in this process's memory, for `limits`.

Its own memory storage starts a thread a hundred times a second to clear itself, and every answer waits for that
thread to begin. Here whoever counts clears what has ended, now and then.
"""

from __future__ import annotations

import time
from threading import Lock

from limits.storage import Storage

# Old windows are looked for once so many have been opened since the last time.
CLEARED_EVERY = 1000


class Tallies(Storage):
    """Each key's count and the moment when its window ends."""

    STORAGE_SCHEME = None

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._counts: dict[str, tuple[int, float]] = {}
        self._opened = 0

    @property
    def base_exceptions(self) -> type[Exception]:
        return ValueError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        with self._lock:
            count, ends = self._counts.get(key, (0, 0.0))
            now = time.time()
            if ends <= now:
                count, ends = 0, now + expiry
                self._clear_ended(now)
            self._counts[key] = count + amount, ends
            return count + amount

    def get(self, key: str) -> int:
        count, ends = self._counts.get(key, (0, 0.0))
        return count if ends > time.time() else 0

    def get_expiry(self, key: str) -> float:
        _, ends = self._counts.get(key, (0, 0.0))
        return max(ends, time.time())

    def check(self) -> bool:
        return True

    def reset(self) -> int:
        with self._lock:
            forgotten = len(self._counts)
            self._counts.clear()
            return forgotten

    def clear(self, key: str) -> None:
        with self._lock:
            self._counts.pop(key, None)

    def _clear_ended(self, now: float) -> None:
        self._opened += 1
        if self._opened >= CLEARED_EVERY:
            self._opened = 0
            self._counts = {key: kept for key, kept in self._counts.items() if kept[1] > now}
