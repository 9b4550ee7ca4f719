"""A day of visits as columns, and what was known at a moment of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# A start this much before its arrival is a slip of the clock that wrote it (a day's end, most often).
SLIP_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit; times in seconds of its day. `started` None: left without service, at `finished`.

    `kind` is what was wanted, `priority` the class of the queue, `server` who served.
    """

    day: str
    arrived: float
    started: float | None
    finished: float
    kind: str
    priority: str
    server: str | None


@dataclass(frozen=True)
class Day:
    """A day's visits in the order of arrival, as columns of one length.

    `reached`: when the service began (inf: never); `left`: when the waiting ended, by service or by going;
    `done`: when the service ended (nan: never served); `sound`: its times make sense; `place`: its place in the source.
    """

    name: str
    arrived: Floats
    reached: Floats
    left: Floats
    done: Floats
    sound: Bools
    kinds: Sequence[str]
    priorities: Sequence[str]
    servers: Sequence[str | None]
    place: Ints

    def __len__(self) -> int:
        return len(self.arrived)

    @property
    def served(self) -> Bools:
        return np.isfinite(self.reached)

    @property
    def waited(self) -> Floats:
        """Seconds from arrival to service; inf where there was none."""
        return self.reached - self.arrived


def days_of(visits: Iterable[Visit]) -> list[Day]:
    """The visits by day, each day in the order of arrival (ties as given); days in the order of their first visit."""
    by_day: dict[str, list[tuple[int, Visit]]] = {}
    for place, visit in enumerate(visits):
        by_day.setdefault(visit.day, []).append((place, visit))
    return [_day(name, found) for name, found in by_day.items()]


def _day(name: str, found: list[tuple[int, Visit]]) -> Day:
    found = sorted(found, key=lambda item: item[1].arrived)
    visits = [visit for _, visit in found]
    arrived = np.array([visit.arrived for visit in visits], dtype=float)
    started = np.array([np.nan if visit.started is None else visit.started for visit in visits], dtype=float)
    finished = np.array([visit.finished for visit in visits], dtype=float)
    served = ~np.isnan(started)
    reached = np.where(served, np.fmax(started, arrived), np.inf)
    return Day(
        name=name,
        arrived=arrived,
        reached=reached,
        left=np.where(served, reached, np.fmax(finished, arrived)),
        done=np.where(served, np.fmax(finished, reached), np.nan),
        sound=~served | ((started >= arrived - SLIP_SECONDS) & (finished >= started)),
        kinds=[visit.kind for visit in visits],
        priorities=[visit.priority for visit in visits],
        servers=[visit.server for visit in visits],
        place=np.array([place for place, _ in found], dtype=np.int64),
    )
