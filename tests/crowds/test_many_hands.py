"""Eight kiosks and then eight clerks press again and again at the very same moment, at a running server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from simulation.actors import Api
from tests.crowds.crowd import HANDS, eight_counters
from tests.databases import SQLITE, Databases
from tests.running import RunningOffice, running_office

EACH = 50


@pytest.fixture
def office(databases: Databases, tmp_path: Path) -> Iterator[RunningOffice]:
    config = str(eight_counters(tmp_path))
    with (
        databases.fresh(SQLITE, tmp_path) as url,
        running_office(tmp_path, MOTCUA_DATABASE_URL=url, MOTCUA_CONFIG=config) as running,
    ):
        yield running


def all_at_once(apis: list[Api], work: Callable[[Api], list[str]]) -> list[str]:
    barrier = Barrier(len(apis))

    def one(api: Api) -> list[str]:
        barrier.wait()
        return work(api)

    with ThreadPoolExecutor(len(apis)) as threads:
        return [each for found in threads.map(one, apis) for each in found]


def test_400_tickets_are_given_once_each_and_called_once_each(office: RunningOffice) -> None:
    token = office.device("kiosk")
    kiosks = [Api(office.url, token) for _ in range(HANDS)]
    clerks = [Api(office.url, office.signed_in(str(at + 1), f"Lan {at}")) for at in range(HANDS)]

    def take(kiosk: Api) -> list[str]:
        answers = [kiosk.post("/tickets", {"procedure": "khai-sinh"}) for _ in range(EACH)]
        assert {status for status, _ in answers} == {201}
        return [str(ticket["number"]) for _, ticket in answers]

    def call_all(clerk: Api) -> list[str]:
        called = []
        while (answer := clerk.post("/counter/call-next"))[0] == 200:
            called.append(str(answer[1]["number"]))
            assert clerk.post("/counter/no-show")[0] == 200
        assert answer[0] == 204
        return called

    everybody = [f"A{number:03d}" for number in range(1, HANDS * EACH + 1)]
    assert sorted(all_at_once(kiosks, take)) == everybody
    assert sorted(all_at_once(clerks, call_all)) == everybody
