"""config.toml seeds the office; from then on it is looked at, and put in force when somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.setting_up import open_office, unapplied
from tests.commands.conftest import Run
from tests.commands.test_config import config  # noqa: F401 (a fixture)


@pytest.fixture
def office(config: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:  # noqa: F811
    """An office that was opened once with its file; gives the file."""
    monkeypatch.setenv("MOTCUA_CONFIG", str(config))
    assert run("device", "add", "kiosk", "Ki-ốt", MOTCUA_CONFIG=str(config)).code == 0
    return config


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_file_that_was_edited_is_not_in_force_until_it_is_applied(office: Path, run: Run, tmp_path: Path) -> None:
    edit(office, "priority_calls = 1 ", "priority_calls = 4 ")
    environ = {"MOTCUA_CONFIG": str(office), "MOTCUA_DATA_DIR": str(tmp_path)}
    opened = open_office(environ)
    differing = unapplied(opened, office)
    opened.storage.dispose()
    assert (opened.settings.queue.priority_calls, differing) == (1, {"queue.priority_calls": [1, 4]})

    said = run("config", "apply", "--yes", MOTCUA_CONFIG=str(office))

    assert (said.code, said.out.splitlines()) == (0, ["  queue.priority_calls: 1 → 4", "In force now: 1 change."])
    opened = open_office(environ)
    assert (opened.settings.queue.priority_calls, unapplied(opened, office)) == (4, {})
    opened.storage.dispose()


def test_where_nobody_can_be_asked_nothing_is_applied_without_yes(office: Path, run: Run) -> None:
    edit(office, "repeat = 2 ", "repeat = 1 ")

    said = run("config", "apply", MOTCUA_CONFIG=str(office))

    assert (said.code, "--yes" in said.wrong, "voice.repeat: 2 → 1" in said.out) == (1, True, True)
    assert run("config", "apply", "--yes", MOTCUA_CONFIG=str(office)).out.splitlines()[-1] == "In force now: 1 change."


def test_what_is_exported_is_what_is_in_force(office: Path, run: Run, tmp_path: Path) -> None:
    there = tmp_path / "exported"
    assert run("config", "export", str(there), MOTCUA_CONFIG=str(office)).code == 0

    said = run("config", "apply", str(there / "config.toml"), MOTCUA_CONFIG=str(office))

    assert (said.code, said.out.strip()) == (0, "No difference: what the file says is in force.")
    printed = run("config", "export", MOTCUA_CONFIG=str(office)).out
    assert 'name = "Trung tâm Phục vụ hành chính công xã Bình An"' in printed
    again = run("config", "export", str(there), MOTCUA_CONFIG=str(office))
    assert (again.code, "there already" in again.wrong) == (1, True)


def test_the_file_of_another_office_is_refused(office: Path, run: Run, tmp_path: Path) -> None:
    there = tmp_path / "exported"
    run("config", "export", str(there), MOTCUA_CONFIG=str(office))
    edit(there / "config.toml", 'id = "binh-an"', 'id = "tan-lap"')

    said = run("config", "apply", "--yes", str(there / "config.toml"), MOTCUA_CONFIG=str(office))

    assert (said.code, "tan-lap" in said.wrong) == (1, True)
