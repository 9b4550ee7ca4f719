from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from office.actions import clerk as moves
from office.actions.clerk import ClerkAt
from office.context import Office
from office.reports import HEADINGS
from office.rules.tickets import Outcome
from tests.builders import SetClock, seated, ticket_for
from tests.commands.conftest import Run

ROOT = Path(__file__).parents[2]
MONDAY_LOG = ("export", "service-log", "--from", "2026-11-23", "--to", "2026-11-23")


@pytest.fixture
def served(office: Office, clock: SetClock) -> ClerkAt:
    """A citizen who waited 5 minutes, came after one and was served for ten, by a clerk with a formula for a name."""
    clerk = seated(office, "1", "=HYPERLINK(1)")
    ticket_for(office)
    clock.forward(minutes=5)
    moves.call_next(office, clerk)
    clock.forward(minutes=1)
    moves.start(office, clerk)
    clock.forward(minutes=10)
    moves.finish(office, clerk, Outcome.ACCEPTED, None)
    return clerk


@pytest.mark.usefixtures("served")
def test_csv_has_one_row_a_service_with_local_times_and_lengths(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"

    assert run(*MONDAY_LOG, "--out", str(file)).code == 0
    (row,) = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")))
    assert tuple(row) == HEADINGS
    assert (row["number"], row["called_at"]) == ("A001", "2026-11-23T10:05:00+07:00")
    assert (row["waited_seconds"], row["called_to_started_seconds"], row["served_seconds"]) == ("300", "60", "600")
    assert row["clerk"] == "'=HYPERLINK(1)"  # a spreadsheet would run it


@pytest.mark.usefixtures("served")
def test_xlsx_has_the_same_row_with_real_times_and_no_formula(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "log.xlsx"

    assert run(*MONDAY_LOG, "--format", "xlsx", "--out", str(file)).code == 0
    head, row = openpyxl.load_workbook(file)["service log"].iter_rows()
    cells = dict(zip([cell.value for cell in head], row, strict=True))
    assert str(cells["called_at"].value) == "2026-11-23 10:05:00"
    assert (cells["clerk"].value, cells["clerk"].data_type) == ("=HYPERLINK(1)", "s")
    assert cells["served_seconds"].value == 600


def test_a_day_without_services_gives_the_headings_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"

    assert run(*MONDAY_LOG, "--out", str(file)).code == 0
    assert file.read_text(encoding="utf-8-sig").strip() == ",".join(HEADINGS)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--from", "2026-11-23", "--to", "2026-11-01"), "--to 2026-11-01 is before --from 2026-11-23"),
        (("--from", "hôm qua", "--to", "2026-11-23"), "'hôm qua' is not a day; write one like 2026-11-23"),
        (("--from", "2026-11-23"), "--to"),
        (("--from", "2026-11-23", "--to", "2026-11-23", "--format", "pdf"), "invalid choice: 'pdf'"),
        (("--from", "2026-11-23", "--to", "2026-11-23", "--out", "/nowhere/log.csv"), "give another --out"),
    ],
)
def test_wrong_input_is_said_in_words(run: Run, arguments: tuple[str, ...], words: str) -> None:
    said = run("export", "service-log", *arguments)

    assert (said.code != 0, words in said.wrong) == (True, True), said


def test_a_month_is_written_on_a4(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "month.pdf"

    assert run("report", "month", "--month", "2026-11", "--out", str(file)).code == 0
    assert file.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.glob("*.partial")) == []
    assert "'2026-13' is not a month" in run("report", "month", "--month", "2026-13").wrong


def test_a_months_files_are_written_into_their_folder_now(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    assert f"{folder}: there is no such folder" in run("report", "write", "--folder", str(folder)).wrong
    assert "no folder is named" in run("report", "write").wrong
    folder.mkdir()

    said = run("report", "write", "--month", "2025-11", "--folder", str(folder))

    assert said.code == 0
    assert said.out.split() == [str(folder / f"bao-cao-2025-11.{kind}") for kind in ("pdf", "xlsx")]
    assert sorted(path.suffix for path in folder.iterdir()) == [".pdf", ".xlsx"]
    later = run("report", "write", "--month", "2999-01", "--folder", str(folder))
    assert "2999-01 has not begun" in later.wrong


def test_a_reader_who_has_seen_enough_is_no_trouble(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    words = [sys.executable, str(ROOT / "motcua.py"), *MONDAY_LOG, "--format", "xlsx"]
    environ = {**os.environ, "MOTCUA_DATA_DIR": str(tmp_path)}
    done = subprocess.run(words, stdout=writing, stderr=subprocess.PIPE, env=environ, check=False)
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")
