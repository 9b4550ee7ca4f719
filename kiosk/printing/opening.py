"""Which way leads to the office's printer."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.printing.links import FileLink, Link, NetworkLink
from office.settings import PrinterSettings


def link_opener(settings: PrinterSettings) -> Callable[[], Link] | None:
    """How to reach the printer of `settings`; None when there is nothing to send to."""
    if settings.kind == "network":
        return lambda: NetworkLink(settings.host, settings.port, settings.timeout_seconds)
    if settings.kind == "usb":
        from kiosk.printing.usb_link import UsbLink  # pyusb: only for those who have such a printer

        return lambda: UsbLink(settings.vendor_id, settings.product_id, settings.timeout_seconds)
    if settings.kind == "file":
        return lambda: FileLink(settings.path, settings.timeout_seconds)
    return None
