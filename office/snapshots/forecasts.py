"""The forecast of everybody's wait: the room rehearsed, and corrected by what this office's past days taught."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from math import isfinite

import numpy as np

from office.hindsight import hindsight_of, kind_of, remembered, working_seconds
from office.rules.forecast.correction import shares_of
from office.rules.forecast.habits import GRID
from office.rules.forecast.lately import LATELY
from office.rules.forecast.rehearsal import played
from office.rules.forecast.scene import Lengths
from office.rules.forecast.turns import Turns
from office.rules.forecast.visits import Bools, Floats
from office.rules.routing import Waiting
from office.snapshots.room import Room
from office.snapshots.scenes import Server, scene_of
from office.told import Forecast

SAMPLES = 64
SEED = 7
Group = tuple[str, bool]


def forecasts_of(
    room: Room, servers: Sequence[Server], waiting: Sequence[Waiting], fields: Sequence[str]
) -> tuple[list[Forecast], Turns]:
    """Of the waiting, then of a newcomer to each field: rehearsed, then corrected by what the past days taught.

    And when each of the servers turns to somebody new.
    """
    pace = room.pace
    stays = np.full(GRID, np.inf)
    lengths = Lengths(pace.occupied, pace.gaps, pace.breaks, stays, doubt=pace.doubt, pausing=pace.pausing)
    scene = scene_of(room, servers, waiting, fields)
    play = played(scene, lengths, SAMPLES, SEED)
    groups = [*((ticket.field, ticket.priority) for ticket in waiting), *((field, False) for field in fields)]
    forecasts = _corrected(room, shares_of(play.waits[:, : len(groups)]), groups)
    ordinary, first = np.hsplit(play.waits[:, len(groups) :], 2)
    return forecasts, Turns(ordinary, first, scene.pace, scene.pattern, play, lengths, SEED)


def forecast_as(room: Room, waits: Floats, group: Group) -> Forecast:
    """The forecast for somebody of this field and class whose waits (samples) are these."""
    [forecast] = _corrected(room, shares_of(waits[:, None]), [group])
    return forecast


def at_another_turn(room: Room, forecast: Forecast, waits: Floats) -> Forecast:
    """The forecast for somebody alike whose waits (samples) are these."""
    rehearsed = shares_of(waits[:, None])
    corrected = _by_hindsight(room, rehearsed, np.array([forecast.features]), [forecast.kind])
    return replace(forecast, rehearsed=rehearsed[0].tolist(), corrected=corrected[0].tolist())


def is_known(forecast: Forecast) -> bool:
    """Whether somebody will call."""
    return all(map(isfinite, forecast.corrected))


def _corrected(room: Room, rehearsed: Floats, groups: Sequence[Group]) -> list[Forecast]:
    features = _features(room, set(groups))
    kinds = [kind_of(*group) for group in groups]
    rows = np.array([features[group] for group in groups]).reshape(len(groups), LATELY)
    corrected = _by_hindsight(room, rehearsed, rows, kinds)
    return [
        Forecast(*each, room.pace.level)
        for each in zip(rehearsed.tolist(), corrected.tolist(), rows.tolist(), kinds, strict=True)
    ]


def _features(room: Room, groups: Collection[Group]) -> dict[Group, Floats]:
    past = remembered(room.office, room.now, room.day)
    since: dict[str, dt.datetime] = {}
    for ticket in room.waiting:
        began = ticket.since or ticket.arrived
        since[ticket.field] = min(since.get(ticket.field, began), began)
    longest = {
        field: working_seconds(room.office, began, room.now) if began < room.now else 0.0
        for field, began in since.items()
    }
    of_all = max(longest.values(), default=0.0)
    return {group: past.lately(*group, longest.get(group[0], 0.0), of_all).features() for group in groups}


def _by_hindsight(room: Room, rehearsed: Floats, features: Floats, kinds: Sequence[str]) -> Floats:
    """What nobody will call in any rehearsal stays so."""
    learnt = hindsight_of(room.office, room.day)
    known: Bools = np.isfinite(rehearsed[:, 1]) & np.isfinite(rehearsed[:, 2])
    if learnt is None or not known.any():
        return rehearsed
    corrected = rehearsed.copy()
    chosen = [kinds[place] for place in np.flatnonzero(known).tolist()]
    corrected[known] = learnt.apply(rehearsed[known], features[known], chosen)
    return corrected
