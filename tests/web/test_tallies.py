"""The counting behind the limits."""

from __future__ import annotations

import threading

import pytest
from limits import parse
from limits.strategies import FixedWindowRateLimiter

from web import tallies
from web.tallies import Tallies


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    at = [1_000.0]
    monkeypatch.setattr("web.tallies.time.time", lambda: at[0])
    return at


def test_a_window_that_has_ended_counts_from_nothing(now: list[float]) -> None:
    counts = Tallies()
    assert [counts.incr("a", 60), counts.incr("a", 60), counts.incr("b", 60)] == [1, 2, 1]
    assert (counts.get("a"), counts.get_expiry("a")) == (2, 1_060.0)
    now[0] += 60
    assert counts.get("a") == 0
    assert counts.incr("a", 60) == 1


def test_keys_that_nobody_asks_for_any_more_are_let_go(now: list[float]) -> None:
    counts = Tallies()
    for each in range(tallies.CLEARED_EVERY - 1):
        counts.incr(f"guess-{each}", 60)
    now[0] += 61
    counts.incr("last", 60)
    assert list(counts._counts) == ["last"]


def test_no_thread_is_started_for_it() -> None:
    before = threading.active_count()
    limiter = FixedWindowRateLimiter(Tallies())
    two = parse("2/minute")
    assert [limiter.hit(two, "device:1") for _ in range(3)] == [True, True, False]
    assert threading.active_count() == before
