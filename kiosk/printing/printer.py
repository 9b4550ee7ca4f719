"""One printer: asks how it is, prints whole slips, and frees itself of half ones."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Literal

from escpos.constants import RT_STATUS, RT_STATUS_ONLINE, RT_STATUS_PAPER

from kiosk.printing.escpos_job import rescue_bytes
from kiosk.printing.links import Link
from kiosk.printing.state import (
    COVER_OPEN,
    CUTTER_STUCK,
    NOT_READY,
    PAPER_OUT,
    SILENT,
    PrinterTroubleError,
)

Paper = Literal["ok", "paper_low"]

# DLE EOT is answered at once; GS r only when everything before it is printed, so it proves that a slip came out.
WHY_OFFLINE = RT_STATUS + b"\x02"
WHICH_ERROR = RT_STATUS + b"\x03"
WHEN_PRINTED = b"\x1dr\x01"

# Bits of the answers (ESC/POS).
OFFLINE, COVER, PAPER_STOPPED, CUTTER = 0x08, 0x04, 0x20, 0x08
NO_PAPER, LITTLE_PAPER = 0x60, 0x0C
PRINTED_NO_PAPER, PRINTED_LITTLE_PAPER = 0x0C, 0x03


PROOF_SECONDS = 10  # a long slip takes three
MOST_READS = 20  # some printers chat on their own


class Printer:
    """Used by one thread. `check` and `print` return how much paper there is, or raise PrinterTroubleError."""

    def __init__(self, open_link: Callable[[], Link], width_dots: int) -> None:
        self._open_link = open_link
        self._width_dots = width_dots
        self._link: Link | None = None
        self._answers: dict[bytes, bool] = {}  # cheap printers are mute: these are asked once, and then believed
        self._torn = False

    def check(self) -> Paper:
        return self._with_link(self._status)

    def print(self, job: bytes) -> Paper:
        """Prints the whole of `job`, or leaves the printer marked as torn: it is freed before it is spoken to again."""

        def work(link: Link) -> Paper:
            self._status(link)
            self._torn = True
            link.write(job)
            paper = self._proof(link)
            self._torn = False
            return paper

        return self._with_link(work)

    def close(self) -> None:
        link, self._link = self._link, None
        if link:
            link.close()

    def _with_link(self, work: Callable[[Link], Paper]) -> Paper:
        try:
            self._link = self._link or self._open_link()
            if self._torn:  # a question would be taken for dots
                self._link.write(rescue_bytes(self._width_dots))
                self._torn = False
            paper = work(self._link)
        except PrinterTroubleError as trouble:
            if trouble.health == "offline":
                self._answers.clear()  # another printer may come back
            self.close()
            raise
        if not self._link.keeps_open:
            self.close()
        return paper

    def _status(self, link: Link) -> Paper:
        paper = self._ask(link, RT_STATUS_PAPER, _is_status)
        if paper is None:
            return "ok"
        if paper & NO_PAPER:
            raise PrinterTroubleError("paper_out", PAPER_OUT)
        online = self._ask(link, RT_STATUS_ONLINE, _is_status)
        if online is not None and online & OFFLINE:
            raise self._why_offline(link)
        return "paper_low" if paper & LITTLE_PAPER else "ok"

    def _why_offline(self, link: Link) -> PrinterTroubleError:
        reason = self._ask(link, WHY_OFFLINE, _is_status) or 0
        if reason & PAPER_STOPPED:
            return PrinterTroubleError("paper_out", PAPER_OUT)
        if reason & COVER:
            return PrinterTroubleError("error", COVER_OPEN)
        fault = self._ask(link, WHICH_ERROR, _is_status) or 0
        return PrinterTroubleError("error", CUTTER_STUCK if fault & CUTTER else NOT_READY)

    def _proof(self, link: Link) -> Paper:
        if not self._answers.get(RT_STATUS_PAPER):
            return "ok"
        printed = self._ask(link, WHEN_PRINTED, _is_sensor)
        if printed is None:
            return self._status(link)
        if printed & PRINTED_NO_PAPER:
            raise PrinterTroubleError("paper_out", PAPER_OUT)
        return "paper_low" if printed & PRINTED_LITTLE_PAPER else "ok"

    def _ask(self, link: Link, question: bytes, is_answer: Callable[[int], bool]) -> int | None:
        """The answer's byte; None from a printer that never answers this. One that did before must do so again."""
        if self._answers.get(question) is False:
            return None
        link.write(question)
        patience = PROOF_SECONDS if question == WHEN_PRINTED and question in self._answers else 0
        until = monotonic() + patience
        for _ in range(MOST_READS):
            answer = link.read()
            known = [byte for byte in answer or b"" if is_answer(byte)]
            if known:
                self._answers[question] = True
                return known[-1]
            if answer is None and monotonic() >= until:
                break
        if self._answers.get(question):
            raise PrinterTroubleError("error", SILENT)
        self._answers[question] = False
        return None


def _is_status(byte: int) -> bool:
    return byte & 0x93 == 0x12


def _is_sensor(byte: int) -> bool:
    return byte & 0x90 == 0
