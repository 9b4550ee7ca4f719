"""`replay-waits`: past days through the office's estimator, each wait as it could be known at the arrival."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from commands.setting_up import Trouble
from office.rules.forecast.forecaster import Forecaster, learn
from office.rules.forecast.visits import Visit, days_of

Row = tuple[str, str, str, str, str]
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
    # Learning takes seconds, of months minutes: what is wrong with the files is said before.
    train, visits = list(read_visits(chosen.train)), list(read_visits(chosen.file))
    _try_out(chosen.out, (chosen.file, chosen.train))
    try:
        forecaster = learn(days_of(train))
    except ValueError as error:
        raise Trouble(f"{chosen.train}: {error}") from error
    rows = [row for row in replay(forecaster, visits) if row is not None]
    _write(rows, chosen.out)
    print(f"{chosen.out}: {len(rows)} visits")
    return 0


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _try_out(out: Path, read: Sequence[Path]) -> None:
    """Raises Trouble where nothing can be written, or what was read would be; what stands there stays."""
    partial = _partial(out)
    try:
        if any(_same(out, given) for given in read):
            raise Trouble(f"{out} is read from and would be written over; give another --out")
        if out.is_dir():
            raise Trouble(f"{out} is a folder; give another --out")
        partial.touch()
    except OSError as error:
        raise Trouble(f"{out}: {error.strerror}; give another --out") from error
    finally:
        _remove(partial)


def _partial(out: Path) -> Path:
    return out.with_name(out.name + ".partial")


def _write(rows: list[Row], out: Path) -> None:
    """The whole file or none: what stood there before stays until the new one is complete."""
    partial = _partial(out)
    try:
        with partial.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(("day", "arrived", "low", "likely", "high"))
            writer.writerows(rows)
        partial.replace(out)
    except OSError as error:
        raise Trouble(f"{out}: {error.strerror}; give another --out") from error
    finally:
        _remove(partial)


def _remove(partial: Path) -> None:
    with suppress(OSError):  # where it could not even be made
        partial.unlink(missing_ok=True)


def replay(forecaster: Forecaster, visits: list[Visit]) -> Iterator[Row | None]:
    """A row a visit in the order given, its wait in seconds; None for who was never served."""
    rows: list[Row | None] = [None] * len(visits)
    for day in days_of(visits):
        waits = forecaster.waits_on(day)
        unknown = np.isnan(waits[:, 0])
        waits[unknown] = np.nan_to_num(forecaster.unattended)
        for place, wait in zip(day.place, waits, strict=True):
            visit = visits[place]
            if visit.started is not None:
                low, likely, high = (f"{seconds:.1f}" for seconds in wait)
                rows[place] = (visit.day, f"{visit.arrived:.15g}", low, likely, high)
    yield from rows


def read_visits(path: Path) -> Iterator[Visit]:
    """The visits of a CSV file. Raises Trouble naming file, line and column of what is wrong."""
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise Trouble(f"{path}, line 1: no {', '.join(missing)}; the first line names {','.join(COLUMNS)}")
        for row in reader:
            yield _visit(row, f"{path}, line {reader.line_num}")
    except csv.Error as error:
        raise Trouble(f"{path}, after line {reader.line_num}: not CSV: {error}") from error


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Trouble(f"{path}: {error.strerror}") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Trouble(f"{path}, line {line}: not in UTF-8; save it as CSV in UTF-8") from error


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
        value = float(row[name] or "nan")
    except ValueError:
        value = float("nan")
    if not -86_400 <= value <= 2 * 86_400:
        raise Trouble(
            f"{where}, {name}: {(row[name] or '')[:20]!r} is not a time; write seconds of the day, e.g. 27000"
        )
    return value
