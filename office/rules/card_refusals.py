"""Why an ID card gives no ticket. What was read of it never stands in the sentence."""

from __future__ import annotations

from office.rules.refusals import Reason

NO_CARD_CODE = Reason(
    "card-unreadable",
    422,
    "Mã vừa quét không phải mã trên thẻ căn cước. Xin đưa mã QR trên thẻ vào máy quét.",
    "That is not the code of an ID card. Please hold the card’s QR code to the scanner.",
    field="text",
)
CARD_CUT_SHORT = Reason(
    "card-unreadable",
    422,
    "Máy chưa đọc hết mã trên thẻ. Xin đưa thẻ lại, giữ yên một chút.",
    "The card’s code was not read to its end. Please hold it to the scanner again, and keep it still.",
    field="text",
)
CARD_OLD = Reason(
    "card-unreadable",
    422,
    "Chứng minh nhân dân 9 số không dùng ở đây được. Xin quét thẻ căn cước, hoặc gặp bàn hướng dẫn.",
    "The old card with nine digits can’t be used here. Please scan the ID card, or ask at the help desk.",
    field="text",
)
CARD_MISREAD = Reason(
    "card-unreadable",
    422,
    "Máy đọc chưa đúng mã trên thẻ. Xin quét lại.",
    "The card’s code was misread. Please scan it again.",
    field="text",
)

CARDS_OFF = Reason(
    "cards-off", 409, "Văn phòng không dùng thẻ căn cước khi lấy số.", "This office asks for no ID card for a ticket."
)
CARD_NEEDED = Reason(
    "card-needed",
    409,
    "Xin quét thẻ căn cước trước khi lấy số. Không có thẻ, xin gặp bàn hướng dẫn.",
    "Please scan your ID card before taking a ticket. Without one, please ask at the help desk.",
)
ONE_TICKET = Reason(
    "one-ticket",
    409,
    "Ông/bà đã có số {number}, {state_vi}. Mỗi người một số: xong số này sẽ lấy được số khác. Cần thêm số ngay, "
    "xin gặp bàn hướng dẫn.",
    "You already hold {number}, which {state_en}. One ticket each: when it is done you can take another. "
    "If you need one more now, please ask at the help desk.",
)
