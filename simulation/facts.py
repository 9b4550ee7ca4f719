"""What is known of each cause on a day, counted: who came more, which counter was shut, what took longer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from office.figures.course import Seconds
from office.figures.stretches import shared
from simulation.rerun import Wait, rerun
from simulation.righting import PastDay, righted


@dataclass
class Missed:
    """Of a counter, seconds of the sessions: nobody signed in, paused, signed in but calling nobody who waited."""

    closed: Seconds = 0.0
    paused: Seconds = 0.0
    away: Seconds = 0.0

    @property
    def all(self) -> Seconds:
        return self.closed + self.paused + self.away


@dataclass
class Longer:
    """Of a procedure's services: how long they took, how long they usually take, how many."""

    took: Seconds = 0.0
    usual: Seconds = 0.0
    count: int = 0


@dataclass
class Facts:
    """Counts of one day, or of several added up.

    `shifted`: by priority, how many waits there were, and the seconds they were longer for it (negative: shorter).
    `days`, `unknown`: how many days, and how many of them without enough of a past to say what is usual.
    """

    days: int = 0
    unknown: int = 0
    more: dict[str, int] = field(default_factory=dict)
    missed: dict[str, Missed] = field(default_factory=dict)
    longer: dict[str, Longer] = field(default_factory=dict)
    sent_home: int = 0
    fetched: int = 0
    papers_seconds: Seconds = 0.0
    shifted: dict[bool, tuple[int, Seconds]] = field(default_factory=dict)
    rush: int = 0
    early: int = 0


def facts_of(day: PastDay) -> Facts:
    legs = [leg for guest in day.course.guests for leg in guest.legs]
    sent_home = [leg for leg in legs if leg.missing]
    opens = day.course.sessions[0][0] if day.course.sessions else 0.0
    return Facts(
        days=1,
        unknown=int(not day.usual.days),
        more=dict(day.surplus),
        missed=_missed(day),
        longer={name: Longer(took * count, usual * count, count) for name, (took, usual, count) in day.longer.items()},
        sent_home=len(sent_home),
        fetched=sum(leg.parked for leg in legs),
        papers_seconds=sum(leg.walk + leg.work for leg in sent_home),
        shifted=_shifted(day),
        rush=len(day.rush),
        early=sum(guest.at < opens for guest in day.course.guests),
    )


def _missed(day: PastDay) -> dict[str, Missed]:
    found: dict[str, Missed] = {}
    for shift in day.missed:
        mine = found.setdefault(shift.counter, Missed())
        signed_in = [(each.start, each.end) for each in day.course.shifts if each.counter == shift.counter]
        paused = [stretch for counter, stretch, _ in day.course.pauses if counter == shift.counter]
        whole = (shift.start, shift.end)
        mine.paused += _length(shared(whole, paused))
        mine.closed += shift.end - shift.start - _length(shared(whole, [*signed_in, *paused]))
        mine.away += _length(shared(whole, signed_in))
    for counter, mine in found.items():
        # Idle while nobody waited is no absence.
        mine.away = min(mine.away, day.attended.away.get(counter, 0.0))
    return {counter: each for counter, each in found.items() if each.all >= 60}


def _length(stretches: Iterable[tuple[Seconds, Seconds]]) -> Seconds:
    return sum(end - start for start, end in stretches)


def _shifted(day: PastDay) -> dict[bool, tuple[int, Seconds]]:
    if not any(guest.priority for guest in day.course.guests):
        return {}
    without = _by_wait(rerun(righted(day, {"priority"})))
    found: dict[bool, tuple[int, Seconds]] = {}
    for wait in rerun(day.scene):
        first = day.scene.guests[wait.guest].priority
        count, seconds = found.get(first, (0, 0.0))
        found[first] = count + 1, seconds + wait.seconds - without.get((wait.guest, wait.leg), wait.seconds)
    return found


def _by_wait(waits: Iterable[Wait]) -> Mapping[tuple[int, int], Seconds]:
    return {(wait.guest, wait.leg): wait.seconds for wait in waits}


def added(days: Iterable[Facts]) -> Facts:
    """Several days' facts as one."""
    whole = Facts()
    for each in days:
        whole.days, whole.unknown = whole.days + each.days, whole.unknown + each.unknown
        whole.sent_home, whole.fetched = whole.sent_home + each.sent_home, whole.fetched + each.fetched
        whole.papers_seconds += each.papers_seconds
        whole.rush, whole.early = whole.rush + each.rush, whole.early + each.early
        for name, count in each.more.items():
            whole.more[name] = whole.more.get(name, 0) + count
        for counter, missed in each.missed.items():
            mine = whole.missed.setdefault(counter, Missed())
            mine.closed, mine.paused, mine.away = (
                mine.closed + missed.closed, mine.paused + missed.paused, mine.away + missed.away,
            )  # fmt: skip
        for name, longer in each.longer.items():
            theirs = whole.longer.setdefault(name, Longer())
            theirs.took, theirs.usual, theirs.count = (
                theirs.took + longer.took, theirs.usual + longer.usual, theirs.count + longer.count,
            )  # fmt: skip
        for first, (count, seconds) in each.shifted.items():
            before = whole.shifted.get(first, (0, 0.0))
            whole.shifted[first] = before[0] + count, before[1] + seconds
    return whole
