"""Programs that read figures, from the shell."""

from __future__ import annotations

from pathlib import Path

from tests.commands.conftest import Run
from tests.running import RunningOffice


def test_a_program_reads_with_the_token_that_was_printed_until_it_is_revoked(run: Run, tmp_path: Path) -> None:
    office = RunningOffice(tmp_path)
    token = office.command("report-token", "add", "Sở Nội vụ").stdout.splitlines()[-1]
    office.start()
    try:
        assert office.get("/reports/papi", token).status_code == 200
        (line,) = run("report-token", "list").out.splitlines()
        assert (line.split("\t")[0:2], token in line) == (["1", "Sở Nội vụ"], False)
        assert "read last" in line
        run("report-token", "revoke", "1")
        assert office.get("/reports/papi", token).status_code == 401
    finally:
        office.stop()


WRONG = [
    (("report-token", "add", ""), "1 to 120 printable characters"),
    (("report-token", "add", "x" * 121), "1 to 120 printable characters"),
    (("report-token", "revoke", "1"), "See `report-token list`."),
    (("report-token", "revoke", "9" * 30), "See `report-token list`."),
    (("report-token", "revoke", "-" + "9" * 30), "See `report-token list`."),
    (("report-token", "revoke", "one"), "invalid int value"),
    (("report-token",), "ACTION"),
]


def test_wrong_input_is_said_in_words(run: Run) -> None:
    """One office for all: making one takes longer than a command."""
    said = [(run(*arguments), words) for arguments, words in WRONG]

    assert [
        each for each, words in said if each.code == 0 or words not in each.wrong or "Traceback" in each.wrong
    ] == []
    assert run("report-token", "list").out == ""
