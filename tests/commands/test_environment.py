"""What the MOTCUA_ variables do, and what is said when one of them can't be used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from commands.setting_up import Trouble, open_office, place
from office.storage.database import make_engine
from office.storage.upgrade import upgrade
from tests.builders import MONDAY
from tests.commands.conftest import Run

ROOT = Path(__file__).parents[2]


def opened(tmp_path: Path, **environ: str) -> object:
    office = open_office({"MOTCUA_DATA_DIR": str(tmp_path), **environ})
    office.storage.dispose()
    return office


def test_without_any_everything_stands_beside_the_program() -> None:
    assert place({}).config == ROOT / "config.toml"
    assert place({}).data_dir == ROOT / "data"
    assert place({}).database_url == f"sqlite:///{ROOT / 'data' / 'motcua.db'}"


def test_config_and_data_dir_and_database_url_are_taken(tmp_path: Path) -> None:
    config = tmp_path / "other.toml"
    config.write_text(
        (ROOT / "config.toml").read_text(encoding="utf-8").replace("catalogue/", f"{ROOT}/catalogue/"), encoding="utf-8"
    )
    url = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    office = open_office(
        {"MOTCUA_CONFIG": str(config), "MOTCUA_DATA_DIR": str(tmp_path / "data"), "MOTCUA_DATABASE_URL": url}
    )
    office.storage.dispose()

    assert (tmp_path / "elsewhere.db").exists()
    assert (tmp_path / "data").is_dir()


def test_host_and_port_are_taken_and_printed_on_tickets(tmp_path: Path) -> None:
    office = open_office({"MOTCUA_DATA_DIR": str(tmp_path), "MOTCUA_HOST": "192.168.1.20", "MOTCUA_PORT": "8080"})
    office.storage.dispose()

    assert (office.settings.server.host, office.settings.server.port) == ("192.168.1.20", 8080)
    assert office.public_url == "http://192.168.1.20:8080"


def test_port_zero_finds_a_free_one_before_it_is_printed(tmp_path: Path) -> None:
    office = open_office({"MOTCUA_DATA_DIR": str(tmp_path), "MOTCUA_PORT": "0"})
    office.storage.dispose()

    assert office.settings.server.port > 0
    assert office.public_url.endswith(f":{office.settings.server.port}")


def test_now_starts_the_clock_and_testing_opens_the_office(tmp_path: Path) -> None:
    office = open_office(
        {"MOTCUA_DATA_DIR": str(tmp_path), "MOTCUA_TESTING": "1", "MOTCUA_NOW": "2026-11-22T23:30:00+07:00"}
    )
    office.storage.dispose()

    assert f"{office.local(office.clock.now()):%Y-%m-%d %H:%M}" == "2026-11-22 23:30"
    assert office.always_open


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"MOTCUA_NOW": "2026-11-23T08:00:00+07:00"}, "set MOTCUA_TESTING=1 as well"),
        ({"MOTCUA_NOW": "2026-11-23T08:00:00+07:00", "MOTCUA_TESTING": "yes"}, "set MOTCUA_TESTING=1 as well"),
        ({"MOTCUA_NOW": "tomorrow", "MOTCUA_TESTING": "1"}, "'tomorrow' is not an ISO time"),
        ({"MOTCUA_NOW": "2026-11-23T08:00:00", "MOTCUA_TESTING": "1"}, "has no offset"),
        ({"MOTCUA_PORT": "abc"}, "write a number from 1 to 65535"),
        ({"MOTCUA_PORT": "²"}, "write a number from 1 to 65535"),
        ({"MOTCUA_PORT": "65536"}, "write a number from 1 to 65535"),
        ({"MOTCUA_DATABASE_URL": "nonsense"}, "write one like postgresql+psycopg://"),
        ({"MOTCUA_DATABASE_URL": "mysql://motcua@127.0.0.1/motcua"}, "write one like postgresql+psycopg://"),
        ({"MOTCUA_DATABASE_URL": "postgresql+psycopg://x@127.0.0.1:1/y"}, "the database can't be opened"),
        ({"MOTCUA_DATA_DIR": "/proc/motcua"}, "make it writable, or set MOTCUA_DATA_DIR"),
        ({"MOTCUA_CONFIG": "/nowhere/config.toml"}, "there is no file"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_mend(tmp_path: Path, environ: dict[str, str], words: str) -> None:
    with pytest.raises(Trouble, match=words.replace("+", r"\+").replace("(", r"\(")):
        opened(tmp_path, **environ)


def test_a_database_of_a_newer_version_is_not_touched(run: Run, tmp_path: Path) -> None:
    run("backup", str(tmp_path / "copy.db"))
    with closing(sqlite3.connect(tmp_path / "motcua.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    said = run("clerk", "add", "Lan", "--pin", "1234")

    assert (said.code, "install the newer version again" in said.wrong) == (1, True), said


@pytest.mark.usefixtures("before_the_first_start")
def test_an_older_database_is_copied_aside_before_it_is_brought_up_to_date(run: Run, tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'motcua.db'}")
    upgrade(engine, MONDAY, to="0001")
    engine.dispose()
    said = run("clerk", "add", "Lan", "--pin", "1234")

    (copy,) = tmp_path.glob("motcua-before-0001-*.db")
    assert f"a copy from before: {copy}" in said.out
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert connection.execute("SELECT count(*) FROM clerks").fetchone() == (0,)


def test_a_database_in_a_folder_that_is_not_there_is_named_with_the_variable_that_names_it(
    tmp_path: Path,
) -> None:
    file = tmp_path / "not-there" / "motcua.db"

    with pytest.raises(Trouble, match=rf"^{file}: No such file or directory; .* MOTCUA_DATABASE_URL$"):
        open_office({"MOTCUA_DATA_DIR": str(tmp_path / "data"), "MOTCUA_DATABASE_URL": f"sqlite:///{file}"})
