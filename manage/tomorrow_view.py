"""A plan beside the present one, on the same drawn days, within two seconds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from office.catalogue import Words
from office.context import Office
from office.rules.refusals import NO_PAST, NOBODY_COMES, NOBODY_WORKS, NOT_WORKED, Refusal
from simulation.comparing import Lived, compare, drawn, least_staffing
from simulation.demand import Arrival, Demand, within
from simulation.figures import UNREACHED, WITHIN, Figures, Range
from simulation.learning import expected
from simulation.plan import NotWorked, Plan
from simulation.presets import preset
from simulation.telling import Names, changes, part_of_day, result
from simulation.wishes import Wish, present_wish

Json = dict[str, Any]

# "new1" to "new9": counters that config.toml doesn't have yet. What would one more do?
EXTRA = "new"
# What an answer may cost: so many simulated visits for each of two plans, and so many for the search.
MOST_VISITS, MOST_SEARCHED = 4_000, 12_000
MOST_DAYS, LEAST_DAYS, LEAST_SEARCHED = 20, 6, 2
# Who comes earlier than this before tickets are given comes at another time where the office opens at another.
EARLY_SECONDS = 3600.0


@dataclass(frozen=True)
class Asked:
    """`served`: fields by counter as they are now; `plan` None: the present one; `demand` None: the best there is."""

    day: dt.date
    demand: str | None
    served: Mapping[str, Sequence[str]]
    plan: Wish | None
    least: bool


def rehearsed(office: Office, asked: Asked) -> Json:
    """The answer of the call. Raises Refusal where the day or the plan makes no sense."""
    try:
        present = present_wish(office, asked.day, asked.served)
    except NotWorked:
        raise Refusal(NOT_WORKED, day=f"{asked.day:%d/%m/%Y}") from None
    wish = replace(asked.plan, lead=present.lead) if asked.plan else present
    before, after = present.plan(office.catalogue), wish.plan(office.catalogue)
    if not any(item.shifts for item in after.stations):
        raise Refusal(NOBODY_WORKS)
    demand, kind, learnt = _demand(office, asked)
    return {
        "day": asked.day.isoformat(),
        "demand": kind,
        "learnt_days": learnt,
        **_compared(office, (present, before), (wish, after), _days(demand, before), least=asked.least),
    }


def _demand(office: Office, asked: Asked) -> tuple[Demand, str, int]:
    learnt, days = expected(office, asked.day)
    if asked.demand == "past" and not days:
        raise Refusal(NO_PAST)
    kind = asked.demand or ("past" if days else "small")
    sample = kind != "past"
    return (preset(office.catalogue, kind, office.settings.office.most_used) if sample else learnt), kind, days


def _days(demand: Demand, present: Plan) -> list[list[Arrival]]:
    came = within(demand, present.tickets_from - EARLY_SECONDS, present.closes)
    count = int(MOST_VISITS // max(1.0, came.visits))
    days = drawn(came, max(LEAST_DAYS, min(MOST_DAYS, count)))
    if not any(days):
        raise Refusal(NOBODY_COMES)
    return days


def _compared(
    office: Office, present: tuple[Wish, Plan], wished: tuple[Wish, Plan], days: list[list[Arrival]], *, least: bool
) -> Json:
    found = compare(present[1], wished[1], days)
    names = _names(office, wished[0])
    told = changes(present[0], wished[0], names)
    both_called = max(found.present.p90.high, found.other.p90.high) < UNREACHED
    return {
        "days": len(days),
        "present": {"plan": _plan(present, names), "figures": _figures(found.present)},
        "tried": {
            "plan": _plan(wished, names),
            "figures": _figures(found.other),
            "changes": [item.json() for item in told],
            "result": result(found.present, found.other).json(),
            "saved": _range(found.saved_range, 1) if both_called else None,
        },
        "least": _least(office, wished, days, found.lived, names) if least else None,
    }


def _least(office: Office, wished: tuple[Wish, Plan], days: list[list[Arrival]], known: Lived, names: Names) -> Json:
    wish, plan = wished
    shifts = sum(len(item.shifts) for item in plan.stations)
    a_day = sum(map(len, days)) / len(days)
    searched = max(LEAST_SEARCHED, int(MOST_SEARCHED // max(1.0, a_day * shifts)))
    found = least_staffing(plan, days, searched=searched, known=known)
    smaller = wish.narrowed(found.plan)
    return {
        "kept": found.kept,
        "plan": _plan((smaller, found.plan), names),
        "figures": _figures(found.figures),
        "changes": [item.json() for item in changes(wish, smaller, names)],
    }


def _names(office: Office, wish: Wish) -> Names:
    counters = {item.id: office.counter_name(item.id) for item in office.settings.counters}
    for item in wish.counters:
        number = item.id.removeprefix(EXTRA)
        counters.setdefault(item.id, Words(f"Quầy mới {number}", f"New counter {number}"))
    procedures = {item.id: item.name for item in office.catalogue.procedures}
    return Names(counters, procedures | {item.id: item.name for item in office.catalogue.fields})


def _plan(planned: tuple[Wish, Plan], names: Names) -> Json:
    wish, plan = planned
    return {
        "sessions": [
            {"opens": _clock(shift[0]), "closes": _clock(shift[1]), "name": part_of_day(shift).json()}
            for shift in wish.sessions
        ],
        "counters": [
            {"id": item.id, "name": names.counter(item.id).json(), "fields": list(item.fields), "open": list(item.open)}
            for item in wish.counters
        ],
        "priority": wish.pattern.priority,
        "ordinary": wish.pattern.ordinary,
        "counter_hours": round(plan.hours, 2),
    }


def _clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds % 3600 // 60):02}"


def _figures(figures: Figures) -> Json:
    return {
        "visits": _range(figures.visits, 1),
        "median": _range(figures.median, 1),
        "p90": _range(figures.p90, 1),
        **{f"within_{limit}": _range(figures.within[limit], 3) for limit in WITHIN},
        "unreached": _range(figures.unreached, 1),
        "hours": [
            {"hour": hour, "visits": round(visits, 1), "median": _minutes(median), "p90": _minutes(p90)}
            for hour, (visits, median, p90) in figures.by_hour.items()
        ],
    }


def _range(found: Range, digits: int) -> Json:
    values = {"likely": found.likely, "low": found.low, "high": found.high}
    return {name: None if value >= UNREACHED else round(value, digits) for name, value in values.items()}


def _minutes(value: float) -> float | None:
    return None if value >= UNREACHED else round(value, 1)
