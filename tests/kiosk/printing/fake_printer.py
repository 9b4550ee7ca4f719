"""A network printer: a real TCP server with a paper machine behind it, and with a printer's bad habits."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator

from tests.kiosk.printing.paper_machine import PaperMachine


class FakePrinter:
    """`breaks_after` bytes of one connection the line is reset, once; `mute` never answers; `hangs` stops reading."""

    def __init__(self) -> None:
        self.machine = PaperMachine()
        self.mute = False
        self.hangs = False
        self.breaks_after: int | None = None
        self.has_broken = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._gone = threading.Event()
        self._printed = threading.Condition()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def until_printed(self, slips: int) -> None:
        with self._printed:
            assert self._printed.wait_for(lambda: len(self.machine.slips) >= slips, 20), "no paper came out"

    def switch_off(self) -> None:
        """From now on connections are refused."""
        self._gone.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)

    def _serve(self) -> None:
        while not self._gone.is_set():
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line:
                line.settimeout(0.05)
                with contextlib.suppress(ConnectionError):
                    self._listen(line)

    def _listen(self, line: socket.socket) -> None:
        received = 0
        while not self._gone.is_set():
            if self.hangs:
                self._gone.wait(0.02)
                continue
            try:
                data = line.recv(1024)
            except TimeoutError:
                continue
            if not data:
                return
            if self.breaks_after is not None and received + len(data) > self.breaks_after:
                self.machine.receive(data[: self.breaks_after - received])
                self.breaks_after, self.has_broken = None, True
                # A printer that loses power doesn't say goodbye.
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            received += len(data)
            with self._printed:
                answer = self.machine.receive(data)
                self._printed.notify_all()
            if answer and not self.mute:
                line.sendall(answer)


@contextlib.contextmanager
def fake_printer() -> Iterator[FakePrinter]:
    printer = FakePrinter()
    try:
        yield printer
    finally:
        printer.switch_off()
