"""Every reason why the office says no, each with its sentence.

`code` becomes the problem's type (`urn:motcua:<code>`); `status` its HTTP status.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """`field`: the part of the request that is wrong, for the reasons of status 422."""

    code: str
    status: int
    vi: str
    en: str
    field: str = ""


class Refusal(Exception):
    """The office says no. Raised inside a transaction it undoes everything done in it."""

    def __init__(self, reason: Reason, **values: object) -> None:
        super().__init__(reason.code)
        self.reason = reason
        self.values = values

    def sentence(self, language: str) -> str:
        """The reason for a person, in `language` ("vi" or "en")."""
        text = self.reason.en if language == "en" else self.reason.vi
        return text.format(**self.values)


# Who are you, and is this yours?
WRONG_PIN = Reason("wrong-pin", 401, "Mã PIN không đúng. Xin nhập lại.", "That PIN is wrong. Please try again.")
LOCKED = Reason(
    "locked",
    429,
    "Nhập sai nhiều lần. Xin chờ {seconds} giây rồi nhập lại.",
    "Too many wrong tries. Please wait {seconds} seconds and try again.",
)
SIGNED_OUT = Reason(
    "signed-out", 401, "Phiên làm việc đã kết thúc. Xin đăng nhập lại.", "You were signed out. Please sign in again."
)
NOT_HERE = Reason(
    "counter-not-assigned",
    403,
    "Máy này chưa được gán cho quầy nào. Nhờ người quản lý gán quầy cho máy.",
    "This device is not assigned to a counter. Ask the manager to assign one.",
)

LINK_USED = Reason(
    "setup-link-used",
    403,
    "Liên kết cài đặt đã dùng hoặc đã hết hạn. Khởi động lại máy chủ, hoặc tạo liên kết mới ở trang quản lý.",
    "This set-up link was used or has expired. Restart the server, or make a new one on the manager’s page.",
)
TOO_MANY_PAIRINGS = Reason(
    "too-many-pairings",
    429,
    "Quá nhiều máy đang xin cài đặt. Nhờ người quản lý xem mục Màn hình; máy này thử lại sau {seconds} giây.",
    "Too many devices are asking to be set up. Ask the manager to look at Screens; trying again in {seconds} seconds.",
)
NO_PAIRING = Reason(
    "no-pairing",
    404,
    "Yêu cầu cài đặt này không còn. Xem mã mới trên máy.",
    "This request is no longer there. Look for a new code on the device.",
)
PAIRING_DECIDED = Reason(
    "pairing-decided",
    409,
    "Yêu cầu này đã được trả lời.",
    "This request has been answered already.",
)
NEEDS_COUNTER = Reason(
    "counter-needed", 422, "Xin chọn quầy cho máy này.", "Please choose the counter for this device.", field="counter"
)
BAD_PIN_SHAPE = Reason("bad-pin", 422, "Mã PIN gồm 4 đến 12 chữ số.", "A PIN has 4 to 12 digits.", field="pin")

# What does not exist
NO_TICKET = Reason("no-ticket", 404, "Không tìm thấy phiếu này.", "There is no such ticket.")
NO_NUMBER = Reason("no-number", 404, "Hôm nay không có phiếu số {number}.", "There is no ticket {number} today.")
NO_CALL = Reason("no-call", 404, "Không có lượt gọi này.", "There is no such call.")
NO_SOUND = Reason("no-sound", 503, "{vi}", "{en}")
NO_CLERK = Reason("no-clerk", 404, "Không có cán bộ này.", "There is no such clerk.")
NO_SUCH_PART = Reason("no-such-settings", 404, "Không có phần thiết lập này.", "There are no such settings.")
NO_DEVICE = Reason("no-device", 404, "Không có màn hình này.", "There is no such screen.")
NO_SUCH_COUNTER = Reason("no-counter", 404, "Không có quầy “{counter}”.", "There is no counter “{counter}”.")
NO_PROCEDURE = Reason(
    "unknown-procedure",
    422,
    "Không có thủ tục “{procedure}”.",
    "There is no procedure “{procedure}”.",
    field="procedure",
)
NO_FIELD = Reason("unknown-field", 422, "Không có lĩnh vực “{field}”.", "There is no field “{field}”.", field="field")
NO_COUNTER = Reason(
    "unknown-counter", 422, "Không có quầy “{counter}”.", "There is no counter “{counter}”.", field="counter"
)
NO_PRIORITY = Reason(
    "unknown-priority",
    422,
    "Không có diện ưu tiên “{priority}”.",
    "There is no priority class “{priority}”.",
    field="priority",
)
TOO_MANY_COPIES = Reason(
    "quantity-too-large",
    422,
    "Số bản tối đa là {limit}. Xin gặp bàn hướng dẫn nếu cần nhiều hơn.",
    "At most {limit} copies. Please ask at the help desk if you need more.",
    field="quantity",
)
KEY_REUSED = Reason(
    "idempotency-key-reused",
    422,
    "Khoá Idempotency-Key này đã dùng cho một việc khác. Xin dùng khoá mới.",
    "This Idempotency-Key was used for another request. Use a new key.",
    field="Idempotency-Key",
)

# The office says no
AT_COUNTER_NOW = Reason(
    "at-counter-now",
    409,
    "Số {number} đang được gọi đến {vi}. Nhờ cán bộ ở đó ghi vắng mặt nếu công dân không làm nữa.",
    "{number} is being called to {en}. Ask the clerk there to mark a no-show if the citizen has given up.",
)
CLOSED = Reason(
    "office-closed",
    409,
    "Hiện chưa phát số. Mời ông/bà quay lại lúc {opens_vi}.",
    "Tickets are not given now. Please come back at {opens_en}.",
)
CLOSED_FOR_LONG = Reason(
    "office-closed",
    409,
    "Văn phòng đang nghỉ dài ngày. Mời ông/bà xem thông báo ở cửa.",
    "The office is closed for a long time. Please see the notice at the door.",
)
DAY_CLOSED = Reason(
    "day-closed",
    409,
    "Hôm nay văn phòng đã kết thúc nhận phiếu. Mời ông/bà quay lại lúc {opens_vi}.",
    "No more tickets are given today. Please come back at {opens_en}.",
)
PROCEDURE_CLOSED = Reason(
    "procedure-closed",
    409,
    "“{name_vi}” đang tạm ngừng tiếp nhận. {reason_vi}",
    "“{name_en}” is not being taken just now. {reason_en}",
)
PROCEDURE_OFF = Reason(
    "procedure-off",
    409,
    "“{name_vi}” không còn được tiếp nhận ở đây. Mời ông/bà hỏi bàn hướng dẫn.",
    "“{name_en}” is no longer done here. Please ask at the help desk.",
)
FIELD_FULL = Reason(
    "field-full",
    409,
    "{name_vi}: các quầy chỉ còn kịp phục vụ những người đã lấy số hôm nay. Mời ông/bà quay lại lúc {opens_vi}.",
    "{name_en}: today the counters can only serve those who already have a number. Please come back at {opens_en}.",
)
BULK_CLOSED = Reason(
    "bulk-closed",
    409,
    "Từ {limit} bản trở lên được nhận riêng. Mời ông/bà quay lại lúc {opens_vi}, hoặc lấy số cho ít bản hơn.",
    "{limit} copies and more are taken separately. Please come back at {opens_en}, or take a ticket for fewer copies.",
)
COUNTER_BUSY = Reason(
    "counter-busy",
    409,
    "Quầy đang có số {number}. Hãy kết thúc số này trước.",
    "Number {number} is at this counter. Finish it first.",
)
COUNTER_PAUSED = Reason(
    "counter-paused",
    409,
    "Quầy đang tạm dừng. Bấm “Mở quầy” để gọi tiếp.",
    "The counter is paused. Press “Open” to go on.",
)
NOBODY_HERE = Reason(
    "nobody-at-counter",
    409,
    "Quầy chưa gọi ai. Bấm “Gọi tiếp” trước.",
    "Nobody is at this counter. Press “Call next” first.",
)
NOT_ALLOWED = Reason(
    "move-not-allowed",
    409,
    "Số {number} {state_vi}, không thể {move_vi}.",
    "Number {number} {state_en} and can’t {move_en}.",
)
RECALL_TOO_SOON = Reason(
    "recall-too-soon",
    409,
    "Vừa gọi lại rồi. Chờ {seconds} giây nữa.",
    "Just called again. Wait {seconds} more seconds.",
)
RECALL_LIMIT = Reason(
    "recall-limit",
    409,
    "Đã gọi lại {limit} lần. Nếu không có ai đến, bấm “Vắng mặt”.",
    "Called again {limit} times. If nobody comes, press “No-show”.",
)
TRANSFER_TO_HERE = Reason(
    "transfer-to-here",
    409,
    "Số {number} đang ở chính quầy này. Chọn nơi khác, hoặc bấm “Tạm gác” nếu người dân sẽ quay lại.",
    "Number {number} is at this very counter. Choose another place, or press “Park” if the citizen will be back.",
)
RETURNS_ALREADY = Reason(
    "returns-already",
    409,
    "Số {number} đã được hẹn quay lại cán bộ trước. Chuyển tiếp mà không chọn “quay lại”.",
    "Number {number} already goes back to an earlier clerk. Send it on without “return”.",
)
NOT_YOURS = Reason(
    "not-your-ticket",
    409,
    "Số {number} được hẹn với cán bộ khác.",
    "Number {number} is kept for another clerk.",
)
NOTHING_TO_UNDO = Reason(
    "nothing-to-undo",
    409,
    "Không còn gì để hoàn tác: chỉ hoàn tác được bước cuối trong {seconds} giây.",
    "Nothing to undo: only the last move can be undone, within {seconds} seconds.",
)
MOVED_SINCE = Reason(
    "moved-since",
    409,
    "Số {number} đã được chuyển bước sau đó, không hoàn tác được.",
    "Number {number} has been moved since; it can’t be undone.",
)
TAKEN = Reason(
    "taken-meanwhile",
    409,
    "Số {number} vừa được quầy khác gọi.",
    "Number {number} was just called by another counter.",
)

# A day that is tried before it comes
NOT_WORKED = Reason(
    "day-not-worked",
    409,
    "Ngày {day} văn phòng không làm việc. Xin chọn ngày khác.",
    "The office is closed on {day}. Please choose another day.",
)
NOBODY_WORKS = Reason(
    "no-counter-open",
    409,
    "Kế hoạch này chưa có quầy nào mở. Xin mở ít nhất một quầy.",
    "No counter is open in this plan. Open at least one.",
)
NO_PAST = Reason(
    "no-past",
    409,
    "Nhật ký chưa đủ ngày để học. Xin chọn một cỡ văn phòng mẫu.",
    "The log has too few days to learn from. Choose a sample office.",
)
NOBODY_COMES = Reason(
    "nobody-comes",
    409,
    "Theo số liệu này, không có ai đến trong giờ làm việc của ngày đó. Xin chọn số liệu khác.",
    "By these figures nobody comes in that day’s hours. Choose other figures.",
)

# Settings that change while the office works
CHANGED_MEANWHILE = Reason(
    "settings-changed-meanwhile",
    409,
    "Người khác vừa đổi chính mục này. Xin xem lại giá trị mới rồi sửa tiếp.",
    "Somebody else has just changed the same thing. Look at the new values, then change them.",
)
NOTHING_TO_TAKE_BACK = Reason(
    "settings-changed-since",
    409,
    "Thiết lập đã được đổi tiếp sau đó, không hoàn tác được nữa.",
    "The settings have been changed again since; this change can no longer be undone.",
)
COUNTER_IS_MANNED = Reason(
    "counter-is-manned",
    409,
    "{counter} đang có cán bộ. Khi cán bộ đã rời quầy thì mới bỏ quầy được.",
    "A clerk sits at {counter}. It can be removed once the clerk has signed out.",
)
COUNTER_HAS_TICKET = Reason(
    "counter-has-ticket",
    409,
    "Số {number} đang ở hoặc đang chờ {counter}. Xong số đó thì mới bỏ quầy được.",
    "Number {number} is at {counter} or waits for it. The counter can be removed when that is done.",
)
FIELD_HAS_TICKET = Reason(
    "field-has-ticket",
    409,
    "Số {number} còn đang chờ hoặc đang làm trong “{field}”. Bỏ được khi không còn ai, hoặc sau giờ làm việc.",
    "Number {number} is still waiting or being served in “{field}”. It can be removed when nobody is left there.",
)
PROCEDURE_HAS_TICKET = Reason(
    "procedure-has-ticket",
    409,
    "Số {number} còn đang làm “{procedure}”. Bỏ hoặc đổi các bước được khi không còn ai, hoặc sau giờ làm việc.",
    "Number {number} is still there for “{procedure}”. It can be removed, or its steps changed, when nobody is left.",
)
OFFICE_HAS_TICKETS = Reason(
    "office-has-tickets",
    409,
    "Đổi múi giờ là đổi ngày làm việc: chỉ đổi được khi không còn ai chờ. Số {number} còn đang chờ.",
    "Another time zone is another day: it can be changed when nobody is left. Number {number} is still there.",
)

# The catalogue
PREFIX_IN_USE = Reason(
    "letter-in-use",
    409,
    "Hôm nay đã phát số bắt đầu bằng chữ {letter}. Đổi chữ này được từ ngày mai, trước khi phát số.",
    "Numbers with {letter} were given today. The letter can be changed from tomorrow, before the first number.",
)
PROCEDURE_WAS_USED = Reason(
    "procedure-was-used",
    409,
    "Đã có phiếu làm “{procedure}”, báo cáo còn cần tên này. Chọn “Tắt”: người dân không thấy nữa.",
    "Tickets were given for “{procedure_en}”, and reports need its name. Choose “Off”: no citizen sees it then.",
)
FIELD_WAS_USED = Reason(
    "field-was-used",
    409,
    "Đã có phiếu trong “{field}”, báo cáo còn cần tên này. Tắt hết thủ tục của nó thì ki-ốt không hiện nữa.",
    "Tickets were given in “{field_en}”, reports need its name. With all its procedures off the kiosk hides it.",
)
