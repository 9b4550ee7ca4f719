"""The sentence a clerk reads beside a waiting ticket: why it stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from office.rules.routing import Why

SENTENCES: dict[Why, tuple[str, str]] = {
    Why.ARRIVAL: ("Theo thứ tự đến", "In order of arrival"),
    Why.OVERDUE: ("Theo thứ tự đến, đã chờ quá mục tiêu", "In order of arrival, has waited past the target"),
    Why.PRIORITY: ("Ưu tiên: {class_vi}", "Priority: {class_en}"),
    Why.BOUND: ("Được chuyển đến quầy này, giữ giờ đến", "Sent to this counter, keeps the arrival"),
    Why.TRANSFERRED: ("Chuyển từ quầy khác, giữ giờ đến", "Sent on by another counter, keeps the arrival"),
    Why.RETURNED: ("Quay lại sau khi làm ở quầy khác, giữ giờ đến", "Back from another counter, keeps the arrival"),
    Why.JOURNEY: (
        "Liên thông, bước {step}/{of}, giữ giờ đến",
        "Joint procedure, step {step} of {of}, keeps the arrival",
    ),
    Why.REDIRECTED: ("Bàn hướng dẫn chuyển sang, giữ giờ đến", "Sent here by the help desk, keeps the arrival"),
    Why.REINSTATED: ("Đã vắng khi gọi, nay có mặt, giữ giờ đến", "Missed a call, is here now, keeps the arrival"),
}


def sentence(why: Sequence[Why], values: Mapping[str, object]) -> dict[str, str]:
    """The reasons as one sentence in both languages. `values`: class_vi, class_en; step, of on a journey."""
    both = [SENTENCES[each] for each in why]
    return {
        "vi": " · ".join(vi.format_map(values) for vi, _ in both),
        "en": " · ".join(en.format_map(values) for _, en in both),
    }
