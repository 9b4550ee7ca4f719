"""Why a break is not announced."""

from __future__ import annotations

from office.rules.refusals import Reason

BREAK_IS_OVER = Reason(
    "break-is-over",
    422,
    "Giờ nghỉ này đã qua. Xin chọn giờ sau bây giờ, hoặc bấm “Tạm dừng” để nghỉ ngay.",
    "That time is over. Choose a later one, or press “Pause” to stop now.",
    field="at",
)
BREAK_ANOTHER_DAY = Reason(
    "break-another-day",
    422,
    "Chỉ báo trước được giờ nghỉ trong hôm nay.",
    "Only a break of today can be announced.",
    field="at",
)
NOBODY_SITS = Reason(
    "nobody-sits-there",
    409,
    "{vi} chưa có cán bộ: chưa có ai để báo nghỉ.",
    "Nobody sits at {en}, so there is no break to announce.",
)
