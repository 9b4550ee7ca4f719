"""Which data about people are kept, where, for how long, and who sees them: the one table that the privacy page tells.

A test holds it against the schema: a column in which words can stand is either named in `KEPT` or in `CODES`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Both = tuple[str, str]


@dataclass(frozen=True)
class Kept:
    """One kind of data, in Vietnamese and English. `counted`: what the page says is there just now."""

    what: Both
    where: tuple[str, ...]
    seen_by: Both
    how_long: Both
    about: Literal["citizens", "staff"]
    counted: Literal["", "notes", "comments", "cards"] = ""


# `{days}` is [privacy] keep_texts_days.
TEXTS_KEPT: Both = (
    "{days} ngày, rồi tự xoá lời; số liệu còn lại",
    "{days} days, then the words are erased by themselves; figures stay",
)
WITH_THE_LOG: Both = ("Cùng nhật ký, để trả lời vì sao phải chờ", "With the log, which answers why people waited")
ASIDE: Both = ("Không ai; chỉ máy chủ so sánh", "Nobody; only the server compares it")

KEPT: tuple[Kept, ...] = (
    Kept(
        ("Phiếu: số, thủ tục, số bản, giờ lấy, giờ gọi, giờ xong", "Tickets: number, procedure, copies, and when"),
        ("tickets.number", "tickets.token", "services.procedure", "calls.number"),
        ("Mọi màn hình thấy số; không có tên", "Every screen shows the number; there is no name"),
        ("Không giới hạn: không gắn với ai", "Without limit: it belongs to no name"),
        "citizens",
    ),
    Kept(
        ("Diện ưu tiên của phiếu (tuổi, khuyết tật, thai sản, người có công)", "A ticket’s priority class"),
        ("tickets.priority",),
        ("Cán bộ tại quầy, bàn hướng dẫn, người quản lý", "Clerks, the help desk, the manager"),
        ("Cùng phiếu, không có tên", "With the ticket, without a name"),
        "citizens",
    ),
    Kept(
        ("Ghi chú của cán bộ về phiếu", "Clerks’ notes on a ticket"),
        ("notes.text", "tickets.note"),
        ("Cán bộ tại quầy", "Clerks at counters"),
        TEXTS_KEPT,
        "citizens",
        "notes",
    ),
    Kept(
        ("Lời góp ý khi chấm điểm", "Comments beside a rating"),
        ("ratings.comment",),
        ("Người quản lý", "The manager"),
        TEXTS_KEPT,
        "citizens",
        "comments",
    ),
    Kept(
        (
            "Điện thoại đã chấm điểm: chỉ mã băm có khoá của địa chỉ mạng, để không tính một máy chấm nhiều phiếu",
            "The phone that rated: only a keyed hash of its address, so that one phone can’t rate many tickets",
        ),
        ("ratings.source_hash",),
        ASIDE,
        ("Đến hết ngày làm việc", "Until the day is over"),
        "citizens",
    ),
    Kept(
        (
            "Thẻ căn cước: chỉ mã băm có khoá của số thẻ, mỗi ngày một khác (nếu văn phòng bật “mỗi người một số”)",
            "ID card: only a keyed hash of its number, another each day (if the office wants one ticket a person)",
        ),
        ("cards.hash",),
        ASIDE,
        ("Đến hết ngày làm việc", "Until the day is over"),
        "citizens",
        "cards",
    ),
    Kept(
        ("Cán bộ, người quản lý: họ tên, lĩnh vực", "Clerks and managers: name, fields"),
        ("clerks.name", "managers.name", "managers.login"),
        ("Người quản lý; màn hình đăng nhập ở quầy", "The manager; the sign-in page at counters"),
        ("Cùng nhật ký phục vụ", "With the service log"),
        "staff",
    ),
    Kept(
        (
            "Mã PIN, mật khẩu, mã khôi phục: đã băm; khoá sinh mã xác thực",
            "PINs, passwords, recovery codes: hashed; the keys that codes are made with",
        ),
        ("clerks.pin_hash", "managers.password_hash", "managers.totp_secret", "recovery_codes.code_hash"),
        ASIDE,
        ("Đến khi đổi hoặc nghỉ việc", "Until changed, or the person leaves"),
        "staff",
    ),
    Kept(
        ("Nhật ký: ai trong văn phòng làm gì, lúc nào, ở quầy nào", "Journal: who of the staff did what, when, where"),
        ("journal.actor", "journal.detail", "editions.actor", "erasures.actor", "idempotency_keys.actor"),
        ("Người quản lý", "The manager"),
        WITH_THE_LOG,
        "staff",
    ),
    Kept(
        ("Lý do tạm dừng quầy, lý do đóng ngày, cán bộ tự ghi", "Reasons for a pause or for closing the day"),
        ("counters.paused_reason", "counters.break_reason", "journal.detail"),
        ("Quầy đó, người quản lý", "That counter, the manager"),
        WITH_THE_LOG,
        "staff",
    ),
    Kept(
        ("Máy: tên, địa chỉ mạng khi xin cài đặt hay đăng nhập", "Machines: name, network address when set up"),
        ("devices.name", "devices.glass", "devices.shows", "report_tokens.name", "pairings.address",
         "manager_sessions.address", "sign_in_tries.place"),
        ("Người quản lý", "The manager"),
        ("Tên: đến khi gỡ máy; địa chỉ: trong nhật ký", "Name: while set up; address: in the journal"),
        "staff",
    ),
)  # fmt: skip

# Columns wide enough for words in which none stand: ids, codes, and the office's own settings.
CODES = frozenset({
    "clerks.fields", "counters.fields", "editions.settings", "editions.catalogue", "first_runs.passed",
    "idempotency_keys.action", "idempotency_keys.key", "offices.id", "ratings.reasons", "services.field",
    "services.journey", "services.procedure", "services.forecast", "tickets.bound_counter", "tickets.field",
    "tickets.journey", "tickets.procedure", "tickets.return_field", "tickets.return_procedure", "tickets.token",
})  # fmt: skip
