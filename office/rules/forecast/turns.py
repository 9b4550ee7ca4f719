"""When each counter turns to somebody new, in every rehearsal; and to the next one, once somebody has come.

A rehearsal of the room says when each counter would be through with all who wait for it. Whoever comes then is called
by the first of those that may call, which is busy for as long as the service lasts. So a few more citizens cost a few
additions, where another rehearsal would play the whole room forward.
"""

from __future__ import annotations

import numpy as np

from office.rules.forecast.rehearsal import drawn
from office.rules.forecast.scene import Lengths
from office.rules.forecast.visits import Bools, Floats, Ints


class Turns:
    """`at` (samples, m): seconds from now, inf where a counter turns to nobody; `pace` (m) multiplies its services, and
    `factor` (samples) all services of a rehearsal (see `Scene`, `Played`).
    """

    def __init__(self, at: Floats, pace: Floats, factor: Floats, lengths: Lengths, seed: int) -> None:
        self._at = at.copy()
        self._pace, self._factor, self._lengths = pace, factor, lengths
        self._rng = np.random.default_rng(seed)
        self._rows = np.arange(len(at))

    def wait(self, able: Bools) -> Floats:
        """Seconds (samples) until one of the counters `able` (m) turns to who comes now; inf: none does."""
        waits: Floats = self._at.min(1, where=able, initial=np.inf)
        return waits

    def come(self, able: Bools, kind: int, scale: float) -> None:
        """Somebody comes, for a service of this kind, `scale` times as long as usual."""
        at = np.where(able, self._at, np.inf)
        if not at.size:
            return
        counter: Ints = at.argmin(1)
        # Where nobody will call, the counter found is none of those.
        called = np.isfinite(at[self._rows, counter])
        dice = self._rng.random((4, len(self._rows)))
        lengths = self._lengths
        length = drawn(lengths.services[kind], dice[0]) * scale * self._pace[counter] * self._factor
        pause = drawn(lengths.breaks, dice[2]) * (dice[3] < lengths.pausing)
        self._at[self._rows, counter] += called * (length + drawn(lengths.gaps, dice[1]) + pause)
