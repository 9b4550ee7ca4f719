"""Explained days put together: the answer of the call, in seconds that add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from manage.causes.day import DayFound
from office.catalogue import Words
from office.context import Office
from simulation.causes import Share
from simulation.facts import added
from simulation.measures import Measure, best
from simulation.righting import CAUSES
from simulation.telling import Names
from simulation.telling_causes import NAMES, RIGHT, facts_told, measure_told, saved_told

Json = dict[str, Any]
PlanOf = Callable[[Measure], str | None]


def causes_view(office: Office, found: Sequence[DayFound], plan_of: PlanOf) -> Json:
    """`plan_of`: the address of the rehearsal page for a measure."""
    explained = [each for each in found if each.explained.shares]
    left_out = [(each.day, _why(each)) for each in found if not each.explained.shares]
    return {
        "state": "ready",
        "verdict": "explained" if explained else _verdict([why for _, why in left_out]),
        "days": len(found),
        "explained": [each.day.isoformat() for each in explained],
        "left_out": [{"day": day.isoformat(), "why": why} for day, why in left_out],
        **_added_up(office, explained),
        "measures": _measures(office, explained, plan_of),
    }


def _why(found: DayFound) -> str:
    if not found.came:
        return "nobody"
    return "unlike" if found.explained.waited else "no-waits"


def _verdict(whys: Sequence[str]) -> str:
    return next((why for why in ("unlike", "no-waits") if why in whys), "nobody")


def _added_up(office: Office, found: Sequence[DayFound]) -> Json:
    shares = {cause: _sum([each.explained.shares[cause] for each in found]) for cause in CAUSES} if found else {}
    actual = round(sum(each.explained.actual for each in found))
    right = round(sum(each.explained.right for each in found))
    facts = added(each.facts for each in found if each.facts)
    names = names_of(office)
    causes: list[Json] = [
        {
            "id": cause,
            "name": NAMES[cause].json(),
            "meaning": RIGHT[cause].json(),
            "seconds": round(share.likely),
            "low": round(share.low),
            "high": round(share.high),
            "facts": [item.json() for item in facts_told(cause, facts, names)],
        }
        for cause, share in shares.items()
    ]
    return {
        "waits": sum(each.explained.waits for each in found),
        "actual_seconds": actual,
        "right_seconds": right,
        # What is left is said, and so are the halves of seconds.
        "unexplained_seconds": actual - right - sum(cause["seconds"] for cause in causes),
        "causes": causes,
        "rerun": _rerun(found) if found else None,
    }


def _sum(shares: Sequence[Share]) -> Share:
    return Share(
        sum(each.likely for each in shares), sum(each.low for each in shares), sum(each.high for each in shares)
    )


def _rerun(found: Sequence[DayFound]) -> Json:
    waits = sum(each.explained.waits for each in found)
    actual = sum(each.explained.actual for each in found)
    again = sum(each.explained.base for each in found)

    def mean(value: Callable[[DayFound], float]) -> float:
        return sum(value(each) * each.explained.waits for each in found) / waits

    return {
        "seconds": round(again),
        "total_off": round((again - actual) / actual, 3),
        "mean_off_seconds": round(mean(lambda each: each.explained.fidelity.mean_off)),
        "near": round(mean(lambda each: each.explained.fidelity.near), 3),
    }


def _measures(office: Office, found: Sequence[DayFound], plan_of: PlanOf) -> list[Json]:
    names = names_of(office)
    return [
        {
            "kind": measure.trial.kind,
            "sentence": measure_told(measure, names).json(),
            "basis": saved_told(measure).json(),
            "p90_before_minutes": round(measure.p90_before / 60, 1),
            "p90_after_minutes": round(measure.p90_after / 60, 1),
            "saved_seconds": round(measure.saved),
            "plan": plan_of(measure),
        }
        for measure in best([each.tried for each in found if each.tried])
    ]


def names_of(office: Office) -> Names:
    counters: Mapping[str, Words] = {item.id: office.counter_name(item.id) for item in office.settings.counters}
    procedures = {item.id: item.name for item in office.catalogue.procedures}
    return Names(counters, procedures | {item.id: item.name for item in office.catalogue.fields})


def days_between(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=ahead) for ahead in range((last - first).days + 1)]
