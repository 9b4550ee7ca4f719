"""When each counter turns to somebody new, in every rehearsal; and to the next one, once somebody has come.

A rehearsal of the room says when each counter would be through with all who go before a newcomer. Whoever comes then is
called by the first of those that may call, which is busy for as long as the service lasts. So a few more citizens
cost a few additions, where another rehearsal would play the whole room forward.
"""

from __future__ import annotations

import numpy as np

from office.rules.forecast.rehearsal import Played, drawn
from office.rules.forecast.scene import Lengths
from office.rules.forecast.visits import Bools, Floats, Ints


class Turns:
    """`ordinary`, `first` (samples, m): seconds from now until each counter turns to a newcomer without priority, and
    to one with; inf: to nobody. `pace` (m) multiplies its services; `pattern`: as in `Scene`; `play`: what else was
    drawn in each rehearsal.
    """

    def __init__(
        self,
        ordinary: Floats,
        first: Floats,
        pace: Floats,
        pattern: tuple[int, int] | None,
        play: Played,
        lengths: Lengths,
        seed: int,
    ) -> None:
        self._at = {False: ordinary.copy(), True: first.copy()}
        self._pace, self._play, self._lengths = pace, play, lengths
        # So many ordinary calls come between two priority calls while both wait.
        self._between = pattern[1] / pattern[0] if pattern else 0.0
        self._rng = np.random.default_rng(seed)
        self._rows = np.arange(len(ordinary))

    def wait(self, able: Bools, priority: bool = False) -> Floats:
        """Seconds (samples) until one of the counters `able` (m) turns to who comes now; inf: none does."""
        waits: Floats = self._at[priority].min(1, where=able, initial=np.inf)
        return waits

    def come(self, able: Bools, kind: int, scale: float, priority: bool = False) -> Floats:
        """Somebody comes, for a service of this kind, `scale` times as long as usual. When it ends (samples)."""
        if not len(able):
            return np.full(len(self._rows), np.inf)
        counter, starts = self._first_of(able, priority)
        lasts = self._service(counter, kind, scale)
        self._keep(counter, starts, lasts, np.isfinite(starts), priority)
        ends: Floats = starts + lasts
        return ends

    def come_again(self, able: Bools, kind: int, after: Floats, chance: float, priority: bool = False) -> Floats:
        """They come once more when a service ends, `after`, and before whoever came later. When that one ends."""
        counter, turns = self._first_of(able, priority)
        lasts = self._service(counter, kind, 1.0)
        # A counter that turns to the next ones before keeps them waiting no longer.
        held = (turns >= after) & (self._rng.random(len(after)) < chance)
        self._keep(counter, turns, lasts, held, priority)
        ends: Floats = after + lasts
        return ends

    def _first_of(self, able: Bools, priority: bool) -> tuple[Ints, Floats]:
        """The counter (samples) that turns to them first, and when."""
        at = np.where(able, self._at[priority], np.inf)
        counter: Ints = at.argmin(1)
        return counter, at[self._rows, counter]

    def _service(self, counter: Ints, kind: int, scale: float) -> Floats:
        length = drawn(self._lengths.services[kind], self._rng.random(len(self._rows)))
        lasts: Floats = length * scale * self._pace[counter] * self._play.factor
        return lasts

    def _keep(self, counter: Ints, starts: Floats, lasts: Floats, held: Bools, priority: bool) -> None:
        """The counter is busy from then on, in the rehearsals `held`; who is called later is called later still."""
        dice = self._rng.random((3, len(self._rows)))
        pause = drawn(self._lengths.breaks, dice[1]) * (dice[2] < self._lengths.pausing)
        busy = lasts + drawn(self._lengths.gaps, dice[0]) + pause
        here = self._rows, counter
        begins = self._play.break_at[here]
        # A break that was announced begins at the first end of a service at or after its time.
        busy = busy + self._play.break_lasts[here] * ((starts < begins) & (begins <= starts + lasts))
        ordinary, first = self._at[False][here], self._at[True][here]
        if priority:
            between = np.minimum(self._between * busy, np.maximum(ordinary - starts, 0.0))
            more = np.where(ordinary >= starts, busy, 0.0), busy + between
        else:
            more = busy, np.where(first >= starts, busy, 0.0)
        self._at[False][here] = np.where(held, ordinary + more[0], ordinary)
        self._at[True][here] = np.where(held, first + more[1], first)
