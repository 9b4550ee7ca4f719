"""The server's threads share one core, and nothing else that it starts is kept from the others."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from threading import enumerate as enumerate_threads

import pytest
from requests import Response

from kiosk.printing.spooler import PrintSpooler
from office.one_core import on_any_core, stay_on_one_core
from office.settings import PrinterSettings
from tests.running import RunningOffice, running_office

ALL = frozenset(os.sched_getaffinity(0))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("one-core")) as office:
        yield office


def threads_of(pid: int) -> dict[int, frozenset[int]]:
    """The cores that each thread of the process may use."""
    found = {}
    for thread in Path(f"/proc/{pid}/task").iterdir():
        number = int(thread.name)
        with suppress(ProcessLookupError):  # it has ended meanwhile
            found[number] = frozenset(os.sched_getaffinity(number))
    return found


def test_the_loop_and_the_threads_that_answer_stay_on_one_core(server: RunningOffice) -> None:
    assert server.process is not None
    server.take(server.device("kiosk"))

    cores = threads_of(server.process.pid)
    here = cores[server.process.pid]

    assert len(here) == 1
    # The loop itself and whoever answered; printing and the like go where there is room.
    assert sum(each == here for each in cores.values()) >= 2


def voice(server: RunningOffice, manager: str) -> Response:
    return server.get("/voice/sample", manager)


def rehearsals(server: RunningOffice, manager: str) -> Response:
    return server.post("/manage/rehearsals", manager, {})


@pytest.mark.parametrize("ask", [voice, rehearsals])
def test_what_has_a_process_of_its_own_may_use_every_core(
    server: RunningOffice, ask: Callable[[RunningOffice, str], Response]
) -> None:
    assert server.process is not None
    before = _children(server.process.pid)

    assert ask(server, server.device("manager")).status_code == 200

    started = _children(server.process.pid) - before
    assert started
    assert {frozenset(os.sched_getaffinity(each)) for each in started} == {ALL}


def _children(pid: int) -> set[int]:
    found: set[int] = set()
    for thread in threads_of(pid):
        with suppress(FileNotFoundError):  # it has ended meanwhile
            found |= {int(child) for child in Path(f"/proc/{pid}/task/{thread}/children").read_text().split()}
    return found


def test_a_printer_chosen_while_the_office_is_open_prints_where_there_is_room(tmp_path: Path) -> None:
    before = set(enumerate_threads())
    made: list[PrintSpooler] = []

    def choose() -> None:
        stay_on_one_core()
        made.append(PrintSpooler(PrinterSettings(kind="file", path=str(tmp_path / "slips"))))

    _in_a_thread(choose)

    (printing,) = (each for each in set(enumerate_threads()) - before if each.name == "printing")
    assert frozenset(os.sched_getaffinity(printing.native_id or 0)) == ALL
    made[0].stop()


def test_what_is_started_from_a_thread_that_stays_may_use_every_core() -> None:
    said: list[str] = []

    def work() -> None:
        stay_on_one_core()
        ask = [sys.executable, "-c", "import os; print(len(os.sched_getaffinity(0)))"]
        said.append(subprocess.check_output(ask, text=True))
        with on_any_core():
            said.append(subprocess.check_output(ask, text=True))
        said.append(str(len(os.sched_getaffinity(0))))

    _in_a_thread(work)

    assert [int(each) for each in said] == [1, len(ALL), 1]


def _in_a_thread(work: Callable[[], None]) -> None:
    """In one of its own: the test's may go on everywhere."""
    thread = Thread(target=work)
    thread.start()
    thread.join()
