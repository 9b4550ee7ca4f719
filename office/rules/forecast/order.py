"""Who goes before whom, learnt from what servers did when several waited.

Each class (what is wanted, and with which priority) has a head start in seconds: of two who wait, the one whose
arrival less the head start is earlier goes first. The head starts are those under which the choices seen are most
likely, by a logistic law of paired comparisons (Bradley and Terry 1952).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from office.rules.forecast.visits import Bools, Day, Floats

SOFTNESS = 30.0  # seconds of head start that make a choice 73 % sure
ROUNDS = 400
STEP = 120.0
STEADY = 200  # comparisons below which a class moves slowly
WIDEST = 1200.0
CLEAR = 3.0  # seconds by which a wait must be seen to count as one


def head_starts(
    days: Sequence[Day],
    kinds: Mapping[str, int],
    classes: Mapping[tuple[str, str], int],
    serves: Mapping[str, Bools],
) -> Floats:
    """Seconds of head start by class, about 0 on the whole; 0 for the last row, a class never seen."""
    chosen, passed, later = _comparisons(days, kinds, classes, serves)
    size = len(classes) + 1
    starts = np.zeros(size)
    if not len(chosen):
        return starts
    seen = np.bincount(chosen, minlength=size) + np.bincount(passed, minlength=size)
    for _ in range(ROUNDS):
        surprise = 1 / (1 + np.exp(np.clip((later + starts[chosen] - starts[passed]) / SOFTNESS, -50, 50)))
        pull = np.bincount(chosen, surprise, size) - np.bincount(passed, surprise, size)
        starts = np.clip(starts + STEP * pull / np.maximum(seen, STEADY), -WIDEST, WIDEST)
    weights = np.maximum(np.bincount(chosen, minlength=size), 1)
    starts -= np.average(starts, weights=weights)
    starts[-1] = 0.0
    return starts


def _comparisons(
    days: Sequence[Day],
    kinds: Mapping[str, int],
    classes: Mapping[tuple[str, str], int],
    serves: Mapping[str, Bools],
) -> tuple[np.ndarray, np.ndarray, Floats]:
    """Of each choice among several: the class chosen, a class passed over, and how much later that one had come."""
    rows: list[tuple[int, int, float]] = []
    for day in days:
        kind = np.array([kinds[name] for name in day.kinds])
        cls = np.array([classes[pair] for pair in zip(day.kinds, day.priorities, strict=True)])
        staying = day.served & day.sound
        for place in np.flatnonzero(staying & (day.waited > CLEAR)).tolist():
            at = day.reached[place]
            takes = serves.get(day.servers[place] or "")
            others = staying & (day.arrived < at - CLEAR) & (day.left >= at + 1)
            if takes is not None:
                others &= takes[kind]
            later = day.arrived - day.arrived[place]
            rows += [(cls[place], cls[other], later[other]) for other in np.flatnonzero(others)]
    if not rows:
        return np.zeros(0, dtype=int), np.zeros(0, dtype=int), np.zeros(0)
    table = np.array(rows)
    return table[:, 0].astype(int), table[:, 1].astype(int), table[:, 2]
