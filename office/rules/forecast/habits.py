"""What is learnt of past days: how long services last, who serves what, how long people stay, who goes before whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from office.rules.forecast.order import head_starts
from office.rules.forecast.visits import Bools, Day, Floats

# A distribution is kept as so many equally likely values, rising.
GRID = 200
LONGEST_SERVICE = 2 * 3600.0  # more is a forgotten "finish", not work
LONGEST_GAP = 3600.0
LONGEST_BREAK = 2 * 3600.0
SHORTEST_BREAK = 10.0
# A server who did a kind this seldom helped out once.
LEAST_SHARE, LEAST_TIMES = 0.01, 3
HALF_HOURS = 48
HALF_HOUR = 1800.0
FEW = 8  # fewer values than this tell nothing by themselves: all kinds together speak for such a kind


@dataclass(frozen=True)
class Habits:
    """Learnt from days; seconds throughout. The last row of `lengths` stands for a kind never seen before.

    `lengths` (kinds + 1, GRID): service times. `gaps` (GRID): between two services while somebody waits.
    `breaks` (GRID): a server's absences. `stays` (GRID): how long people wait before they give up; inf: never.
    `serves`: which kinds each server takes. `head_start` (classes + 1): seconds by which a class goes before its
    arrival. `arrivals` (HALF_HOURS, classes + 1): visits a second.
    """

    kinds: Mapping[str, int]
    classes: Mapping[tuple[str, str], int]
    lengths: Floats
    gaps: Floats
    breaks: Floats
    stays: Floats
    serves: Mapping[str, Bools]
    head_start: Floats
    arrivals: Floats

    def kind(self, name: str) -> int:
        return self.kinds.get(name, len(self.kinds))

    def class_of(self, kind: str, priority: str) -> int:
        return self.classes.get((kind, priority), len(self.classes))

    def kinds_of(self, server: str | None) -> Bools:
        """Which kinds the server takes; one who was never seen takes all."""
        known = self.serves.get(server or "")
        return known if known is not None else np.ones(len(self.kinds) + 1, dtype=bool)


def grid_of(values: Floats) -> Floats:
    """The values as GRID equally likely ones. Needs at least one value."""
    return np.quantile(values, (np.arange(GRID) + 0.5) / GRID, method="inverted_cdf")


def learn_habits(days: Sequence[Day]) -> Habits:
    """Habits of the given days. Raises ValueError when nobody was served in them."""
    kinds = {name: place for place, name in enumerate(sorted({kind for day in days for kind in day.kinds}))}
    pairs = sorted({pair for day in days for pair in zip(day.kinds, day.priorities, strict=True)})
    classes = {pair: place for place, pair in enumerate(pairs)}
    lengths = _lengths(days, kinds)
    serves = _serves(days, kinds)
    gaps, breaks = _between(days)
    return Habits(
        kinds=kinds,
        classes=classes,
        lengths=lengths,
        gaps=gaps,
        breaks=breaks,
        stays=_stays(days),
        serves=serves,
        head_start=head_starts(days, kinds, classes, serves),
        arrivals=_arrivals(days, classes),
    )


def _lengths(days: Sequence[Day], kinds: Mapping[str, int]) -> Floats:
    found: dict[str, list[float]] = {name: [] for name in kinds}
    for day in days:
        for place in np.flatnonzero(day.served & day.sound).tolist():
            length = day.done[place] - day.reached[place]
            found[day.kinds[place]].append(min(max(float(length), 1.0), LONGEST_SERVICE))
    together = [value for values in found.values() for value in values]
    if not together:
        raise ValueError("nobody was served on the days to learn from: give days with finished services")
    rows = [values if len(values) >= FEW else together for values in found.values()]
    return np.array([grid_of(np.array(values)) for values in [*rows, together]])


def _serves(days: Sequence[Day], kinds: Mapping[str, int]) -> dict[str, Bools]:
    counts: dict[str, Floats] = {}
    for day in days:
        for place in np.flatnonzero(day.served & day.sound).tolist():
            row = counts.setdefault(day.servers[place] or "", np.zeros(len(kinds) + 1))
            row[kinds[day.kinds[place]]] += 1
    known = {}
    for server, row in counts.items():
        takes = (row >= LEAST_TIMES) & (row >= LEAST_SHARE * row.sum())
        takes[-1] = True
        known[server] = takes if takes[:-1].any() else np.ones(len(kinds) + 1, dtype=bool)
    return known


def _between(days: Sequence[Day]) -> tuple[Floats, Floats]:
    """Gaps while the next visitor was already waiting, and every longer absence."""
    gaps: list[float] = []
    breaks: list[float] = []
    for day in days:
        last: dict[str, float] = {}
        for place in np.argsort(day.reached, kind="stable").tolist():
            server = day.servers[place]
            if server is None or not day.sound[place] or not np.isfinite(day.reached[place]):
                continue
            if server in last:
                gap = day.reached[place] - last[server]
                if day.arrived[place] <= last[server] + 1:
                    gaps.append(min(max(gap, 0.0), LONGEST_GAP))
                if SHORTEST_BREAK < gap < LONGEST_BREAK:
                    breaks.append(gap)
            last[server] = day.done[place]
    return grid_of(np.array(gaps or [0.0])), grid_of(np.array(breaks or [300.0]))


def _stays(days: Sequence[Day]) -> Floats:
    """How long people stay, by Kaplan and Meier: whoever was served would have stayed longer."""
    waited = np.concatenate([np.clip(day.left - day.arrived, 0, None) for day in days])
    went = np.concatenate([~day.served for day in days])
    order = np.argsort(waited, kind="stable")
    at_risk = len(waited) - np.arange(len(waited))
    left = np.exp(-np.cumsum(went[order] / at_risk))  # share that is still there after waited[order]
    shares = 1 - (np.arange(GRID) + 0.5) / GRID
    # `left` falls; the first place at which it is at most the share.
    places = np.searchsorted(-left, -shares)
    return np.where(places < len(waited), waited[order][np.minimum(places, len(waited) - 1)], np.inf)


def _arrivals(days: Sequence[Day], classes: Mapping[tuple[str, str], int]) -> Floats:
    counts = np.zeros((HALF_HOURS, len(classes) + 1))
    for day in days:
        half_hours = np.clip(day.arrived // HALF_HOUR, 0, HALF_HOURS - 1).astype(int)
        places = np.array([classes[pair] for pair in zip(day.kinds, day.priorities, strict=True)], dtype=int)
        np.add.at(counts, (half_hours, places), 1)
    return counts / (HALF_HOUR * max(1, len(days)))
