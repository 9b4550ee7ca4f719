"""Why an answer to "how was it?" is not taken, and why a reader of figures is none."""

from __future__ import annotations

from office.rules.refusals import Reason

NOT_RATED_YET = Reason(
    "not-served-yet",
    409,
    "Xin đánh giá sau khi được phục vụ xong.",
    "Please rate after you have been served.",
)
RATED_ALREADY = Reason(
    "rated-already", 409, "Phiếu này đã được đánh giá. Xin cảm ơn.", "This ticket has been rated already. Thank you."
)
RATING_OVER = Reason(
    "rating-over",
    409,
    "Lượt đánh giá này đã hết. Ông/bà vẫn đánh giá được trên điện thoại, bằng mã QR của phiếu.",
    "The time for this answer is over. You can still rate on your phone, with the ticket’s QR code.",
)
NO_SUCH_FACE = Reason(
    "unknown-score", 422, "Xin chọn một trong các mặt cười.", "Please choose one of the faces.", field="score"
)
NO_REPORT_TOKEN = Reason(
    "no-report-token",
    404,
    "Không có chương trình này, hoặc đã thôi cho đọc rồi.",
    "There is no such program, or it may read no longer already.",
)
