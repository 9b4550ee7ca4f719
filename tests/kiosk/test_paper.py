"""From the kiosk's request to the paper, through the real server and a real connection to a printer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.configs import config_with_printer
from tests.kiosk.printing.fake_printer import FakePrinter, fake_printer
from tests.kiosk.printing.slips import codes_in
from tests.running import RunningOffice, running_office


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    with fake_printer() as fake:
        yield fake


@pytest.fixture
def office_with_printer(tmp_path: Path, printer: FakePrinter) -> Iterator[RunningOffice]:
    with running_office(tmp_path, MOTCUA_CONFIG=str(config_with_printer(tmp_path, printer.port))) as running:
        yield running


def test_a_ticket_comes_out_on_paper_that_leads_to_its_phone_page(
    office_with_printer: RunningOffice, printer: FakePrinter
) -> None:
    ticket = office_with_printer.take(office_with_printer.device("kiosk"))
    printer.until_printed(1)

    assert codes_in(printer.machine.slips[0]) == [ticket["url"]]


def test_a_ticket_stands_at_once_when_the_printer_is_off(
    office_with_printer: RunningOffice, printer: FakePrinter
) -> None:
    printer.switch_off()
    kiosk = office_with_printer.device("kiosk")
    ticket = office_with_printer.take(kiosk)

    printing = office_with_printer.get(f"/kiosk/tickets/{ticket['token']}/print", kiosk).json()

    assert ticket["state"] == "waiting"
    assert printing["result"] == "waiting"  # still trying, and nobody waits for it


def test_print_again_makes_a_second_slip(office_with_printer: RunningOffice, printer: FakePrinter) -> None:
    kiosk = office_with_printer.device("kiosk")
    ticket = office_with_printer.take(kiosk)
    printer.until_printed(1)
    # The paper is out before the printer has said so; until then another press is the same press.
    while office_with_printer.get(f"/kiosk/tickets/{ticket['token']}/print", kiosk).json()["result"] != "printed":
        pass
    again = office_with_printer.post(f"/kiosk/tickets/{ticket['token']}/print", kiosk)
    assert again.status_code == 202
    printer.until_printed(2)

    first, second = printer.machine.slips
    assert second.height > first.height  # it says that it is a second one
    assert codes_in(second) == [ticket["url"]]


def test_the_manager_sees_the_printer_and_can_try_it(office_with_printer: RunningOffice, printer: FakePrinter) -> None:
    manager = office_with_printer.device("manager")
    tried = office_with_printer.post("/printer/test", manager)
    printer.until_printed(1)
    seen = office_with_printer.get("/printer", manager).json()

    assert tried.status_code == 202
    assert (seen["kind"], seen["health"]) == ("network", "ok")
    (code,) = codes_in(printer.machine.slips[0])
    assert re.fullmatch(r"http://[^/]+/", code)  # to the office's first page: it is nobody's ticket


def test_a_kiosk_may_not_try_the_printer(office_with_printer: RunningOffice) -> None:
    assert office_with_printer.post("/printer/test", office_with_printer.device("kiosk")).status_code == 403
