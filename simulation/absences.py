"""When counters really called: a clerk who is signed in but lets people wait is away, whatever the button says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from office.figures.course import Course, Guest, Leg, Seconds, Shift, Stretch
from office.figures.habits import Usual
from office.figures.stretches import merged, minus, shared
from office.rules.routing import Desk

# Between two citizens, while somebody waits: longer than this the clerk was away; so long it takes until it is known.
LONGEST_TURN, IGNORED_SECONDS, USUAL_TURN = 180.0, 60.0, 20.0
USUAL_WALK = 40.0


@dataclass(frozen=True)
class Attended:
    """`guests`: with the turn after each service; `shifts`: the stretches in which the counters called.

    `away`: by counter, how long it was signed in without calling while somebody waited for it.
    """

    guests: Sequence[Guest]
    shifts: Sequence[Shift]
    away: Mapping[str, Seconds]


def attended(course: Course, usual: Usual) -> Attended:
    """The day's guests and shifts as the re-run needs them."""
    gaps = {shift: _gaps(course, shift) for shift in course.shifts}
    short = [
        end - start for found in gaps.values() for _, pieces in found for start, end in pieces if _is_turn(start, end)
    ]
    turn = median(short) if short else USUAL_TURN
    turns: dict[tuple[int, int], Seconds] = {}
    absences: dict[str, list[Stretch]] = {}
    away: dict[str, Seconds] = {}
    for shift, found in gaps.items():
        ends = {round(item.end): (item.guest, item.leg) for item in course.served if item.counter == shift.counter}
        for begun, pieces in found:
            start, end = pieces[0]
            if round(start) in ends:
                turns[ends[round(start)]] = end - start if _is_turn(start, end) else 0.0
            if left := _left_waiting(pieces):
                # Others served whoever came meanwhile; this counter had called nobody since its last one.
                absences.setdefault(shift.counter, []).append((begun, left[-1][1]))
                away[shift.counter] = away.get(shift.counter, 0.0) + sum(stop - go for go, stop in left)
    for counter, stretch in _forgotten(course, usual):
        absences.setdefault(counter, []).append(stretch)
        # Whoever forgot the last "finish" of the day kept nobody waiting: there was nobody left.
        wanted = [piece for shift in course.shifts if shift.counter == counter for piece in _wanted(course, shift)]
        left = shared(stretch, merged(wanted))
        away[counter] = away.get(counter, 0.0) + sum(stop - go for go, stop in left)
    shifts = [
        replace(shift, start=start, end=end)
        for shift in course.shifts
        for start, end in minus((shift.start, shift.end), absences.get(shift.counter, ()))
    ]
    guests = [_ready(guest, place, turns, turn, usual) for place, guest in enumerate(course.guests)]
    return Attended(guests, shifts, away)


def _gaps(course: Course, shift: Shift) -> list[tuple[Seconds, list[Stretch]]]:
    """When the counter served nobody although somebody waited whom it could have called: since when it was idle, and
    the stretches of that time in which somebody waited."""
    busy = [(item.start, item.end) for item in course.served if item.counter == shift.counter]
    wanted = _wanted(course, shift)
    idle = [(piece[0], shared(piece, wanted)) for piece in minus((shift.start, shift.end), busy)]
    return [(begun, pieces) for begun, pieces in idle if pieces]


def _wanted(course: Course, shift: Shift) -> list[Stretch]:
    """When somebody waited whom the counter could have called."""
    desk = Desk(shift.counter, course.entries.get(shift.counter, ()), shift.clerk, shift.skills)
    return merged(
        (leg.since, leg.since + leg.waited)
        for guest in course.guests
        for leg in guest.legs
        if leg.waited > 0 and leg.since < shift.end and _may(desk, leg)
    )


def _is_turn(start: Seconds, end: Seconds) -> bool:
    return end - start <= LONGEST_TURN


def _left_waiting(pieces: Sequence[Stretch]) -> list[Stretch]:
    """The stretches in which people were left to wait, if the clerk was away and not only slow to press."""
    left = [(start, end) for start, end in pieces if end - start > IGNORED_SECONDS]
    return [] if all(_is_turn(start, end) for start, end in left) else left


def _may(desk: Desk, leg: Leg) -> bool:
    if leg.counter == desk.counter:
        return True
    if leg.bound_counter is not None or leg.bound_clerk is not None:
        return desk.counter == leg.bound_counter or (leg.bound_clerk is not None and desk.clerk == leg.bound_clerk)
    return desk.serves(leg.field, leg.procedure)


def _forgotten(course: Course, usual: Usual) -> Iterable[tuple[str, Stretch]]:
    """From when a service that nobody marked as finished would usually have been over."""
    for item in course.served:
        leg = course.guests[item.guest].legs[item.leg]
        over = item.start + leg.walk + usual.work(leg.procedure, leg.quantity)
        if leg.forgotten and over < item.end:
            yield item.counter, (over, item.end)


def _ready(guest: Guest, place: int, turns: Mapping[tuple[int, int], Seconds], turn: Seconds, usual: Usual) -> Guest:
    return replace(
        guest, legs=[_leg(leg, turns.get((place, at), 0.0), turn, usual) for at, leg in enumerate(guest.legs)]
    )


def _leg(leg: Leg, own: Seconds, turn: Seconds, usual: Usual) -> Leg:
    if leg.counter is None:
        return replace(leg, walk=USUAL_WALK, work=usual.work(leg.procedure, leg.quantity), turn=turn)
    return (
        replace(leg, work=usual.work(leg.procedure, leg.quantity), turn=own)
        if leg.forgotten
        else replace(leg, turn=own)
    )
