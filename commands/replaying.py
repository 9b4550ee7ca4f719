"""`replay-waits`: past days through the office's estimator, each wait as it could be known at the arrival."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from commands.setting_up import Trouble
from office.rules.forecast.forecaster import Forecaster, learn
from office.rules.forecast.visits import Visit, days_of

COLUMNS = ("day", "arrived", "started", "finished", "kind", "priority", "server")


def add_to(verbs: Any) -> None:
    replay = verbs.add_parser("replay-waits", help="judge the estimate of waits on past days")
    replay.add_argument("file", type=Path, metavar="FILE", help=f"CSV of visits: {','.join(COLUMNS)}")
    replay.add_argument("--train", type=Path, required=True, metavar="FILE", help="earlier days to learn from")
    replay.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="day,arrived,low,likely,high in seconds"
    )
    replay.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    try:
        forecaster = learn(days_of(read_visits(chosen.train)))
    except ValueError as error:
        raise Trouble(f"{chosen.train}: {error}") from error
    visits = list(read_visits(chosen.file))
    rows = [row for row in replay(forecaster, visits) if row is not None]
    partial = chosen.out.with_name(chosen.out.name + ".partial")
    try:
        with partial.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(("day", "arrived", "low", "likely", "high"))
            writer.writerows(rows)
        partial.replace(chosen.out)
    except OSError as error:
        raise Trouble(f"{chosen.out}: {error.strerror}; give another --out") from error
    print(f"{chosen.out}: {len(rows)} visits")
    return 0


def replay(forecaster: Forecaster, visits: list[Visit]) -> Iterator[tuple[str, str, str, str, str] | None]:
    """A row a visit in the order given, its wait in seconds; None for who was never served."""
    rows: list[tuple[str, str, str, str, str] | None] = [None] * len(visits)
    for day in days_of(visits):
        waits = forecaster.waits_on(day)
        unknown = np.isnan(waits[:, 0])
        waits[unknown] = np.nan_to_num(forecaster.unattended)
        for place, wait in zip(day.place, waits, strict=True):
            visit = visits[place]
            if visit.started is not None:
                low, likely, high = (f"{seconds:.1f}" for seconds in wait)
                rows[place] = (visit.day, f"{visit.arrived:g}", low, likely, high)
    yield from rows


def read_visits(path: Path) -> Iterator[Visit]:
    """The visits of a CSV file. Raises Trouble naming file, line and column of what is wrong."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise Trouble(f"{path}, line 1: no {', '.join(missing)}; the first line names {','.join(COLUMNS)}")
            for row in reader:
                yield _visit(row, f"{path}, line {reader.line_num}")
    except OSError as error:
        raise Trouble(f"{path}: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Trouble(f"{path}: not a CSV file in UTF-8: {error}") from error


def _visit(row: dict[str, Any], where: str) -> Visit:
    started = _seconds(row, "started", where) if row["started"] else None
    return Visit(
        day=row["day"] or "",
        arrived=_seconds(row, "arrived", where),
        started=started,
        finished=_seconds(row, "finished", where),
        kind=row["kind"] or "",
        priority=row["priority"] or "",
        server=row["server"] or None,
    )


def _seconds(row: dict[str, Any], name: str, where: str) -> float:
    try:
        value = float(row[name] or "")
    except ValueError:
        value = float("nan")
    if not -86_400 <= value <= 2 * 86_400:
        raise Trouble(f"{where}, {name}: {str(row[name])[:20]!r} is not a time; write seconds of the day, e.g. 27000")
    return value
