from __future__ import annotations

import pytest
import usb.core

from kiosk.printing.escpos_job import job_bytes
from kiosk.printing.printer import Printer
from kiosk.printing.slip import draw_slip
from kiosk.printing.state import PrinterTroubleError
from kiosk.printing.usb_link import UsbLink
from tests.kiosk.printing.slips import URL, a_slip, codes_in
from tests.kiosk.printing.usb_bus import PRODUCT, VENDOR, UsbBus

JOB = job_bytes(draw_slip(a_slip()))


def usb_printer(bus: UsbBus, product: int = PRODUCT) -> Printer:
    return Printer(lambda: UsbLink(VENDOR, product, 1, bus), 576)


def trouble_of(printer: Printer) -> PrinterTroubleError:
    with pytest.raises(PrinterTroubleError) as trouble:
        printer.print(JOB)
    return trouble.value


def test_a_slip_comes_out_of_a_usb_printer_wherever_its_endpoints_are() -> None:
    bus = UsbBus(0x03, 0x84)

    assert usb_printer(bus).print(JOB) == "ok"
    assert [codes_in(slip) for slip in bus.machine.slips] == [[URL]]


def test_a_usb_printer_that_can_only_listen_prints_too() -> None:
    bus = UsbBus(0x02)

    usb_printer(bus).print(JOB)

    assert len(bus.machine.slips) == 1


def test_a_usb_printer_says_that_it_has_no_paper() -> None:
    bus = UsbBus(0x01, 0x82)
    bus.machine.status[4] = 0x72

    assert trouble_of(usb_printer(bus)).health == "paper_out"


def test_a_usb_printer_is_reset_once_and_not_for_each_slip() -> None:
    bus = UsbBus(0x01, 0x82)
    printer = usb_printer(bus)
    for _ in range(3):
        printer.print(JOB)
    printer.close()

    assert bus.resets == 1


def test_a_usb_printer_that_is_missing_is_named_with_its_ids() -> None:
    trouble = trouble_of(usb_printer(UsbBus(0x01, 0x82), product=0x9999))

    assert trouble.health == "offline"
    assert "04b8:9999" in trouble.message.vi


def test_a_usb_printer_that_is_forbidden_names_the_group() -> None:
    bus = UsbBus(0x01, 0x82)
    bus.forbidden = True

    assert "nhóm lp" in trouble_of(usb_printer(bus)).message.vi


def test_a_usb_printer_that_takes_nothing_is_given_up() -> None:
    bus = UsbBus(0x01, 0x82)
    bus.stuck = True

    assert trouble_of(usb_printer(bus)).health == "error"


def test_a_usb_printer_that_was_unplugged_prints_again_once_it_is_back() -> None:
    bus = UsbBus(0x01, 0x82)
    printer = usb_printer(bus)
    printer.check()
    bus.plugged_in = False
    assert trouble_of(printer).health == "offline"

    bus.plugged_in = True
    printer.print(JOB)

    assert len(bus.machine.slips) == 1


def test_a_server_without_the_usb_library_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_backend(**_: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", no_backend)

    assert "libusb-1.0-0" in trouble_of(usb_printer(UsbBus(0x01, 0x82))).message.vi
