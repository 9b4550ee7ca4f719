"""What each clerk did, beside the whole office: the service log summed up, by the computation of all figures."""

from __future__ import annotations

from typing import Any

from office.context import Office
from office.figures.definitions import DEFINITIONS
from office.figures.groups import By
from office.figures.names import clerk_names, numbered
from office.figures.past import Past
from office.figures.summary import Line, summary
from office.rules.tickets import Move

TOLD = ("wait", "walk", "service", "parked", "forgotten", "median", "p90")


def by_clerks(office: Office, past: Past, mine: Past, *, names: bool = True) -> dict[str, Any]:
    """Of `mine`: in all, by clerk, by clerk and day; and of everybody in `past`. Lengths in whole seconds."""
    known = {key: words.vi if names else numbered(key).vi for key, words in clerk_names(office).items()}
    clerks = sorted(_lines(mine, "clerk", known), key=lambda item: (item["clerk"], item["clerk_id"]))
    days = sorted(_lines(mine, "clerk_day", known), key=lambda item: item["clerk"])
    return {
        "total": _total(mine),
        "office": _total(past),
        "clerks": clerks,
        "days": sorted(days, key=lambda item: str(item["business_day"]), reverse=True),
        "definitions": {name: DEFINITIONS[name].json() for name in TOLD},
    }


def _total(past: Past) -> dict[str, Any]:
    # Split by what belongs to a service alone, so that no-shows are calls here as they are by clerk.
    every = summary(past, "all")
    absent = int((past.services.ended_by == str(Move.NO_SHOW)).sum())
    line = _sums(every[0]) if every else dict.fromkeys(_LENGTHS, None) | dict.fromkeys(_COUNTS, 0)
    return {"business_day": None, "clerk_id": "0", "clerk": "", **line, "no_shows": absent}


def _lines(past: Past, by: By, names: dict[str, str]) -> list[dict[str, Any]]:
    found = []
    for line in summary(past, by):
        day, _, clerk = str(line.key).rpartition(" ")
        found.append({"business_day": day or None, "clerk_id": clerk, "clerk": names.get(clerk, clerk), **_sums(line)})
    return found


_COUNTS = {"served": "services", "no_shows": "no_shows", "parked": "parked_count", "forgotten": "forgotten"}
_LENGTHS = {
    "median_waited": "wait_median",
    "p90_waited": "wait_p90",
    "median_called_to_started": "walk_median",
    "p90_called_to_started": "walk_p90",
    "median_served": "service_median",
    "p90_served": "service_p90",
    "median_parked": "parked_median",
    "p90_parked": "parked_p90",
}


def _sums(line: Line) -> dict[str, Any]:
    lengths = {name: getattr(line, known) for name, known in _LENGTHS.items()}
    counts = {name: getattr(line, known) for name, known in _COUNTS.items()}
    return {**counts, **{name: None if value is None else round(value) for name, value in lengths.items()}}
