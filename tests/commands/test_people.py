from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.running import PIN, RunningOffice


def test_commands_work_before_the_first_start_and_the_server_knows_what_they_made(tmp_path: Path) -> None:
    office = RunningOffice(tmp_path)
    kiosk = office.command("device", "add", "kiosk", "Ki-ốt cửa chính").stdout.splitlines()[-1]
    clerk = office.command("clerk", "add", "Nguyễn Thị Lan", "--pin", PIN).stdout.splitlines()[-1]
    office.start()
    try:
        assert office.take(kiosk)["number"] == "A001"
        # And while it runs.
        tablet = office.command("device", "add", "counter", "Máy quầy 1", "--counter", "1").stdout.splitlines()[-1]
        session = office.post("/clerk-sessions", tablet, {"clerk": clerk, "pin": PIN}).json()["token"]
        assert office.post("/counter/call-next", session).json()["number"] == "A001"
    finally:
        office.stop()


@pytest.mark.usefixtures("before_the_first_start")
@pytest.mark.parametrize(
    "arguments",
    [
        ("manager", "list"),
        ("report-token", "list"),
        ("config", "export"),
        ("export", "service-log", "--from", "2026-11-23", "--to", "2026-11-23", "--out", "log.csv"),
        ("report", "month", "--month", "2026-11", "--out", "month.pdf"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_every_other_command_works_before_the_first_start_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(*arguments).code == 0


@pytest.mark.parametrize("role", ["kiosk", "display", "manager"])
def test_device_add_prints_the_token_alone_on_the_last_line(run: Run, role: str) -> None:
    said = run("device", "add", role, "Máy mới")

    assert said.code == 0
    assert len(said.last_line) >= 40
    assert " " not in said.last_line


def test_clerk_add_prints_the_id_alone_on_the_last_line(run: Run) -> None:
    said = run("clerk", "add", "Trần Văn Hùng", "--pin", "1234", "--fields", "ho-tich, chung-thuc")

    assert (said.code, said.last_line.isdigit()) == (0, True)


WRONG = [
    (("device", "add", "robot", "R2"), "invalid choice: 'robot'"),
    (("device", "add", "counter", "Máy"), "Known: 1, 2, 3, 4, 5"),
    (("device", "add", "counter", "Máy", "--counter", "99"), "There is no counter “99”. Known: 1, 2, 3, 4, 5"),
    (("device", "add", "kiosk", ""), "1 to 120 printable characters"),
    (("device", "add", "kiosk", "x" * 121), "1 to 120 printable characters"),
    (("device", "add", "kiosk", "a\x00b"), "1 to 120 printable characters"),
    (("device", "add", "kiosk", "\udcff"), "1 to 120 printable characters"),
    (("clerk", "add", "Lan", "--pin", "12"), "4 to 12 digits"),
    (("clerk", "add", "Lan", "--pin", "١٢٣٤"), "4 to 12 digits"),
    (("clerk", "add", "Lan"), "no terminal to ask for the PIN at; write --pin PIN"),
    (("clerk", "add", "Lan", "--pin", "1234", "--fields", "bay"), "There is no field “bay”. Known: ho-tich"),
    (("nonsense",), "invalid choice: 'nonsense'"),
    ((), "COMMAND"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_wrong_input_is_said_in_words_and_nothing_is_registered(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    said = run(*arguments)

    assert said.code != 0
    assert words in said.wrong
    assert "Traceback" not in said.wrong
    # The next clerk is the first: nothing was stored.
    assert run("clerk", "add", "Lan", "--pin", "1234").last_line == "1"
