"""What must hold after every step, read from the tables and held against the model."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, select

from office.storage.models import Call, Journal, OfficeRow, SeriesRow, Service, Ticket
from tests.office.machine.model import AT_COUNTER, Model

Row = Any
FOLLOWED = (
    "counter_id",
    "clerk_id",
    "field",
    "procedure",
    "bound_counter",
    "bound_clerk",
    "return_clerk",
    "priority",
    "journey",
    "step",
)


@dataclass(frozen=True)
class Seen:
    """Everything that is stored of the queue."""

    office: Row
    tickets: list[Row]
    services: list[Row]
    journal: list[Row]
    calls: list[Row]
    series: list[Row]


# Composed once: this is read after every step.
_OFFICE = select(OfficeRow.__table__)
_ALL_OF = [
    select(table.__table__).order_by(order)
    for table, order in (
        (Ticket, Ticket.id),
        (Service, Service.id),
        (Journal, Journal.id),
        (Call, Call.seq),
        (SeriesRow, SeriesRow.prefix),
    )
]


def see(engine: Engine) -> Seen:
    with engine.connect() as connection, connection.begin():
        return Seen(connection.execute(_OFFICE).one(), *(list(connection.execute(all_of).all()) for all_of in _ALL_OF))


def hold(seen: Seen, model: Model, before: Seen) -> None:
    """Every invariant. `before`: what was stored a step earlier."""
    as_the_model_says(seen, model)
    nobody_twice(seen)
    services_follow_tickets(seen, model)
    calls_have_no_gap(seen, model)
    journal_only_grows(seen, before)
    journal_tells_the_present(seen)
    assert seen.office.revision >= before.office.revision
    assert all(row.revision <= seen.office.revision for row in [*seen.tickets, *seen.journal])


def as_the_model_says(seen: Seen, model: Model) -> None:
    real = [
        (
            row.number, row.business_day, row.state, row.field, row.procedure, row.priority is not None,
            row.counter_id if row.state in AT_COUNTER else None, row.bound_counter, row.bound_clerk, row.return_clerk,
            row.step,
        )
        for row in seen.tickets
    ]  # fmt: skip
    wanted = [
        (
            visit.number, visit.day, visit.state, visit.field, visit.procedure, visit.priority,
            visit.counter if visit.state in AT_COUNTER else None, visit.bound_counter, visit.bound_clerk,
            visit.back_to and visit.back_to[0], visit.step,
        )
        for visit in model.visits
    ]  # fmt: skip
    assert real == wanted


def nobody_twice(seen: Seen) -> None:
    numbers = Counter((row.business_day, row.number) for row in seen.tickets)
    assert max(numbers.values(), default=1) == 1, f"a number was given twice: {numbers}"
    busy = Counter(row.counter_id for row in seen.tickets if row.state in AT_COUNTER)
    assert None not in busy, "somebody is served nowhere"
    assert max(busy.values(), default=1) == 1, f"two citizens at one counter: {busy}"


def services_follow_tickets(seen: Seen, model: Model) -> None:
    """A ticket at a counter has one open row there, any other none; and one ended row each time it left a counter."""
    running = {row.ticket_id: row.counter_id for row in seen.services if row.ended_at is None}
    assert running == {row.id: row.counter_id for row in seen.tickets if row.state in AT_COUNTER}
    assert sum(row.ended_at is None for row in seen.services) == len(running)
    ended = Counter(row.ticket_id for row in seen.services if row.ended_at is not None)
    assert [ended[row.id] for row in seen.tickets] == [visit.services for visit in model.visits]


def calls_have_no_gap(seen: Seen, model: Model) -> None:
    assert [row.seq for row in seen.calls] == list(range(1, model.call_rows + 1))
    assert seen.office.last_call_seq == model.call_rows


def journal_only_grows(seen: Seen, before: Seen) -> None:
    assert seen.journal[: len(before.journal)] == before.journal
    revisions = [row.revision for row in seen.journal]
    assert revisions == sorted(revisions)


def journal_tells_the_present(seen: Seen) -> None:
    """Each ticket's rows lead from one state to the next, and from one value to the next, to what is stored now."""
    state: dict[int, str | None] = {}
    values: dict[int, dict[str, Any]] = defaultdict(dict)
    for row in seen.journal:
        if row.ticket_id is None:
            continue
        if row.move != "rate":
            assert row.from_state == state.get(row.ticket_id), f"row {row.id} starts where no row ended"
            state[row.ticket_id] = row.to_state
        known = values[row.ticket_id]
        for name, (old, new) in (row.detail or {}).get("changed", {}).items():
            assert known.get(name) == old, f"row {row.id} says that {name} was {old!r}, it was {known.get(name)!r}"
            known[name] = new
    for ticket in seen.tickets:
        assert state[ticket.id] == ticket.state, f"{ticket.number} is not {state[ticket.id]}"
        told = {name: values[ticket.id].get(name) for name in FOLLOWED}
        assert told == {name: getattr(ticket, name) for name in FOLLOWED}, ticket.number
