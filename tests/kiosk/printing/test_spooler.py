from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, cast

import pytest

from kiosk.printing.printer import Paper, Printer
from kiosk.printing.slip import draw_slip
from kiosk.printing.spooler import LONGEST_QUEUE, PrintSpooler
from kiosk.printing.state import PrinterState
from office.settings import PrinterSettings
from tests.kiosk.printing.fake_printer import FakePrinter, fake_printer
from tests.kiosk.printing.slips import URL, a_slip, codes_in
from tests.kiosk.printing.spooling import SHORT, Watched, spooling_to

PAPER, ONLINE, CAUSE, FAULT = 4, 1, 2, 3


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    with fake_printer() as fake:
        yield fake


@pytest.fixture
def watched(printer: FakePrinter) -> Iterator[Watched]:
    with spooling_to(printer.port) as spooling:
        yield spooling


def out_of_paper(printer: FakePrinter) -> None:
    printer.machine.status[PAPER] = 0x72
    printer.machine.sensor = 0x0C


def new_roll(printer: FakePrinter) -> None:
    printer.machine.status[PAPER] = 0x12
    printer.machine.sensor = 0x00


def test_a_slip_comes_out_of_a_network_printer_and_its_code_leads_to_the_phone(
    printer: FakePrinter, watched: Watched
) -> None:
    watched.spooler.submit(a_slip(), "t1")

    assert watched.until_done("t1") == "printed"
    (slip,) = printer.machine.slips
    assert slip.tobytes() == draw_slip(a_slip()).convert("L").tobytes()
    assert codes_in(slip) == [URL]
    assert watched.spooler.state().last_printed_at is not None


def test_slips_come_out_in_the_order_of_the_tickets(printer: FakePrinter, watched: Watched) -> None:
    for number in range(5):
        watched.spooler.submit(a_slip(url=f"{URL}{number}"), f"t{number}")

    assert watched.until_done("t4") == "printed"
    assert [codes_in(slip) for slip in printer.machine.slips] == [[f"{URL}{number}"] for number in range(5)]


def test_a_printer_that_never_answers_is_believed(printer: FakePrinter) -> None:
    printer.mute = True
    with spooling_to(printer.port, SHORT) as watched:
        watched.spooler.submit(a_slip(), "t1")

        assert watched.until_done("t1") == "printed"


def test_without_paper_nothing_is_sent_and_the_mend_is_said(printer: FakePrinter, watched: Watched) -> None:
    out_of_paper(printer)
    watched.spooler.submit(a_slip(), "t1")

    assert watched.until_done("t1") == "failed"
    state = watched.spooler.state()
    assert state.health == "paper_out"
    assert "thay cuộn giấy" in state.message.vi
    assert "new roll" in state.message.en
    assert printer.machine.is_idle
    assert printer.machine.slips == []


def test_a_slip_waits_a_little_for_a_new_roll(printer: FakePrinter, watched: Watched) -> None:
    out_of_paper(printer)
    watched.during_pause = lambda: new_roll(printer)
    watched.spooler.submit(a_slip(), "t1")

    assert watched.until_done("t1") == "printed"
    assert watched.spooler.state().health == "ok"
    assert len(printer.machine.slips) == 1


def test_paper_that_ends_in_the_middle_of_a_slip_makes_it_no_printed_one(
    printer: FakePrinter, watched: Watched
) -> None:
    watched.until_health("ok")
    printer.machine.sensor = 0x0C
    watched.spooler.submit(a_slip(), "t1")

    assert watched.until_done("t1") == "failed"
    assert watched.spooler.state().health == "paper_out"


@pytest.mark.parametrize(
    ("cause", "fault", "health", "mend"),
    [(0x16, 0x12, "error", "đóng nắp"), (0x52, 0x1A, "error", "Dao cắt"), (0x32, 0x12, "paper_out", "thay cuộn giấy")],
    ids=["cover open", "cutter stuck", "paper stopped"],
)
def test_why_a_printer_is_not_ready_is_asked_and_said(
    printer: FakePrinter, watched: Watched, cause: int, fault: int, health: str, mend: str
) -> None:
    watched.until_health("ok")
    printer.machine.status |= {ONLINE: 0x1A, CAUSE: cause, FAULT: fault}
    watched.spooler.submit(a_slip(), "t1")

    assert watched.until_done("t1") == "failed"
    assert watched.spooler.state().health == health
    assert mend in watched.spooler.state().message.vi


