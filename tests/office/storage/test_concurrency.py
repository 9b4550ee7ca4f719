"""Impatient hands at the storage: threads of one process, and of two processes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import ClerkAt, call_next, no_show
from office.context import Office
from office.settings import Settings
from office.settings_file import load_office
from tests.builders import KIOSK, ROOT, SetClock, journal, open_office, seated, ticket_for

HANDS = 8
# How often each hand reaches: 400 times together.
REACHES = 50


def eight_counters() -> Settings:
    """The sample office with eight counters that all serve the same field."""
    settings, _ = load_office(ROOT / "config.toml")
    first = settings.counters[0]
    counters = tuple(first.model_copy(update={"id": str(n), "name": f"Quầy {n}"}) for n in range(1, HANDS + 1))
    return settings.model_copy(update={"counters": counters})


@pytest.fixture
def doors(database_url: str, tmp_path: Path, clock: SetClock) -> Iterator[list[Office]]:
    """For each hand an office to work in: every second one in what might be another process."""
    settings = eight_counters()
    processes = [open_office(tmp_path, clock, url=database_url, settings=settings) for _ in range(2)]
    yield [processes[hand % 2] for hand in range(HANDS)]
    for process in processes:
        process.storage.dispose()


def all_at_once(work: Callable[[int], list[str]]) -> list[str]:
    """What eight threads come to that start `work` at the same moment; each is given its own number."""
    barrier = Barrier(HANDS)

    def one(hand: int) -> list[str]:
        barrier.wait()
        return work(hand)

    with ThreadPoolExecutor(HANDS) as threads:
        return [item for found in threads.map(one, range(HANDS)) for item in found]


def test_400_tickets_taken_at_once_have_distinct_numbers_without_a_gap(doors: list[Office]) -> None:
    def take(hand: int) -> list[str]:
        return [take_ticket(doors[hand], Wish("khai-sinh"), KIOSK).moved.number for _ in range(REACHES)]

    numbers = all_at_once(take)

    assert sorted(numbers) == [f"A{n:03d}" for n in range(1, HANDS * REACHES + 1)]
    revisions = [row.revision for row in journal(doors[0]) if row.move == "issue"]
    assert revisions == sorted(set(revisions))


def test_one_key_sent_by_eight_hands_at_once_gives_one_ticket(doors: list[Office]) -> None:
    def take(hand: int) -> list[str]:
        return [take_ticket(doors[hand], Wish("khai-sinh"), KIOSK, f"tap-{n}").moved.number for n in range(10)]

    assert sorted(set(all_at_once(take))) == [f"A{n:03d}" for n in range(1, 11)]


def test_8_clerks_call_400_times_and_nobody_is_called_twice(doors: list[Office]) -> None:
    clerks = [seated(doors[hand], str(hand + 1), f"Lan {hand}") for hand in range(HANDS)]
    taken = [ticket_for(doors[0]).number for _ in range(HANDS * REACHES)]

    def call(hand: int) -> list[str]:
        return [_call_once(doors[hand], clerks[hand]) for _ in range(REACHES)]

    assert sorted(all_at_once(call)) == sorted(taken)
    assert call_next(doors[0], clerks[0]).ticket is None


def _call_once(office: Office, clerk: ClerkAt) -> str:
    number = call_next(office, clerk).moved.number
    no_show(office, clerk)
    return number
