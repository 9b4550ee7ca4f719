"""The way to a USB printer, through python-escpos and pyusb."""

from __future__ import annotations

import errno
from typing import Any

import usb.core
import usb.util
from escpos.exceptions import DeviceNotFoundError
from escpos.printer import Usb

from kiosk.printing.links import PIECE
from kiosk.printing.state import (
    BROKE_OFF,
    SILENT,
    USB_FORBIDDEN,
    USB_LIBRARY_MISSING,
    PrinterTroubleError,
    usb_missing,
)


class UsbLink:
    keeps_open = True  # python-escpos resets the printer each time it opens

    def __init__(self, vendor_id: int, product_id: int, timeout_seconds: float, backend: Any = None) -> None:
        arguments = {"backend": backend} if backend else {}
        self._printer = Usb(vendor_id, product_id, arguments, timeout=int(timeout_seconds * 1000))
        try:
            self._printer.open()
            self._find_endpoints()
        except DeviceNotFoundError as error:
            raise PrinterTroubleError("offline", usb_missing(vendor_id, product_id)) from error
        except usb.core.NoBackendError as error:
            raise PrinterTroubleError("error", USB_LIBRARY_MISSING) from error
        except usb.core.USBError as error:
            raise _usb_trouble(error) from error

    def _find_endpoints(self) -> None:
        """Makers number them as they like; python-escpos would try one guess."""
        self._can_read = False
        interface = self._printer.device.get_active_configuration()[(0, 0)]
        for endpoint in interface:
            if usb.util.endpoint_direction(endpoint.bEndpointAddress) == usb.util.ENDPOINT_IN:
                self._printer.in_ep = endpoint.bEndpointAddress
                self._can_read = True
            else:
                self._printer.out_ep = endpoint.bEndpointAddress

    def write(self, data: bytes) -> None:
        try:
            for start in range(0, len(data), PIECE):
                self._printer._raw(data[start : start + PIECE])  # noqa: SLF001 (its only way to send made bytes)
        except usb.core.USBError as error:
            raise _usb_trouble(error) from error

    def read(self) -> bytes | None:
        if not self._can_read:
            return None
        try:
            return bytes(self._printer._read()) or None  # noqa: SLF001 (as above)
        except usb.core.USBTimeoutError:
            return None
        except usb.core.USBError as error:
            raise _usb_trouble(error) from error

    def close(self) -> None:
        self._printer.close()


def _usb_trouble(error: usb.core.USBError) -> PrinterTroubleError:
    if isinstance(error, usb.core.USBTimeoutError):
        return PrinterTroubleError("error", SILENT)
    if error.errno == errno.EACCES:
        return PrinterTroubleError("error", USB_FORBIDDEN)
    return PrinterTroubleError("offline", BROKE_OFF)