def test_paper_that_runs_low_is_said_before_it_ends(printer: FakePrinter, watched: Watched) -> None:
    printer.machine.status[PAPER] = 0x1E
    printer.machine.sensor = 0x03
    watched.spooler.submit(a_slip(), "t1")

    assert watched.until_done("t1") == "printed"
    assert watched.spooler.state().health == "paper_low"


@pytest.mark.parametrize("dies_after", [30, 9_000, 60_000])
def test_after_a_printer_died_in_the_middle_the_torn_slip_is_cut_off_and_a_whole_one_follows(
    printer: FakePrinter, watched: Watched, dies_after: int
) -> None:
    watched.until_health("ok")
    printer.breaks_after = dies_after
    watched.spooler.submit(a_slip(), "t1")

    assert watched.until_done("t1") == "printed"
    assert printer.has_broken
    whole = draw_slip(a_slip()).convert("L")
    *torn, last = printer.machine.slips
    assert last.tobytes() == whole.tobytes()
    assert len(torn) <= 1
    assert printer.machine.is_idle


def test_a_printer_that_is_off_costs_the_slip_and_nothing_else(printer: FakePrinter, watched: Watched) -> None:
    watched.until_health("ok")
    printer.switch_off()
    watched.spooler.submit(a_slip(), "t1")

    assert watched.until_done("t1") == "failed"
    state = watched.spooler.state()
    assert state.health == "offline"
    assert f"127.0.0.1:{printer.port}" in state.message.vi
    assert sum(watched.pauses) <= 20


def test_a_printer_that_stops_answering_is_not_waited_for_for_ever(printer: FakePrinter) -> None:
    with spooling_to(printer.port, SHORT) as watched:
        watched.until_health("ok")
        printer.hangs = True
        watched.spooler.submit(a_slip(), "t1")

        assert watched.until_done("t1") == "failed"
        assert watched.spooler.state().health == "error"
        assert "không trả lời" in watched.spooler.state().message.vi


def test_a_slip_that_would_come_too_late_is_never_printed(printer: FakePrinter, watched: Watched) -> None:
    out_of_paper(printer)

    def a_second_citizen_comes_and_time_passes() -> None:
        watched.during_pause = lambda: None
        watched.spooler.submit(a_slip(number="A008"), "late")
        watched.now += 31
        new_roll(printer)

    watched.during_pause = a_second_citizen_comes_and_time_passes
    watched.spooler.submit(a_slip(), "first")

    assert watched.until_done("late") == "failed"
    watched.spooler.submit(a_slip(number="A009"), "in time")
    assert watched.until_done("in time") == "printed"
    nine = draw_slip(a_slip(number="A009")).convert("L").tobytes()
    assert printer.machine.slips[-1].tobytes() == nine
    assert draw_slip(a_slip(number="A008")).convert("L").tobytes() not in [s.tobytes() for s in printer.machine.slips]


def test_a_repeated_request_prints_no_second_slip(printer: FakePrinter, watched: Watched) -> None:
    watched.spooler.submit(a_slip(), "t1")
    watched.until_done("t1")
    watched.spooler.submit(a_slip(), "t1")
    watched.spooler.submit(a_slip(number="A008"), "t2")

    assert watched.until_done("t2") == "printed"
    assert len(printer.machine.slips) == 2


def test_print_again_gives_a_second_slip_that_says_so(printer: FakePrinter, watched: Watched) -> None:
    watched.spooler.submit(a_slip(), "t1")
    watched.until_done("t1")
    watched.spooler.submit(replace(a_slip(), reprint=True), "t1")
    watched.until(lambda: len(printer.machine.slips) == 2 and watched.spooler.result("t1") == "printed")

    assert printer.machine.slips[1].tobytes() == draw_slip(a_slip(reprint=True)).convert("L").tobytes()


