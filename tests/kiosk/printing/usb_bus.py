"""A USB bus with one printer on it, as pyusb sees a bus: everything above it is the real thing."""

from __future__ import annotations

import array
import errno
from types import SimpleNamespace
from typing import Any

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

from tests.kiosk.printing.paper_machine import PaperMachine

VENDOR, PRODUCT = 0x04B8, 0x0E15
DEVICE: dict[str, Any] = {
    "bLength": 18, "bDescriptorType": 1, "bcdUSB": 0x0200, "bDeviceClass": 0, "bDeviceSubClass": 0,
    "bDeviceProtocol": 0, "bMaxPacketSize0": 64,
    "idVendor": VENDOR, "idProduct": PRODUCT, "bcdDevice": 0x0100, "iManufacturer": 0,
    "iProduct": 0, "iSerialNumber": 0, "bNumConfigurations": 1, "address": 5, "bus": 1, "port_number": 1,
    "port_numbers": (1,), "speed": 3,
}  # fmt: skip
CONFIGURATION: dict[str, Any] = {
    "bLength": 9, "bDescriptorType": 2, "wTotalLength": 32, "bNumInterfaces": 1, "bConfigurationValue": 1,
    "iConfiguration": 0, "bmAttributes": 0xC0, "bMaxPower": 1, "extra_descriptors": [],
}  # fmt: skip
INTERFACE: dict[str, Any] = {
    "bLength": 9, "bDescriptorType": 4, "bInterfaceNumber": 0, "bAlternateSetting": 0, "bInterfaceClass": 7,
    "bInterfaceSubClass": 1, "bInterfaceProtocol": 2, "iInterface": 0, "extra_descriptors": [],
}  # fmt: skip
ENDPOINT: dict[str, Any] = {
    "bLength": 7, "bDescriptorType": 5, "bmAttributes": 2, "wMaxPacketSize": 64, "bInterval": 0, "bRefresh": 0,
    "bSynchAddress": 0, "extra_descriptors": [],
}  # fmt: skip


class UsbBus(IBackend):  # type: ignore[misc]  # pyusb ships no types
    """The printer's endpoints are not where python-escpos guesses them, and it may not talk back at all."""

    def __init__(self, *endpoints: int) -> None:
        self.machine = PaperMachine()
        self.endpoints = endpoints
        self.plugged_in = True
        self.forbidden = False
        self.stuck = False
        self.resets = 0
        self._answers = bytearray()

    def enumerate_devices(self) -> list[str]:
        return ["printer"] if self.plugged_in else []

    def get_device_descriptor(self, dev: str) -> SimpleNamespace:
        return SimpleNamespace(**DEVICE)

    def get_configuration_descriptor(self, dev: str, config: int) -> SimpleNamespace:
        return SimpleNamespace(**CONFIGURATION)

    def get_interface_descriptor(self, dev: str, intf: int, alt: int, config: int) -> SimpleNamespace:
        if (intf, alt) != (0, 0):
            raise IndexError
        return SimpleNamespace(bNumEndpoints=len(self.endpoints), **INTERFACE)

    def get_endpoint_descriptor(self, dev: str, ep: int, intf: int, alt: int, config: int) -> SimpleNamespace:
        return SimpleNamespace(bEndpointAddress=self.endpoints[ep], **ENDPOINT)

    def open_device(self, dev: str) -> str:
        if self.forbidden:
            raise USBError("Access denied (insufficient permissions)", -3, errno.EACCES)
        return "handle"

    def close_device(self, dev_handle: str) -> None: ...

    def set_configuration(self, dev_handle: str, config_value: int) -> None: ...

    def get_configuration(self, dev_handle: str) -> int:
        return 1

    def claim_interface(self, dev_handle: str, intf: int) -> None: ...

    def release_interface(self, dev_handle: str, intf: int) -> None: ...

    def reset_device(self, dev_handle: str) -> None:
        self.resets += 1

    def bulk_write(self, dev_handle: str, ep: int, intf: int, data: array.array[int], timeout: int) -> int:
        if self.stuck:
            raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        if not self.plugged_in:
            raise USBError("No such device (it may have been disconnected)", -4, errno.ENODEV)
        self._answers += self.machine.receive(data.tobytes())
        return len(data)

    def bulk_read(self, dev_handle: str, ep: int, intf: int, buff: array.array[int], timeout: int) -> int:
        if not self._answers:
            raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        taken = self._answers[: len(buff)]
        del self._answers[: len(taken)]
        buff[: len(taken)] = array.array("B", taken)
        return len(taken)
