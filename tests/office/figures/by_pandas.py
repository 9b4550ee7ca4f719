"""The same figures a second time, by other means: from the journal alone, with pandas.

Nothing here is shared with office/figures but the words of its definitions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import select

from office.context import Office
from office.storage.models import Journal

CALLS = {"call", "call_out_of_turn"}
ENDS = {"finish", "next_procedure", "no_show", "park", "transfer", "cancel", "expire"}
FINISHED = {"finish", "next_procedure"}
TWO_HOURS = 2 * 60 * 60
SERVICES = ["ticket", "day", "hour", "priority", "field", "procedure", "counter", "clerk", "since", "called", "started",
            "ended", "by", "outcome", "went_on", "worked", "away"]  # fmt: skip


def frames(office: Office) -> tuple[pd.DataFrame, pd.DataFrame]:
    """As `read`, with what `figures` splits by."""
    found = read(office)
    for frame in found:
        days = pd.to_datetime(frame["day"])
        frame["all"] = 0
        frame["month"], frame["weekday"] = days.dt.strftime("%Y-%m"), days.dt.day_of_week + 1
        frame["day"] = days.dt.strftime("%Y-%m-%d")
    return found


def read(office: Office) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(visits, services), one row each."""
    with office.storage.read() as connection:
        rows = connection.execute(select(Journal.__table__).order_by(Journal.id)).mappings().all()
    undone = {row["detail"]["undoes"] for row in rows if row["move"] == "undo"}
    standing = [row for row in rows if row["ticket_id"] and row["move"] != "undo" and row["id"] not in undone]
    visits, services = [], []
    for ticket in sorted({row["ticket_id"] for row in standing}):
        visit, mine = _life(ticket, [row for row in standing if row["ticket_id"] == ticket])
        visits.append(visit)
        services += mine
    zone = office.settings.office.time_zone
    found = pd.DataFrame(visits), pd.DataFrame(services, columns=SERVICES)
    found[0]["score"] = found[0]["ticket"].map(_scores(rows)).astype(float)
    for frame, moment in zip(found, ("issued", "called"), strict=True):
        frame["hour"] = pd.to_datetime(frame[moment], utc=True).dt.tz_convert(zone).dt.hour
    return found


def _scores(rows: Sequence[Any]) -> dict[int, int]:
    """What each ticket was given, but for answers in doubt: at once, or when many had come from one place."""
    given = {}
    for row in rows:
        detail = row["detail"] or {}
        if row["move"] == "rate" and "score" in detail and not detail["doubt"]:
            given[row["ticket_id"]] = detail["score"]
        if row["move"] == "rate" and "tickets" in detail:
            given = {ticket: score for ticket, score in given.items() if ticket not in detail["tickets"]}
    return given


