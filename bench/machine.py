"""The machine by itself: one and the same piece of work, again and again, beside nothing.

What is promised in milliseconds depends on it. A rented machine's speed may change by half within minutes, and it may
stand still for twenty milliseconds: whoever compares two runs of the table compares this line first.
"""

from __future__ import annotations

from time import perf_counter

from bench.measuring import Figure, percentile

STEPS, TIMES = 50_000, 600


def figures() -> list[Figure]:
    seconds = [_work() for _ in range(TIMES)]
    p50, p95 = (percentile(seconds, share) * 1000 for share in (0.5, 0.95))
    value = f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, longest {max(seconds) * 1000:.1f} ms ({TIMES})"
    return [Figure(f"this machine: {STEPS} additions, alone", value)]


def _work() -> float:
    """Seconds that it took."""
    begun, total = perf_counter(), 0
    for step in range(STEPS):
        total += step
    return perf_counter() - begun
