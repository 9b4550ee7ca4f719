"""The estimator: what was learnt, and what it says of a wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from office.rules.forecast.correction import Correction, learn_correction, spread_of
from office.rules.forecast.habits import Habits, learn_habits
from office.rules.forecast.lately import off_by
from office.rules.forecast.moments import FEATURES, Columns, Moment, scene_at, situation_at
from office.rules.forecast.rehearsal import rehearse
from office.rules.forecast.scene import Lengths
from office.rules.forecast.visits import Day, Floats

SAMPLES = 100
SEED = 20_260_701
AT_ONCE = 5.0
GONE = 0.5  # chance that a server with nothing to do is not at the desk
LONGEST = 4 * 3600.0
LEAST_VISITS = 200  # fewer teach no correction


@dataclass(frozen=True)
class Looks:
    """At each arrival of a day the rehearsals' shares (n, 3) and the features (n, f); nan where nobody serves."""

    spread: Floats
    features: Floats


@dataclass(frozen=True)
class Forecaster:
    """`unattended` (3): the waits of those who came when nobody served, as far as they were served after all."""

    habits: Habits
    correction: Correction | None = None
    unattended: Floats = field(default_factory=lambda: np.full(3, np.nan))

    @property
    def lengths(self) -> Lengths:
        return Lengths(self.habits.lengths, self.habits.gaps, self.habits.breaks, self.habits.stays, GONE)

    def waits_on(self, day: Day) -> Floats:
        """Waits at 10, 50 and 90 % in seconds, (n, 3), each as it could be known at the arrival; nan: nobody serves."""
        return self._corrected(Columns.of(day, self.habits), self.look(day))

    def look(self, day: Day) -> Looks:
        """Rehearse the room at each arrival of the day in turn."""
        columns = Columns.of(day, self.habits)
        count = len(day)
        spread = np.full((count, 3), np.nan)
        features = np.full((count, FEATURES), np.nan)
        errors = np.full(count, np.nan)
        for who in range(count):
            moment = Moment(columns, who)
            scene = scene_at(moment, self.habits)
            if scene is None:
                continue
            waits = np.minimum(rehearse(scene, self.lengths, SAMPLES, SEED + who, only=len(scene.key) - 1), LONGEST)
            spread[who] = spread_of(waits)[0]
            # Only those who have entered by now are looked at later, so that this tells nothing of the future.
            if day.served[who] and day.sound[who]:
                errors[who] = off_by(float(day.waited[who]), float(spread[who, 1]))
            features[who] = situation_at(moment, spread[who], float((waits < AT_ONCE).mean()), errors)
        return Looks(spread, features)

    def _corrected(self, columns: Columns, looks: Looks) -> Floats:
        waits = looks.spread.copy()
        known = ~np.isnan(waits[:, 0])
        if self.correction is not None and known.any():
            waits[known] = self.correction.apply(waits[known], looks.features[known], columns.cls[known])
        return waits


def learn(days: Sequence[Day]) -> Forecaster:
    """An estimator that has seen the given days. Raises ValueError when nobody was served in them."""
    forecaster = Forecaster(learn_habits(days))
    rows, alone = [], []
    for day in days:
        columns, looks = Columns.of(day, forecaster.habits), forecaster.look(day)
        served = day.served & day.sound
        attended = ~np.isnan(looks.spread[:, 0])
        use = served & attended
        rows.append((day.waited[use], looks.spread[use], looks.features[use], columns.cls[use]))
        alone.append(day.waited[served & ~attended])
    unattended = spread_of(np.concatenate(alone)[:, None])[0] if any(map(len, alone)) else np.full(3, np.nan)
    waits, rehearsed, features, classes = (np.concatenate(part) for part in zip(*rows, strict=True))
    if len(waits) < LEAST_VISITS:
        return Forecaster(forecaster.habits, None, unattended)
    count = len(forecaster.habits.classes) + 1
    correction = learn_correction(waits, rehearsed, features, classes, count)
    return Forecaster(forecaster.habits, correction, unattended)