def _life(ticket: int, rows: list[Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    now: dict[str, Any] = {}
    services: list[dict[str, Any]] = []
    running: dict[str, Any] | None = None
    for row in rows:
        waited_since, detail = str(now.get("waiting_since")), row["detail"] or {}
        now |= {name: values[1] for name, values in (detail.get("changed") or {}).items()}
        move, at = row["move"], pd.Timestamp(row["at"])
        if running is not None and move in ENDS:
            running |= {"ended": at, "by": move, "outcome": detail.get("outcome")}
            running = None
        if move in CALLS | {"resume", "next_procedure"}:
            started = None if move in CALLS else at
            running = {
                "ticket": ticket, "field": now["field"], "procedure": now["procedure"],
                "counter": row["counter_id"], "clerk": row["clerk_id"], "called": at, "started": started,
                "since": pd.Timestamp(waited_since) if move in CALLS else at, "went_on": move,
            }  # fmt: skip
            services.append(running)
        if move == "start" and running is not None:
            running |= {"started": at, "clerk": row["clerk_id"]}
        if move == "clock_set" and running is not None:
            changed = {name: pd.Timestamp(values[1]) for name, values in detail["changed"].items() if values[1]}
            names = {"since": "waiting_since", "called": "called_at", "started": "started_at"}
            running |= {mine: changed[its] for mine, its in names.items() if its in changed and running.get(mine)}
    gone_on = _in_one_go(services)
    first = next((item for item in gone_on if item["started"] is not None and item["went_on"] in CALLS), None)
    day = pd.Timestamp(now["business_day"]).date()
    for item in gone_on:
        # A day that a wrong clock began, or ended, too early is renamed: what was done on it goes along.
        item |= {"day": day, "priority": now.get("priority") or ""}
    visit = {
        "ticket": ticket, "day": day, "issued": pd.Timestamp(now["issued_at"]),
        "field": (first or now)["field"], "procedure": (first or now)["procedure"], "state": now["state"],
        "priority": now.get("priority") or "", "served": any(item["by"] in FINISHED for item in gone_on),
    }  # fmt: skip
    return visit, gone_on


def _in_one_go(services: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was parked and resumed is one service; its time away is not worked."""
    found: list[dict[str, Any]] = []
    for item in services:
        worked = (item["ended"] - item["started"]).total_seconds() if item["started"] is not None else 0.0
        if item["went_on"] == "resume":
            found[-1]["away"] += (item["called"] - found[-1]["ended"]).total_seconds()
            found[-1]["worked"] += worked
            found[-1] |= {name: item[name] for name in ("ended", "by", "outcome")}
        else:
            found.append({**item, "worked": worked, "away": 0.0})
    return found


def figures(visits: pd.DataFrame, services: pd.DataFrame, by: str) -> pd.DataFrame:
    """A row a group, with the names of office.figures.summary.Line."""
    own = services.assign(
        came=services["started"].notna(),
        done=services["by"].isin(FINISHED),
        was_called=services["went_on"].isin(CALLS),
        waited=(services["called"] - services["since"]).map(pd.Timedelta.total_seconds),
        walked=(pd.to_datetime(services["started"], utc=True) - services["called"]).dt.total_seconds(),
    )
    own["forgotten"] = own["came"] & (own["by"].eq("expire") | (own["done"] & own["worked"].gt(TWO_HOURS)))
    wait = own[own["came"] & own["was_called"]].groupby(by)["waited"]
    walk = own[own["came"] & own["was_called"]].groupby(by)["walked"]
    served = own[own["done"] & ~own["forgotten"]].groupby(by)["worked"]
    each = own.groupby(by)
    columns = {
        "transfers": each["by"].agg(lambda column: column.eq("transfer").sum()),
        "services": each["done"].sum(),
        "missing_papers": each["outcome"].agg(lambda column: column.eq("missing_papers").sum()),
        "waits": wait.count(),
        "wait_median": wait.median(),
        "wait_p90": wait.quantile(0.9),
        **{
            f"within_{limit}": (own["waited"].le(limit * 60))[wait.obj.index].groupby(own[by]).mean()
            for limit in (15, 20, 30)
        },
        "walk_median": walk.median(),
        "service_times": served.count(),
        "service_median": served.median(),
        "service_p90": served.quantile(0.9),
        "parked_median": own[own["away"].gt(0)].groupby(by)["away"].median(),
        "forgotten": each["forgotten"].sum(),
    }
    if by in visits:
        came = visits.groupby(by)
        never = ~visits["served"]
        columns |= {
            "visitors": came["ticket"].count(),
            "served_visits": came["served"].sum(),
            "no_shows": visits[never & visits["state"].eq("no_show")].groupby(by)["ticket"].count(),
            "left": visits[never & visits["state"].isin(["cancelled", "expired"])].groupby(by)["ticket"].count(),
            "priority": visits[visits["priority"].ne("")].groupby(by)["ticket"].count(),
            "ratings": came["score"].count(),
            "score": came["score"].mean(),
        }
    else:
        columns["no_shows"] = each["by"].agg(lambda column: column.eq("no_show").sum())
    return pd.DataFrame(columns)
