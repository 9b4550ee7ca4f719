"""What each proxy is called, which question of PAPI it belongs to, and what it can't tell."""

from __future__ import annotations

from office.catalogue import Words

CAUTION = Words(
    "Đây là chỉ dấu thay thế từ hàng đợi của văn phòng, không phải điểm PAPI. PAPI hỏi các hộ dân, kể cả người không "
    "đến văn phòng; hàng đợi chỉ biết những người đã lấy số.",
    "These are proxies from the office’s own queue, not a PAPI score. PAPI asks households, also those who never came; "
    "a queue knows only those who took a number.",
)
_INFORMED = Words("Thông tin về thủ tục có rõ ràng không?", "Is information about the procedure clear?")
_FEES = Words("Phí, lệ phí có được công khai không?", "Are the fees displayed?")
_CLERK = Words("Cán bộ có thạo việc, có lịch sự không?", "Is the clerk competent and respectful?")
_DEADLINE = Words("Có được báo trước ngày trả kết quả không?", "Are citizens told the deadline?")
_WINDOWS = Words("Có phải đi qua nhiều cửa không?", "Must one go to many windows?")
_EFFORT = Words("Có phải đi lại nhiều lần không?", "Is the effort reasonable?")
_OVERALL = Words("Nhìn chung có hài lòng không?", "Satisfied overall?")

ASKS = {
    "documents_shown": _INFORMED,
    "missing_papers": _INFORMED,
    "fees_shown": _FEES,
    "satisfied_with_clerk": _CLERK,
    "manner_named": _CLERK,
    "return_date": _DEADLINE,
    "time_limit_shown": _DEADLINE,
    "transfers": _WINDOWS,
    "one_window": _WINDOWS,
    "came_back": _EFFORT,
    "satisfied": _OVERALL,
}
NAMES = {
    "documents_shown": Words("Thấy giấy tờ cần có trước khi lấy số", "Saw the papers needed before the ticket"),
    "missing_papers": Words("Kết thúc vì thiếu giấy tờ", "Ended for want of papers"),
    "fees_shown": Words("Thủ tục có ghi phí, lệ phí", "Procedures with their fee shown"),
    "satisfied_with_clerk": Words("Hài lòng sau khi được phục vụ", "Satisfied after the service"),
    "manner_named": Words("Nêu thái độ chưa tốt", "Named the manner as not good"),
    "return_date": Words("Cán bộ báo ngày hẹn trả kết quả", "The clerk told the return date"),
    "time_limit_shown": Words("Thấy thời hạn giải quyết trước khi lấy số", "Saw the time limit before the ticket"),
    "transfers": Words("Số lần chuyển quầy mỗi lượt", "Transfers a visit"),
    "one_window": Words("Xong mà không phải chuyển quầy", "Done without a transfer"),
    "came_back": Words("Phải đi lấy giấy tờ rồi quay lại trong ngày", "Fetched a paper and came back the same day"),
    "satisfied": Words("Hài lòng", "Satisfied"),
}
DEFINITIONS = {
    "documents_shown": Words(
        "Số phiếu lấy cho thủ tục mà ki-ốt nêu giấy tờ cần có (danh mục hiện nay), trên tổng số phiếu.",
        "Tickets for a procedure whose papers the kiosk shows (today’s catalogue), of all tickets.",
    ),
    "missing_papers": Words(
        "Số lượt mà lần phục vụ cuối kết thúc vì thiếu giấy tờ, trên số lượt đã xong.",
        "Visits whose last service ended for missing papers, of all that ended.",
    ),
    "fees_shown": Words(
        "Số thủ tục đang nhận có ghi phí, lệ phí ở ki-ốt và trên phiếu, trên số thủ tục đang nhận.",
        "Procedures offered with their fee on kiosk and ticket, of all procedures offered.",
    ),
    "satisfied_with_clerk": Words(
        "Số câu trả lời “Hài lòng” và “Rất hài lòng”, trên số câu trả lời được tính.",
        "Answers “satisfied” and “very satisfied”, of the answers counted.",
    ),
    "manner_named": Words(
        "Số người không hài lòng có nêu thái độ, trên số câu trả lời được tính. Nêu lý do là không bắt buộc.",
        "People not satisfied who named the manner, of the answers counted. Reasons are optional.",
    ),
    "return_date": Words(
        "Số lần phục vụ kết thúc “Đã tiếp nhận” có ghi ngày hẹn trả (hiện trên điện thoại của công dân), trên tất cả "
        "số lần kết thúc như vậy.",
        "Services that ended “accepted” with a return date recorded (citizens see it on the phone), of all that "
        "ended so.",
    ),
    "time_limit_shown": Words(
        "Số phiếu lấy cho thủ tục mà ki-ốt nêu thời hạn giải quyết (danh mục hiện nay), trên tổng số phiếu.",
        "Tickets for a procedure whose time limit the kiosk shows (today’s catalogue), of all tickets.",
    ),
    "transfers": Words(
        "Số lần chuyển sang quầy hoặc lĩnh vực khác, chia cho số lượt được phục vụ.",
        "Times a citizen was sent to another counter or field, by visits served.",
    ),
    "one_window": Words(
        "Số lượt được phục vụ không có lần chuyển nào, trên số lượt được phục vụ. Bước tiếp theo của thủ tục liên "
        "thông không tính là chuyển.",
        "Visits served without any transfer, of visits served. The next step of a joint procedure is no transfer.",
    ),
    "came_back": Words(
        "Số lượt tạm gác để đi lấy giấy tờ rồi làm tiếp trong ngày, trên số lượt được phục vụ.",
        "Visits put aside to fetch a paper and resumed the same day, of visits served.",
    ),
    "satisfied": Words(
        "Số câu trả lời “Hài lòng” và “Rất hài lòng”, trên số câu trả lời được tính.",
        "Answers “satisfied” and “very satisfied”, of the answers counted.",
    ),
}
# What somebody who reads the value must know besides.
NOTES = {
    "satisfied_with_clerk": Words(
        "Một câu hỏi chung cho cả lượt khách; không hỏi riêng về cán bộ.",
        "One question on the whole visit, not on the clerk.",
    ),
    "return_date": Words(
        "Ngày chỉ ghi trên Giấy tiếp nhận hồ sơ mà không ghi ở quầy thì hàng đợi không biết. Chưa ai ghi lần nào thì "
        "không có bằng chứng, không phải là không ai được báo.",
        "A date that stands only on the dossier’s receipt is unknown to the queue. Where nobody recorded any, there is "
        "no evidence; it does not mean that nobody was told.",
    ),
    "came_back": Words(
        "Người lấy số mới, hay trở lại hôm khác, không nhận ra được: phiếu không ghi tên.",
        "Who took a new ticket, or came back another day, can’t be recognised: tickets hold no name.",
    ),
    "documents_shown": Words("Chỉ kể giấy tờ mà văn phòng đã xác nhận.", "Only papers that the office has confirmed."),
}
