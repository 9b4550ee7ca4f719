"""Does a long past slow the present? Issue and call-next in a database with none and with a million past tickets."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import insert

from bench.measuring import Figure
from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import ClerkAt, call_next, finish, start
from office.actions.work import Actor
from office.context import Office
from office.rules.tickets import Outcome
from office.storage.models import Journal, Service, Ticket
from tests.builders import MONDAY, SetClock, open_office, seated

PAST = 1_000_000
A_DAY = 1_000
ROUNDS = 150
KIOSK = Actor("device:1")


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as full:
        offices = [open_office(Path(empty), SetClock()), open_office(Path(full), SetClock())]
        clerks = [seated(office) for office in offices]
        fill(offices[1], clerks[1])
        # In turn, so that a slow moment of the machine falls on both.
        taken = [_round(office, clerk) for _ in range(ROUNDS) for office, clerk in zip(offices, clerks, strict=True)]
        for office in offices:
            office.storage.dispose()
    return [_ratio(name, taken, place) for place, name in enumerate(("ticket issue", "call-next"))]


def _ratio(name: str, taken: list[tuple[float, float]], place: int) -> Figure:
    without = median(item[place] for item in taken[0::2])
    beside = median(item[place] for item in taken[1::2])
    ratio = beside / without
    value = f"{ratio:.2f} ({without * 1000:.2f} → {beside * 1000:.2f} ms)"
    return Figure(f"{name}, with {PAST:,} past tickets to none", value, "ratio ≤ 1.2", ratio <= 1.2)


def _round(office: Office, clerk: ClerkAt) -> tuple[float, float]:
    begun = perf_counter()
    take_ticket(office, Wish("khai-sinh"), KIOSK)
    issued = perf_counter()
    call_next(office, clerk)
    called = perf_counter()
    start(office, clerk)
    finish(office, clerk, Outcome.ACCEPTED, None)
    return issued - begun, called - issued


def fill(office: Office, clerk: ClerkAt, count: int = PAST) -> None:
    """Put `count` finished tickets of earlier days into the database, each with its service and journal."""
    with office.storage.engine.execution_options(motcua_write=True).begin() as connection:
        for first in range(0, count, A_DAY):
            tickets = list(_tickets(office.id, first, min(A_DAY, count - first)))
            connection.execute(insert(Ticket), tickets)
            connection.execute(insert(Service), [_service(ticket, clerk) for ticket in tickets])
            connection.execute(
                insert(Journal), [_journal(ticket, move) for ticket in tickets for move in ("issue", "call", "finish")]
            )


def _tickets(office_id: str, first: int, count: int) -> Iterator[dict[str, object]]:
    day = MONDAY.date() - dt.timedelta(days=1 + first // A_DAY)
    at = dt.datetime.combine(day, dt.time(1), tzinfo=dt.UTC)
    for number in range(first, first + count):
        yield {
            "id": 10_000_000 + number, "office_id": office_id, "business_day": day, "number": f"A{number % A_DAY:03d}",
            "token": f"past-{number}", "state": "done", "field": "ho-tich", "procedure": "khai-sinh",
            "issued_at": at, "waiting_since": at, "finished_at": at + dt.timedelta(minutes=20),
        }  # fmt: skip


def _service(ticket: dict[str, object], clerk: ClerkAt) -> dict[str, object]:
    at = ticket["issued_at"]
    if not isinstance(at, dt.datetime):
        raise TypeError(at)
    return {
        "office_id": ticket["office_id"], "business_day": ticket["business_day"], "ticket_id": ticket["id"],
        "counter_id": "1", "clerk_id": clerk.clerk_id, "field": "ho-tich", "procedure": "khai-sinh",
        "waiting_since": at, "called_at": at + dt.timedelta(minutes=5), "started_at": at + dt.timedelta(minutes=6),
        "ended_at": at + dt.timedelta(minutes=20), "ended_by": "finish", "outcome": "accepted",
    }  # fmt: skip


def _journal(ticket: dict[str, object], move: str) -> dict[str, object]:
    return {
        "office_id": ticket["office_id"], "business_day": ticket["business_day"], "revision": 0,
        "at": ticket["issued_at"], "move": move, "ticket_id": ticket["id"], "actor": "past", "to_state": "done",
        "counter_id": "1",
    }  # fmt: skip
