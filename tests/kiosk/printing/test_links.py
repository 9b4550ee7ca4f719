from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiosk.printing.escpos_job import job_bytes
from kiosk.printing.links import FileLink, NetworkLink
from kiosk.printing.printer import Printer
from kiosk.printing.slip import draw_slip
from kiosk.printing.state import PrinterTroubleError
from tests.kiosk.printing.fake_printer import fake_printer
from tests.kiosk.printing.paper_machine import decode
from tests.kiosk.printing.slips import a_slip


@pytest.fixture
def folder() -> Iterator[Path]:
    """On a disk: the tests' other files may stand in /dev/shm, and below /dev none is made for a printer."""
    with TemporaryDirectory(dir="/var/tmp") as made:
        yield Path(made)


def file_printer(path: Path) -> Printer:
    return Printer(lambda: FileLink(str(path), timeout_seconds=0.05), 576)


def test_a_file_collects_the_slips_one_after_the_other(folder: Path) -> None:
    printer = file_printer(folder / "slips.bin")
    for number in ("A001", "A002"):
        printer.print(job_bytes(draw_slip(a_slip(number=number))))

    slips = decode((folder / "slips.bin").read_bytes())

    assert [slip.tobytes() for slip in slips] == [
        draw_slip(a_slip(number=number)).convert("L").tobytes() for number in ("A001", "A002")
    ]


def test_a_folder_that_is_missing_is_named(folder: Path) -> None:
    path = folder / "nowhere" / "slips.bin"

    with pytest.raises(PrinterTroubleError) as trouble:
        file_printer(path).check()

    assert trouble.value.health == "offline"
    assert str(path) in trouble.value.message.vi


def test_a_device_that_is_not_plugged_in_is_not_made_as_a_plain_file() -> None:
    missing = Path("/dev/shm/motcua-no-such-printer")  # a place below /dev in which files could be made

    with pytest.raises(PrinterTroubleError):
        file_printer(missing).check()

    assert not missing.exists()


def test_a_device_that_takes_nothing_more_is_given_up_and_its_torn_slip_is_cut_off(folder: Path) -> None:
    path = folder / "printer"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    printer, slip = file_printer(path), draw_slip(a_slip())
    with pytest.raises(PrinterTroubleError) as trouble:
        printer.print(job_bytes(slip))
    assert trouble.value.health == "error"

    stream = bytearray(os.read(reader, 10**6))
    path.unlink()  # the paper is back: what is still to come goes to a plain file
    printer.print(job_bytes(slip))
    os.close(reader)

    torn, whole = decode(bytes(stream) + path.read_bytes())
    assert torn.height != whole.height
    assert whole.tobytes() == slip.convert("L").tobytes()


def test_a_printer_behind_a_pipe_that_nobody_reads_is_offline(folder: Path) -> None:
    os.mkfifo(folder / "printer")

    with pytest.raises(PrinterTroubleError) as trouble:
        file_printer(folder / "printer").check()

    assert trouble.value.health == "offline"


def test_looking_after_the_printer_leaves_nothing_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with fake_printer() as fake:
        NetworkLink("127.0.0.1", fake.port, 10).close()

    assert caplog.records == []
