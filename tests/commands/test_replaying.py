from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

import motcua
from commands.replaying import COLUMNS
from office.rules.forecast.visits import Visit
from tests.rules.forecast.days import busy_day


def written(path: Path, visits: Iterable[Visit]) -> Path:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for visit in visits:
            started = "" if visit.started is None else visit.started
            writer.writerow(
                [visit.day, visit.arrived, started, visit.finished, visit.kind, visit.priority, visit.server]
            )
    return path


def test_every_visit_that_was_served_gets_its_wait_in_the_order_of_the_file(tmp_path: Path) -> None:
    train = written(tmp_path / "train.csv", busy_day("2026-11-23", 1))
    visits = busy_day("2026-11-24", 2)[::-1]
    days = written(tmp_path / "days.csv", visits)

    assert motcua.main(["replay-waits", str(days), "--train", str(train), "--out", str(tmp_path / "out.csv")]) == 0

    rows = list(csv.DictReader((tmp_path / "out.csv").open()))
    served = [visit for visit in visits if visit.started is not None]
    assert [(row["day"], float(row["arrived"])) for row in rows] == [(visit.day, visit.arrived) for visit in served]
    assert all(0 <= float(row["low"]) <= float(row["likely"]) <= float(row["high"]) for row in rows)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("day,arrived\n", "line 1: no started, finished, kind, priority, server"),
        (",".join(COLUMNS) + "\nmon,ten,,30,a,1,\n", "line 2, arrived: 'ten' is not a time"),
        (",".join(COLUMNS) + "\nmon,10,,99999999,a,1,\n", "line 2, finished: '99999999' is not a time"),
        (",".join(COLUMNS) + "\n", "nobody was served"),
        ("\x00\x01", "line 1: no day"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, named: str
) -> None:
    (tmp_path / "days.csv").write_text(content)
    out = tmp_path / "out.csv"

    path = str(tmp_path / "days.csv")
    assert motcua.main(["replay-waits", path, "--train", path, "--out", str(out)]) == 1

    assert named in capsys.readouterr().err
    assert not out.exists()
