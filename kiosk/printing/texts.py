"""What a slip says besides the ticket's own words. Data, not templates: a slip is drawn, and has no page."""

from __future__ import annotations

from dataclasses import dataclass

from office.settings import Language


@dataclass(frozen=True, slots=True)
class SlipTexts:
    your_number: str
    ahead: str
    nobody: str
    one_person: str
    people: str
    taken: str
    weekdays: tuple[str, ...]
    priority: str
    quantity: str
    steps: str
    bring: str
    fee: str
    time_limit: str
    scan: str
    scan_why: str
    not_a_receipt: str
    reprint: str


TEXTS: dict[Language, SlipTexts] = {
    "vi": SlipTexts(
        your_number="Số của ông/bà",
        ahead="Trước ông/bà",
        nobody="Không có ai",
        one_person="1 người",
        people="{count} người",
        taken="Lấy số lúc",
        weekdays=("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
        priority="Ưu tiên: {who}",
        quantity="Số lượng: {count}",
        steps="Một số cho cả {count} bước",
        bring="Giấy tờ cần mang",
        fee="Lệ phí",
        time_limit="Thời hạn giải quyết",
        scan="Quét để theo dõi",
        scan_why="Điện thoại sẽ báo khi sắp đến lượt.",
        not_a_receipt="Phiếu này không phải Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        reprint="Bản in lại",
    ),
    "en": SlipTexts(
        your_number="Your number",
        ahead="Ahead of you",
        nobody="Nobody",
        one_person="1 person",
        people="{count} people",
        taken="Taken at",
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        priority="Priority: {who}",
        quantity="Quantity: {count}",
        steps="One number for all {count} steps",
        bring="Papers to bring",
        fee="Fee",
        time_limit="Time limit",
        scan="Scan to follow your turn",
        scan_why="Your phone tells you when your turn is near.",
        not_a_receipt="This is not the receipt for your dossier",
        reprint="Reprint",
    ),
}
