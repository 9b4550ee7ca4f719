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
        ("", "line 1: no day"),
        (",".join(COLUMNS) + "\nmon,10\n", "line 2, finished: '' is not a time"),
        (",".join(COLUMNS) + "\nmon,nan,20,30,a,1,\n", "line 2, arrived: 'nan' is not a time"),
        (",".join(COLUMNS) + '\nmon,10,20,30,"a\n', "after line 1: not CSV"),
        (",".join(COLUMNS) + "\nmon,10,20,30,\udcff,1,\n", "line 2: not in UTF-8"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, named: str
) -> None:
    (tmp_path / "days.csv").write_text(content, errors="surrogateescape")
    out = tmp_path / "out.csv"

    path = str(tmp_path / "days.csv")
    assert motcua.main(["replay-waits", path, "--train", path, "--out", str(out)]) == 1

    assert named in capsys.readouterr().err
    assert [item.name for item in tmp_path.iterdir()] == ["days.csv"]


def replayed(tmp_path: Path, content: bytes) -> list[dict[str, str]]:
    """The rows for the given file, learnt from a busy day."""
    train = written(tmp_path / "train.csv", busy_day("2026-11-23", 1))
    (tmp_path / "days.csv").write_bytes(content)
    out = tmp_path / "out.csv"
    assert motcua.main(["replay-waits", str(tmp_path / "days.csv"), "--train", str(train), "--out", str(out)]) == 0
    with out.open(newline="") as file:
        return list(csv.DictReader(file))


ODD_DAYS = """\
day,arrived,started,finished,kind,priority,server
mon,28900.25,28950.5,29000,a,first,2
mon,28800.5,28800.5,28860.125,never seen,unheard of,stranger
tue,86390,86500,90000,a,rest,1
mon,28850,,29900,a,rest,
mon,28700,28600,28650,a,rest,1

tue,-30,5,60,b,rest,3
"""


@pytest.mark.parametrize(
    ("written_as", "ending"),
    [(b"%b", "\n"), (b"\xef\xbb\xbf%b", "\r\n")],
    ids=["plain", "as a spreadsheet of Windows saves it"],
)
def test_fractions_strangers_and_days_over_midnight_are_answered_as_they_stand(
    tmp_path: Path, written_as: bytes, ending: str
) -> None:
    rows = replayed(tmp_path, written_as % ODD_DAYS.replace("\n", ending).encode())

    assert [(row["day"], row["arrived"]) for row in rows] == [
        ("mon", "28900.25"), ("mon", "28800.5"), ("tue", "86390"), ("mon", "28700"), ("tue", "-30"),
    ]  # fmt: skip
    assert list(rows[0]) == ["day", "arrived", "low", "likely", "high"]
    assert all(0 <= float(row["low"]) <= float(row["likely"]) <= float(row["high"]) for row in rows)


@pytest.mark.parametrize("out", ["days.csv", "folder", "nowhere/out.csv", "x" * 300])
def test_an_out_that_cannot_be_is_told_before_anything_is_learnt_and_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    monkeypatch.setattr("commands.replaying.learn", lambda _days: pytest.fail("it learns already"))
    days = written(tmp_path / "days.csv", busy_day("2026-11-23", 1))
    before = days.read_bytes()
    (tmp_path / "folder").mkdir()

    assert motcua.main(["replay-waits", str(days), "--train", str(days), "--out", str(tmp_path / out)]) == 1

    assert "give another --out" in capsys.readouterr().err
    assert days.read_bytes() == before
    assert sorted(item.name for item in tmp_path.iterdir()) == ["days.csv", "folder"]
