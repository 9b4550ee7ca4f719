"""Commands beside a server whose clock was set for a test."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from commands.setting_up import open_office
from commands.shared_clock import NAMES, clock_shared, shared
from office.clock import StartedClock, SystemClock
from tests.programs import command
from tests.running import running_office

MONDAY = dt.datetime(2026, 11, 23, 1, 0, tzinfo=dt.UTC)


def test_a_screen_that_is_added_by_the_machine_s_clock_does_not_end_the_server_s_day(tmp_path: Path) -> None:
    with running_office(tmp_path, MOTCUA_NOW="2027-03-01T08:00:00+07:00") as office:
        kiosk = office.device("kiosk")
        first = office.post("/tickets", kiosk, {"procedure": "khai-sinh"}).json()
        environ = {name: value for name, value in office._environ().items() if name != "MOTCUA_NOW"}
        assert command(environ, ("device", "add", "display", "TV")).returncode == 0
        second = office.post("/tickets", kiosk, {"procedure": "khai-sinh"}).json()

        assert office.get(f"/tickets/{first['token']}").json()["state"] == "waiting"
        assert (second["number"], second["business_day"]) == ("A002", "2027-03-01")


def test_the_same_clock_is_read_in_another_process_as_long_as_its_server_lives(tmp_path: Path) -> None:
    clock = StartedClock(MONDAY, speed=20.0)
    with shared(clock, tmp_path):
        found = clock_shared(tmp_path)
        assert found is not None
        assert abs(found.now() - clock.now()) < dt.timedelta(minutes=1)
        with shared(StartedClock(MONDAY), tmp_path):
            pass  # a second server of the same office ends first
        assert clock_shared(tmp_path) is not None
    assert clock_shared(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_server_left_counts_no_more(tmp_path: Path) -> None:
    left = tmp_path / NAMES.replace("*", "left")
    left.write_text(json.dumps(StartedClock(MONDAY).reading()))

    assert clock_shared(tmp_path) is None
    with shared(StartedClock(MONDAY), tmp_path):
        assert not left.exists()


def test_a_command_that_was_given_a_clock_goes_by_its_own(tmp_path: Path) -> None:
    environ = {"MOTCUA_DATA_DIR": str(tmp_path), "MOTCUA_TESTING": "1", "MOTCUA_NOW": "2027-03-01T08:00:00+07:00"}
    with shared(StartedClock(MONDAY), tmp_path):
        office = open_office(environ)
        office.storage.dispose()

    assert office.clock.now().year == 2027


def test_a_server_by_the_machine_s_clock_says_nothing(tmp_path: Path) -> None:
    with shared(SystemClock(), tmp_path):
        assert list(tmp_path.iterdir()) == []
