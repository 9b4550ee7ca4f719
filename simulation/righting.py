"""A past day with some things put right: what each of the six causes of waiting means, as a change of the day.

Put right means, for
 arrivals  no more people for a field than usually come for it on such a day: the surplus is left out, evenly over the
           day, beginning at a place drawn by chance (`draw`);
 counters  every counter that usually works then, or that was open at all in that session, calls in the whole session;
 services  no procedure took longer on average than it usually does: each of its services is shortened alike;
 papers    nobody was sent home for papers (they were told before they took a ticket), and who fetched one took no
           longer at the counter than a usual service;
 priority  nobody goes first: all in the order of coming;
 burst     of those who took a ticket before the doors opened or in the first ten minutes, only as many did as come in
           any ten minutes of the first two hours; the others, the last of them, came evenly over these two hours.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from office.figures.course import Course, Guest, Leg, Seconds, Shift
from office.figures.habits import Usual
from office.figures.stretches import merged, minus
from office.rules.routing import Pattern
from simulation.absences import Attended, attended
from simulation.rerun import Scene

CAUSES = ("arrivals", "counters", "services", "papers", "priority", "burst")
RUSH_SECONDS, SPREAD_SECONDS = 600.0, 2 * 3600.0
# A procedure that took longer on average than usual by less than this is like always.
LEAST_LONGER, LEAST_SERVICES = 1.05, 3


@dataclass(frozen=True)
class PastDay:
    course: Course
    usual: Usual
    pattern: Pattern
    target: Seconds

    @cached_property
    def attended(self) -> Attended:
        return attended(self.course, self.usual)

    @cached_property
    def scene(self) -> Scene:
        """The day as it was."""
        there = self.attended
        return Scene(there.guests, there.shifts, self.course.entries, self.pattern, self.target, self.course.ends)

    @cached_property
    def surplus(self) -> dict[str, int]:
        """By field, how many more came than usually do."""
        if not self.usual.days:
            return {}
        came: dict[str, int] = defaultdict(int)
        for guest in self.course.guests:
            if guest.legs:
                came[guest.legs[0].field] += 1
        more = {field: round(count - self.usual.visits.get(field, 0.0)) for field, count in came.items()}
        return {field: count for field, count in more.items() if count > 0}

    @cached_property
    def longer(self) -> dict[str, tuple[Seconds, Seconds, int]]:
        """By procedure that took longer than usual: its average that day, the usual one for the same, how many."""
        if self.usual.seconds is None:
            return {}
        took: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for guest in self.attended.guests:
            for leg in guest.legs:
                if leg.came and leg.counter is not None and not leg.forgotten:
                    took[leg.procedure].append((leg.work, self.usual.work(leg.procedure, leg.quantity)))
        means = {
            name: (sum(item[0] for item in seen) / len(seen), sum(item[1] for item in seen) / len(seen), len(seen))
            for name, seen in took.items()
            if len(seen) >= LEAST_SERVICES
        }
        return {name: mean for name, mean in means.items() if mean[0] > LEAST_LONGER * mean[1]}

    @cached_property
    def missed(self) -> list[Shift]:
        """Stretches of the sessions in which a counter should have called and did not."""
        found = []
        for counter in self.course.entries:
            theirs = [shift for shift in self.course.shifts if shift.counter == counter]
            called = [(shift.start, shift.end) for shift in self.attended.shifts if shift.counter == counter]
            for place, session in enumerate(self.course.sessions):
                was_there = any(shift.start < session[1] and session[0] < shift.end for shift in theirs)
                if was_there or (counter, place) in self.usual.open:
                    whole = (session[0], min(session[1], self.course.ends))
                    clerk, skills = (theirs[0].clerk, theirs[0].skills) if theirs else (-1, ())
                    found += [Shift(counter, clerk, *piece, skills) for piece in minus(whole, called)]
        return found

    @cached_property
    def rush(self) -> list[int]:
        """Guests who took a ticket around the opening and were more than come in any such time of the first hours."""
        if not self.course.sessions:
            return []
        opens = self.course.sessions[0][0]
        first = [place for place, guest in enumerate(self.course.guests) if guest.at < opens + RUSH_SECONDS]
        hours = sum(guest.at < opens + SPREAD_SECONDS for guest in self.course.guests)
        return first[math.ceil(hours * RUSH_SECONDS / SPREAD_SECONDS) :]


def righted(day: PastDay, causes: Collection[str], draw: int = 0) -> Scene:
    """The day with these causes put right. The same draw leaves out the same surplus."""
    scene = day.scene
    guests: dict[int, Guest] = dict(enumerate(scene.guests))
    if "burst" in causes:
        guests = _spread(day, guests)
    if "arrivals" in causes:
        for place in _left_out(day, draw):
            del guests[place]
    if "papers" in causes or "services" in causes:
        guests = {place: _shorter(day, guest, causes) for place, guest in guests.items()}
    if "priority" in causes:
        guests = {place: replace(guest, priority=False) for place, guest in guests.items()}
    shifts = joined([*scene.shifts, *day.missed]) if "counters" in causes else scene.shifts
    return replace(scene, guests=[guest for guest in guests.values() if guest.legs], shifts=shifts)


def joined(shifts: Sequence[Shift]) -> list[Shift]:
    """The same stretches with those of one clerk at one counter put together."""
    seats: dict[Shift, list[tuple[float, float]]] = defaultdict(list)
    for shift in shifts:
        seats[replace(shift, start=0.0, end=0.0)].append((shift.start, shift.end))
    return [replace(seat, start=start, end=end) for seat, found in seats.items() for start, end in merged(found)]


def _spread(day: PastDay, guests: Mapping[int, Guest]) -> dict[int, Guest]:
    opens, count = day.course.sessions[0][0], len(day.rush)
    later = dict(guests)
    for turn, place in enumerate(day.rush):
        guest = guests[place]
        at = max(guest.at, opens + (turn + 0.5) / count * SPREAD_SECONDS)
        leaves = None if guest.leaves is None else guest.leaves + at - guest.at
        later[place] = replace(guest, at=at, leaves=leaves)
    return later


def _left_out(day: PastDay, draw: int) -> list[int]:
    """Of each field the surplus, evenly over the day."""
    chance = random.Random(f"{day.course.day} {draw}")
    found = []
    for field, count in sorted(day.surplus.items()):
        theirs = [place for place, guest in enumerate(day.course.guests) if guest.legs and guest.legs[0].field == field]
        start = chance.random()
        found += [theirs[int((turn + start) / count * len(theirs))] for turn in range(count)]
    return found


def _shorter(day: PastDay, guest: Guest, causes: Collection[str]) -> Guest:
    legs: list[Leg] = []
    skipped = 0.0
    for leg in guest.legs:
        if leg.missing and "papers" in causes:
            skipped += leg.pause
            continue
        work = leg.work
        if "services" in causes and leg.procedure in day.longer and leg.counter is not None and not leg.forgotten:
            took, usual, _ = day.longer[leg.procedure]
            work *= usual / took
        if "papers" in causes and leg.parked:
            work = min(work, day.usual.work(leg.procedure, leg.quantity))
        legs.append(replace(leg, work=work, pause=leg.pause + skipped))
        skipped = 0.0
    return replace(guest, legs=legs)
