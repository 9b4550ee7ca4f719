"""Simulated days as past ones: lived through by `run_day`, then told as the log would tell them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace

from office.figures.course import Course, Guest, Leg, Served, Shift
from office.figures.habits import Usual
from office.rules.routing import Entry, Pattern
from simulation.day import Visit, run_day
from simulation.demand import Arrival
from simulation.plan import Plan, Station
from simulation.righting import PastDay

MINUTE, HOUR = 60.0, 3600.0
OPENS, NOON, AFTER_NOON, CLOSES = 7.5 * HOUR, 11.5 * HOUR, 13.5 * HOUR, 17 * HOUR
SESSIONS = ((OPENS, NOON), (AFTER_NOON, CLOSES))
DAY = dt.date(2026, 11, 23)
PATTERN = Pattern(1, 2)
COUNTERS = ("1", "2", "3")
SERVICE = 8 * MINUTE


def plan(*stations: Station) -> Plan:
    """Three counters for all fields in both sessions, unless others are named."""
    usual = stations or tuple(Station(item, [Entry("a"), Entry("b")], SESSIONS) for item in COUNTERS)
    return Plan(usual, 7 * HOUR, CLOSES, PATTERN, overtime=HOUR)


def arrivals(count: int = 135, service: float = SERVICE, seed: int = 1) -> list[Arrival]:
    """By chance over the hours of work: `count` of them keep three counters busy for four fifths of it."""
    chance = random.Random(seed)
    long = NOON - OPENS + CLOSES - AFTER_NOON
    worked = sorted(chance.random() * long for _ in range(count))
    at = [OPENS + each if OPENS + each < NOON else each + OPENS + AFTER_NOON - NOON for each in worked]
    return [
        Arrival(each, f"{field}1", field, False, service * chance.uniform(0.5, 1.5), 0.0, True, 1e9)
        for turn, each in enumerate(at)
        for field in ["b" if turn % 5 == 4 else "a"]
    ]


def usual(visits: float = 135, *, seconds: float = SERVICE, known: bool = True) -> Usual:
    """What a day like `arrivals()` and `plan()` is."""
    lengths = {"a1": seconds, "b1": seconds}
    works = frozenset((counter, place) for counter in COUNTERS for place in range(2))
    field = {"a": visits * 0.8, "b": visits * 0.2} if known else {}
    return Usual(8 if known else 0, field, lengths if known else None, lengths, 0.0, works if known else frozenset())


def past_day(found: Plan, came: Sequence[Arrival], known: Usual | None = None) -> PastDay:
    """The day as the log would have it: seats as planned, services as they fell."""
    visits = run_day(found, sorted(came, key=lambda item: item.at))
    shifts = [
        Shift(item.id, place, start, end + found.overtime if end >= found.closes else end)
        for place, item in enumerate(found.stations)
        for start, end in item.shifts
    ]
    served = [
        Served(str(visit.station), visit.called, visit.ended, place, 0)
        for place, visit in enumerate(visits)
        if visit.called is not None and visit.ended is not None
    ]
    ends = max([CLOSES, *(item.end for item in served)])
    guests = [_guest(visit, ends) for visit in visits]
    entries = {item.id: item.entries for item in found.stations}
    course = Course(DAY, SESSIONS, entries, guests, shifts, sorted(served, key=lambda item: item.start), ends)
    return PastDay(course, known or usual(), PATTERN, 15 * MINUTE)


def _guest(visit: Visit, ends: float) -> Guest:
    arrival = visit.arrival
    at = max(arrival.at, 7 * HOUR)
    if visit.called is None or visit.ended is None:
        leaves = min(arrival.leaves, ends)
        return Guest(at, arrival.priority, [Leg(at, 0.0, leaves - at, arrival.field, arrival.procedure)], leaves)
    work = visit.ended - visit.called - arrival.walk if arrival.comes else 0.0
    walk = arrival.walk if arrival.comes else visit.ended - visit.called
    leg = Leg(at, 0.0, visit.called - at, arrival.field, arrival.procedure, counter=visit.station, walk=walk, work=work)
    return Guest(at, arrival.priority, [replace(leg, came=arrival.comes)])
