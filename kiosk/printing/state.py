"""How the printer is, and the sentences that say so with the mend."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from office.catalogue import Words

Health = Literal["ok", "offline", "paper_out", "paper_low", "error", "off", "browser"]
Result = Literal["waiting", "printed", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class PrinterState:
    """What the manager sees. `since` is when the health or its message last changed."""

    kind: str
    health: Health
    message: Words
    since: dt.datetime
    waiting: int
    last_printed_at: dt.datetime | None


class PrinterTroubleError(Exception):
    """The printer can't print now; `message` says what to do about it."""

    def __init__(self, health: Health, message: Words) -> None:
        super().__init__(message.en)
        self.health = health
        self.message = message


CONNECTING = Words("Đang kết nối với máy in…", "Connecting to the printer…")
SWITCHED_OFF = Words("Không dùng máy in.", "No printer is used.")
BY_BROWSER = Words("Trình duyệt của ki-ốt tự in phiếu.", "The kiosk's browser prints the slips.")
READY = Words("Máy in sẵn sàng.", "The printer is ready.")
PAPER_LOW = Words("Máy in sắp hết giấy: chuẩn bị cuộn giấy mới.", "The paper is running low: have a new roll ready.")
PAPER_OUT = Words(
    "Máy in hết giấy: mở nắp, thay cuộn giấy mới, đóng nắp lại.",
    "The printer is out of paper: open the cover, put in a new roll, close the cover.",
)
COVER_OPEN = Words("Nắp máy in đang mở: đóng nắp lại.", "The printer's cover is open: close it.")
CUTTER_STUCK = Words(
    "Dao cắt giấy bị kẹt: tắt máy in, gỡ giấy kẹt, bật lại.",
    "The cutter is stuck: switch the printer off, take out the jammed paper, switch it on.",
)
NOT_READY = Words(
    "Máy in báo lỗi: xem đèn báo và giấy kẹt, rồi tắt máy in và bật lại.",
    "The printer reports a fault: look at its lamps and for jammed paper, then switch it off and on.",
)
SILENT = Words(
    "Máy in không trả lời: xem giấy, nắp và đèn báo, rồi tắt máy in và bật lại.",
    "The printer doesn't answer: look at paper, cover and lamps, then switch it off and on.",
)
BROKE_OFF = Words(
    "Máy in ngắt kết nối khi đang in: kiểm tra nguồn điện và dây nối.",
    "The printer broke off in the middle of a slip: check its power and cable.",
)
UNEXPECTED = Words(
    "Không in được phiếu: xem nhật ký của máy chủ, rồi khởi động lại.",
    "The slip could not be printed: see the server's log, then restart it.",
)


def unreachable(host: str, port: int) -> Words:
    return Words(
        f"Không kết nối được máy in {host}:{port}: kiểm tra nguồn điện, dây mạng và host trong mục [printer].",
        f"Can't reach the printer at {host}:{port}: check its power, network cable and host under [printer].",
    )


def usb_missing(vendor_id: int, product_id: int) -> Words:
    name = f"{vendor_id:04x}:{product_id:04x}"
    return Words(
        f"Không thấy máy in USB {name}: bật máy in, cắm lại dây, hoặc sửa vendor_id và product_id (xem lsusb).",
        f"No USB printer {name}: switch it on, plug it in again, or mend vendor_id and product_id (see lsusb).",
    )


USB_LIBRARY_MISSING = Words(
    "Máy chủ thiếu thư viện USB: cài bằng lệnh sudo apt install libusb-1.0-0.",
    "The server lacks the USB library: install it with sudo apt install libusb-1.0-0.",
)
USB_FORBIDDEN = Words(
    "Không có quyền dùng máy in USB: thêm người dùng vào nhóm lp (sudo usermod -aG lp <tên>), rồi đăng nhập lại.",
    "Not allowed to use the USB printer: add the user to group lp (sudo usermod -aG lp <name>), then sign in again.",
)


def unwritable(path: str, reason: str) -> Words:
    return Words(
        f"Không ghi được vào {path} ({reason}): kiểm tra máy in, quyền ghi và path trong mục [printer].",
        f"Can't write to {path} ({reason}): check the printer, its permissions and path under [printer].",
    )
