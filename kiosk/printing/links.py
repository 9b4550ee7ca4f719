"""The ways to a printer over the network and through a file. Every wait on them has an end."""

from __future__ import annotations

import logging
import os
import select
from typing import Any, Protocol

from escpos.exceptions import DeviceNotFoundError
from escpos.printer import Network

from kiosk.printing.state import (
    BROKE_OFF,
    SILENT,
    PrinterTroubleError,
    unreachable,
    unwritable,
)

PIECE = 4096  # bytes a write may wait for; a printer takes them in about as fast as it prints


# python-escpos tells the root logger of every connection; looking after the printer would fill the office's log.
logging.getLogger().addFilter(lambda record: "/escpos/" not in record.pathname)


class Link(Protocol):
    """An open way to a printer. All methods raise PrinterTroubleError."""

    keeps_open: bool

    def write(self, data: bytes) -> None: ...

    def read(self) -> bytes | None:
        """A few bytes of an answer; None when none came in time."""
        ...

    def close(self) -> None: ...


class NetworkLink:
    keeps_open = False  # printers close idle connections, and serve one at a time

    def __init__(self, host: str, port: int, timeout_seconds: float) -> None:
        self._printer = Network(host, port, timeout=timeout_seconds)
        try:
            self._printer.open()
        except DeviceNotFoundError as error:
            raise PrinterTroubleError("offline", unreachable(host, port)) from error

    def write(self, data: bytes) -> None:
        try:
            for start in range(0, len(data), PIECE):
                self._printer._raw(data[start : start + PIECE])  # noqa: SLF001 (its only way to send made bytes)
        except TimeoutError as error:
            raise PrinterTroubleError("error", SILENT) from error
        except OSError as error:
            raise PrinterTroubleError("offline", BROKE_OFF) from error

    def read(self) -> bytes | None:
        try:
            answer: bytes = self._printer._read()  # noqa: SLF001 (its paper_status takes a closed line for paper)
        except TimeoutError:
            return None
        except OSError as error:
            raise PrinterTroubleError("offline", BROKE_OFF) from error
        if not answer:
            raise PrinterTroubleError("offline", BROKE_OFF)
        return answer

    def close(self) -> None:
        self._printer.close()


class FileLink:
    """Appends to a file or a device. Devices such as /dev/usb/lp0 block while the paper is out: never wait for long."""

    keeps_open = False

    def __init__(self, path: str, timeout_seconds: float) -> None:
        self._path, self._timeout = path, timeout_seconds
        try:
            # A device that is not plugged in must be missed, not made as a plain file.
            create = 0 if path.startswith("/dev/") else os.O_CREAT
            self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK | create, 0o644)
        except OSError as error:
            raise self._trouble("offline", error) from error

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        ready = select.poll()
        ready.register(self._file, select.POLLOUT)
        while rest:
            if not ready.poll(self._timeout * 1000):
                raise PrinterTroubleError("error", SILENT)
            try:
                rest = rest[os.write(self._file, rest[:PIECE]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise self._trouble("error", error) from error

    def read(self) -> bytes | None:
        return None

    def close(self) -> None:
        os.close(self._file)

    def _trouble(self, health: Any, error: OSError) -> PrinterTroubleError:
        return PrinterTroubleError(health, unwritable(self._path, error.strerror or str(error)))
