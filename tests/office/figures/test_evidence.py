"""The evidence for PAPI's questions, against what was lived and against the catalogue's own file."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from office.actions.citizen import cancel
from office.actions.clerk import call_next, finish, park, resume, start, transfer
from office.actions.onward import Destination
from office.actions.rating import rate
from office.context import Office
from office.figures.answers import read_answers
from office.figures.evidence import Evidence, by_procedure, evidence
from office.figures.evidence_words import CAUTION
from office.figures.past import Past, read_past
from office.rules.tickets import Outcome
from tests.builders import ROOT, SetClock, journal, seated, ticket_for

TAKEN = ["khai-sinh", "khai-sinh", "khai-sinh", "trich-luc-ho-tich", "khai-tu", "khai-tu"]


def lived(office: Office, clock: SetClock, *, tells_days: bool = True) -> Past:
    """Served; served after a transfer; sent away for a paper; fetched one and came back; left; still waits."""
    lan, hung = seated(office, "1", "Lan"), seated(office, "3", "Hùng")
    tickets = []
    for name in TAKEN:
        tickets.append(ticket_for(office, name))
        clock.forward(minutes=1)
    cancel(office, tickets[4].token)
    for place in range(4):
        call_next(office, lan)
        clock.forward(seconds=30)
        start(office, lan)
        clock.forward(minutes=4)
        if place == 1:
            transfer(office, lan, Destination(counter="3"), None, comes_back=False)
            call_next(office, hung)
            clock.forward(seconds=30)
            start(office, hung)
            clock.forward(minutes=2)
            finish(office, hung, Outcome.RETURNED, None)
            continue
        if place == 3:
            park(office, lan, None)
            clock.forward(minutes=20)
            resume(office, lan, tickets[3].number)
            clock.forward(minutes=1)
        # Of the two dossiers accepted here, one has a day told.
        day = clock.now().date() if place == 0 and tells_days else None
        finish(office, lan, Outcome.MISSING_PAPERS if place == 2 else Outcome.ACCEPTED, None, return_on=day)
    rate(office, tickets[0].token, 5, None)
    rate(office, tickets[1].token, 2, None)
    rate(office, tickets[2].token, 5, None, by_staff=True)
    day = office.day(clock.now())
    return read_past(office, day, day)


def rows_of(office: Office, past: Past) -> dict[str, Evidence]:
    return {row.key: row for row in evidence(office, past, read_answers(office, past.first, past.last))}


def catalogue() -> dict[str, dict[str, Any]]:
    written = tomllib.loads((ROOT / "catalogue" / "commune.toml").read_text(encoding="utf-8"))
    return {item["id"]: item for item in written["procedure"]}


def test_every_proxy_is_counted_as_its_definition_says(office: Office, clock: SetClock) -> None:
    rows = rows_of(office, lived(office, clock))
    moves = [row.move for row in journal(office)]
    written = catalogue()
    shown = {key: [name for name, item in written.items() if item.get(key)] for key in ("documents_vi", "fee_vi")}
    finishes = [row.detail or {} for row in journal(office) if row.move == "finish"]
    accepted = [detail for detail in finishes if detail["outcome"] == "accepted"]
    counts = {key: (row.hits, row.of) for key, row in rows.items()}

    assert counts == {
        "documents_shown": (sum(name in shown["documents_vi"] for name in TAKEN), 6),
        "missing_papers": (1, moves.count("finish")),
        "fees_shown": (len(shown["fee_vi"]), len(written)),
        "satisfied_with_clerk": (1, 2),
        "manner_named": (0, 2),
        "return_date": (sum("return_on" in detail for detail in accepted), len(accepted)),
        "time_limit_shown": (sum(bool(written[name].get("time_limit_vi")) for name in TAKEN), 6),
        "transfers": (moves.count("transfer"), 4),
        "one_window": (3, 4),
        "came_back": (moves.count("resume"), 4),
        "satisfied": (1, 2),
    }


def test_only_what_is_a_sample_has_an_interval_and_what_nobody_recorded_has_no_value(
    office: Office, clock: SetClock
) -> None:
    rows = rows_of(office, lived(office, clock, tells_days=False))

    assert {key for key, row in rows.items() if row.low is not None} == {"satisfied_with_clerk", "satisfied"}
    assert (rows["return_date"].value, rows["return_date"].hits, rows["return_date"].of) == (None, 0, 2)
    assert rows["transfers"].value == pytest.approx(0.25)
    assert "không phải điểm PAPI" in CAUTION.vi


def test_the_effort_of_each_procedure_is_told_apart(office: Office, clock: SetClock) -> None:
    told = [
        (item.procedure, item.served, item.came_back, item.missing_papers)
        for item in by_procedure(lived(office, clock))
    ]

    assert told == [("khai-sinh", 3, 0, 1), ("trich-luc-ho-tich", 1, 1, 0)]


def test_a_day_on_which_nobody_came_has_no_values(office: Office) -> None:
    day = office.day(office.clock.now())
    rows = rows_of(office, read_past(office, day, day))

    assert {key for key, row in rows.items() if row.value is not None} == {"fees_shown"}
