"""A lock that is handed on in the order of asking."""

from __future__ import annotations

from collections import deque
from threading import Lock
from types import TracebackType


class Turns:
    """Who asked first is next. Python's own lock goes to whoever is running when it comes free: with eight kiosks at
    once somebody is passed by several times, and who pressed first does not get the lower number.
    """

    def __init__(self) -> None:
        self._mutex = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def acquire(self, timeout: float = -1) -> bool:
        """Whether it is the caller's turn, within so many seconds; without `timeout`, however long it takes."""
        with self._mutex:
            if not self._taken:
                self._taken = True
                return True
            turn = Lock()
            turn.acquire()
            self._waiting.append(turn)
        if turn.acquire(timeout=timeout):
            return True
        with self._mutex:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return False
        return True  # it came in the very moment of giving up

    def pass_on(self) -> bool:
        """Hand the turn to who waits for it; when nobody does, it stays the caller's."""
        with self._mutex:
            return self._handed()

    def release(self) -> None:
        with self._mutex:
            self._taken = self._handed()

    def _handed(self) -> bool:
        if self._waiting:
            self._waiting.popleft().release()
            return True
        return False

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.release()