def test_a_failed_slip_may_be_asked_for_again(printer: FakePrinter, watched: Watched) -> None:
    out_of_paper(printer)
    watched.spooler.submit(a_slip(), "t1")
    assert watched.until_done("t1") == "failed"
    new_roll(printer)
    watched.spooler.submit(a_slip(), "t1")
    watched.until(lambda: watched.spooler.result("t1") == "printed")

    assert len(printer.machine.slips) == 1


class Gate(Printer):
    """Holds the slip that is being printed until it is let through; breaks once when told to."""

    def __init__(self) -> None:
        self.let_through = threading.Event()
        self.entered = threading.Event()
        self.closed = False
        self.breaks = False

    def check(self) -> Paper:
        return "ok"

    def print(self, job: bytes) -> Paper:
        self.entered.set()
        assert self.let_through.wait(20)
        if self.breaks:
            self.breaks = False
            raise ZeroDivisionError
        return "ok"

    def close(self) -> None:
        self.closed = True


def test_submitting_never_waits_and_a_full_queue_says_failed_at_once() -> None:
    gate = Gate()
    watched = Watched(PrinterSettings(kind="none"), gate)
    watched.spooler.submit(a_slip(), "in the printer")
    assert gate.entered.wait(20)
    for number in range(LONGEST_QUEUE + 1):
        watched.spooler.submit(a_slip(), f"t{number}")

    assert watched.spooler.result(f"t{LONGEST_QUEUE - 1}") == "waiting"
    assert watched.spooler.result(f"t{LONGEST_QUEUE}") == "failed"
    assert watched.spooler.state().waiting == LONGEST_QUEUE + 1
    gate.let_through.set()
    watched.spooler.stop()


def test_stopping_lets_the_slip_in_the_printer_come_out_and_ends_the_others() -> None:
    gate = Gate()
    watched = Watched(PrinterSettings(kind="none"), gate)
    watched.spooler.submit(a_slip(), "in the printer")
    assert gate.entered.wait(20)
    watched.spooler.submit(a_slip(), "waiting")
    stopping = threading.Thread(target=watched.spooler.stop)
    stopping.start()
    gate.let_through.set()
    stopping.join(20)

    assert watched.spooler.result("in the printer") == "printed"
    assert watched.spooler.result("waiting") == "failed"
    assert gate.closed
    watched.spooler.submit(a_slip(), "after the end")
    assert watched.spooler.result("after the end") == "failed"


def test_a_fault_of_our_own_doesnt_end_the_printing() -> None:
    gate = Gate()
    gate.let_through.set()
    gate.breaks = True
    watched = Watched(PrinterSettings(kind="none"), gate)
    watched.spooler.submit(a_slip(), "t1")

    assert watched.until_done("t1") == "printed"
    assert any(state.health == "error" for state in watched.told)
    watched.spooler.stop()


def test_a_listener_that_fails_doesnt_end_the_printing() -> None:
    gate, heard = Gate(), threading.Semaphore(0)
    gate.let_through.set()

    def listen(_: PrinterState) -> None:
        heard.release()
        raise RuntimeError("the manager's screen is gone")

    spooler = PrintSpooler(PrinterSettings(kind="none"), listen, printer=gate)
    assert heard.acquire(timeout=20)  # the printer became ready
    for key in ("t1", "t2"):
        spooler.submit(a_slip(), key)
        assert heard.acquire(timeout=20)

    assert [spooler.result("t1"), spooler.result("t2")] == ["printed", "printed"]
    spooler.stop()


@pytest.mark.parametrize(("kind", "health"), [("browser", "browser"), ("none", "off")])
def test_where_nothing_is_sent_no_thread_runs_and_the_state_says_why(kind: str, health: str) -> None:
    before = threading.active_count()
    spooler = PrintSpooler(PrinterSettings(kind=cast("Literal['browser', 'none']", kind)))
    spooler.submit(a_slip(), "t1")

    assert threading.active_count() == before
    assert spooler.state().health == health
    assert spooler.result("t1") == "unknown"
    spooler.stop()
