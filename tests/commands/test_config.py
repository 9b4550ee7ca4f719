"""`config check` and `serve` say the same of a wrong config.toml; all kinds: tests/office/test_settings_file.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.running import running_office

ROOT = Path(__file__).parents[2]
SAMPLE = (ROOT / "config.toml").read_text(encoding="utf-8")
CATALOGUE = (ROOT / "catalogue" / "commune.toml").read_text(encoding="utf-8")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The sample office in a folder of its own."""
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "commune.toml").write_text(CATALOGUE, encoding="utf-8")
    path = tmp_path / "config.toml"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_the_sample_has_no_mistakes(run: Run) -> None:
    said = run("config", "check")

    assert (said.code, "no mistakes" in said.out) == (0, True), said


@pytest.mark.parametrize(
    ("right", "wrong", "key", "mend"),
    [
        ("port = 8000", "prot = 8000", "prot", "port"),
        ("port = 8000", 'port = "8000"', "port", "8000"),
        ('opens = "07:30"', 'opens = "7h30"', "opens", "07:30"),
        ('fields = ["ho-kinh-doanh"', 'fields = ["ho-kinh-doan"', "fields", "ho-kinh-doanh"),
    ],
)
def test_each_mistake_is_named_with_file_line_key_and_mend_and_serve_refuses_in_the_same_words(
    run: Run, config: Path, right: str, wrong: str, key: str, mend: str
) -> None:
    broken = SAMPLE.replace(right, wrong, 1)
    config.write_text(broken, encoding="utf-8")
    said = run("config", "check", str(config))

    assert said.code != 0
    assert said.out.startswith(f"{config}:{line_of(broken, wrong)}: ")
    assert key in said.out
    assert mend in said.out
    refused = run("serve", MOTCUA_CONFIG=str(config))
    assert (refused.code, refused.wrong) == (said.code, said.out)


def test_a_prefix_that_two_fields_share_is_named_where_it_stands(run: Run, config: Path) -> None:
    catalogue = config.parent / "catalogue" / "commune.toml"
    catalogue.write_text(CATALOGUE.replace('prefix = "B"', 'prefix = "A"', 1), encoding="utf-8")
    said = run("config", "check", str(config))

    assert said.code != 0
    assert str(catalogue) in said.out
    assert "prefix" in said.out


def test_several_mistakes_each_have_their_line(run: Run, config: Path) -> None:
    config.write_text(
        SAMPLE.replace("port = 8000", "prot = 8000").replace('time_zone = "Asia/Ho_Chi_Minh"', 'time_zone = "Hanoi"'),
        encoding="utf-8",
    )

    assert len(run("config", "check", str(config)).out.strip().splitlines()) == 2


def test_a_file_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    said = run("config", "check", str(tmp_path / "none.toml"))

    assert (said.code, "there is no file" in said.out) == (1, True), said


def test_a_broken_file_stops_no_office_whose_settings_are_stored(config: Path, tmp_path: Path) -> None:
    with running_office(tmp_path, MOTCUA_CONFIG=str(config)) as office:
        manager = office.device("manager")
        office.stop()
        config.write_text(SAMPLE.replace('opens = "07:30"', 'opens = "7h30"', 1), encoding="utf-8")
        told = office.command("config", "check", str(config), check=False).stdout.strip()
        office.start()
        alarms = office.get("/manage/now", manager).json()["alarms"]
        (alarm,) = [each for each in alarms if each["code"] == "file-mistakes"]

        assert office.take(office.device("kiosk"))["number"] == "A001"
        assert told
        assert told in alarm["mend"]["vi"]
        assert told in office.log.read_text()


@pytest.mark.parametrize("text", ["", "[[[", '[office]\nid = "another"\n'])
def test_commands_work_by_what_is_stored_unless_the_file_is_of_another_office(
    run: Run, config: Path, tmp_path: Path, text: str
) -> None:
    run("device", "add", "kiosk", "Ki-ốt", MOTCUA_CONFIG=str(config))
    config.write_text(text, encoding="utf-8")
    said = run("device", "add", "kiosk", "Ki-ốt", MOTCUA_CONFIG=str(config))

    assert said.code == (1 if "another" in text else 0), said
