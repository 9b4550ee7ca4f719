"""Stretches of time: put together, cut out of each other, laid over each other."""

from __future__ import annotations

from collections.abc import Iterable

from office.figures.course import Stretch


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time, in stretches that do not touch, in order."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return found


def minus(whole: Stretch, holes: Iterable[Stretch]) -> list[Stretch]:
    """What is left of a stretch with the others cut out."""
    start, end = whole
    left = []
    for opens, closes in merged(holes):
        if start < min(opens, end):
            left.append((start, min(opens, end)))
        start = max(start, closes)
    return [*left, (start, end)] if start < end else left


def shared(one: Stretch, others: Iterable[Stretch]) -> list[Stretch]:
    """The parts of the others that lie in the one."""
    found = ((max(one[0], start), min(one[1], end)) for start, end in others)
    return [(start, end) for start, end in found if start < end]
