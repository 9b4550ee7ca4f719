"""The time. Everything asks a clock, so that a test or a rehearsal can set it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from time import CLOCK_BOOTTIME, clock_gettime
from typing import Any, Protocol


class Clock(Protocol):
    def now(self) -> dt.datetime:
        """The present instant, aware, in UTC."""
        ...

    def steady(self) -> float:
        """Seconds on a stopwatch that nobody can set; it counts while the machine sleeps."""
        ...


class SystemClock:
    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    def steady(self) -> float:
        return clock_gettime(CLOCK_BOOTTIME)


class StartedClock:
    """Starts at a given instant and runs on from there (MOTCUA_NOW), `speed` times as fast (MOTCUA_SPEED)."""

    def __init__(self, start: dt.datetime, speed: float = 1.0) -> None:
        self._start = start.astimezone(dt.UTC)
        self._speed = speed
        self._began = self.steady()

    @classmethod
    def resumed(cls, reading: Mapping[str, Any]) -> StartedClock:
        """The clock that gave this reading, in whichever process of the same machine. Raises ValueError, KeyError."""
        clock = cls(dt.datetime.fromisoformat(reading["start"]), float(reading["speed"]))
        clock._began = float(reading["began"])
        return clock

    def reading(self) -> dict[str, Any]:
        return {"start": self._start.isoformat(), "speed": self._speed, "began": self._began}

    def now(self) -> dt.datetime:
        return self._start + dt.timedelta(seconds=self.steady() - self._began)

    def steady(self) -> float:
        return clock_gettime(CLOCK_BOOTTIME) * self._speed


FASTEST = 60.0
EXAMPLE = "write one like 2026-11-23T08:00:00+07:00"


class ClockRefused(ValueError):
    """MOTCUA_NOW or MOTCUA_SPEED can't be used; the message says why and the mend."""


def clock_from(environ: Mapping[str, str]) -> Clock:
    """The clock that the environment asks for. Raises ClockRefused."""
    text = environ.get("MOTCUA_NOW", "")
    if not text:
        return SystemClock()
    if environ.get("MOTCUA_TESTING") != "1":
        raise ClockRefused("MOTCUA_NOW sets the clock and is for tests: unset it, or set MOTCUA_TESTING=1 as well")
    try:
        start = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise ClockRefused(
            f"MOTCUA_NOW={text!r} is not an ISO time; write one like 2026-11-23T08:00:00+07:00"
        ) from error
    if start.tzinfo is None:
        raise ClockRefused(f"MOTCUA_NOW={text!r} has no offset; {EXAMPLE}")
    return StartedClock(start, _speed(environ.get("MOTCUA_SPEED") or "1"))


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 1 <= speed <= FASTEST:
        raise ClockRefused(f"MOTCUA_SPEED={text!r} is not a speed; write a number from 1 to {FASTEST:g}")
    return speed
