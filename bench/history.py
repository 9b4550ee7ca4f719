"""Does a long past slow the present? Issue and call-next with 300 waiting in 12 fields at 10 counters, on both.

And the reports of that past: bench/figures.py.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from bench.figures import report_figures
from bench.measuring import Figure, percentile
from bench.past import fill
from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import ClerkAt, call_next, finish, start
from office.actions.work import Actor
from office.context import Office
from office.rules.tickets import Outcome
from office.settings import CounterSettings, Settings
from office.settings_file import load_office
from tests.builders import ROOT, SetClock, open_office, seated
from tests.postgres import cluster

PAST = 1_000_000
WAITING = 300
COUNTERS = 10
ROUNDS = 300
# A slow disk gets fewer rounds, never a longer benchmark.
LONGEST_SECONDS = 30
KIOSK = Actor("device:1")


def figures() -> list[Figure]:
    return _on_both(_ratios)


def reports_alone() -> list[Figure]:
    """The reports of that past, without holding the present against an empty one (`make bench ARGS=figures`)."""
    return _on_both(lambda _database, _empty, _full: [])


def _on_both(compare: Compare) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        empty, full = (Path(folder) / name for name in ("empty", "full"))
        found = _on("SQLite", compare, f"sqlite:///{empty}.db", f"sqlite:///{full}.db")
    with cluster(durable=True) as postgresql:
        empty_url, full_url = (postgresql.url(postgresql.create()) for _ in range(2))
        return [*found, *_on("PostgreSQL", compare, empty_url, full_url)]


def _on(database: str, compare: Compare, *urls: str) -> list[Figure]:
    with _crowded(urls[0]) as empty, _crowded(urls[1]) as full:
        fill(full.office, full.clerks[0].clerk_id, PAST)
        where = f"{PAST:,} past tickets on {database}"
        return [
            *compare(database, empty, full),
            *report_figures(full.office, where, lambda place: _round(full, place)[1]),
        ]


def _ratios(database: str, empty: _Crowd, full: _Crowd) -> list[Figure]:
    taken = []
    until = perf_counter() + LONGEST_SECONDS
    for place in range(ROUNDS):
        # In turn, so that a slow moment of the machine falls on both.
        taken += [_round(empty, place), _round(full, place)]
        if perf_counter() > until:
            break
    return [
        _ratio(f"{name} on {database}", [each[what] for each in taken[0::2]], [each[what] for each in taken[1::2]])
        for what, name in enumerate(("ticket issue", "call-next"))
    ]


def _ratio(name: str, without: Sequence[float], beside: Sequence[float]) -> Figure:
    p50, p95 = ([percentile(times, share) * 1000 for times in (without, beside)] for share in (0.5, 0.95))
    ratio = p95[1] / p95[0]
    value = f"p95 {p95[0]:.1f} → {p95[1]:.1f} ms = {ratio:.2f} (p50 {p50[0]:.1f} → {p50[1]:.1f} ms, {len(without)})"
    return Figure(f"{name}, {WAITING} wait: 0 → {PAST:,} past tickets", value, "p95 ratio ≤ 1.2", ratio <= 1.2)


class _Crowd:
    """An office with ten clerks and three hundred waiting in all its fields."""

    def __init__(self, office: Office) -> None:
        self.office = office
        first_of = {item.field: item.id for item in reversed(office.catalogue.procedures)}
        self.procedures = list(first_of.values())
        self.clerks = [seated(office, item.id, f"Clerk {item.id}") for item in office.settings.counters]
        for place in range(WAITING):
            self.take(place)

    def take(self, place: int) -> None:
        take_ticket(self.office, Wish(self.procedures[place % len(self.procedures)]), KIOSK)

    def clerk(self, place: int) -> ClerkAt:
        return self.clerks[place % len(self.clerks)]


Compare = Callable[[str, _Crowd, _Crowd], list[Figure]]


@contextmanager
def _crowded(url: str) -> Iterator[_Crowd]:
    office = open_office(Path(), SetClock(), url=url, settings=_settings())
    try:
        yield _Crowd(office)
    finally:
        office.storage.dispose()


def _settings() -> Settings:
    """The sample office with ten counters; each serves three of the fields, and each field has its counters."""
    settings, catalogue = load_office(ROOT / "config.toml")
    fields = [field.id for field in catalogue.fields]
    around = [*fields, *fields]
    counters = tuple(
        CounterSettings(id=str(n + 1), name=f"Quầy {n + 1}", fields=tuple(around[n : n + 3])) for n in range(COUNTERS)
    )
    return settings.model_copy(update={"counters": counters})


def _round(crowd: _Crowd, place: int) -> tuple[float, float]:
    """Seconds for one issue and one call-next. Who was called is served and gone: the crowd stays as large."""
    office, clerk = crowd.office, crowd.clerk(place)
    begun = perf_counter()
    crowd.take(place)
    issued = perf_counter()
    call_next(office, clerk)
    called = perf_counter()
    start(office, clerk)
    finish(office, clerk, Outcome.ACCEPTED, None)
    return issued - begun, called - issued
