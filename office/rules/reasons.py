"""The sentence a clerk reads beside a waiting ticket: why it stands there."""

from __future__ import annotations

from office.rules.routing import Why

SENTENCES: dict[Why, dict[str, str]] = {
    Why.ARRIVAL: {"vi": "Theo thứ tự đến", "en": "In order of arrival"},
    Why.PRIORITY: {"vi": "Được ưu tiên", "en": "Has priority"},
    Why.BOUND: {"vi": "Hẹn quay lại quầy này", "en": "Comes back to this counter"},
    Why.OVERDUE: {"vi": "Đã chờ quá lâu", "en": "Has waited past the target"},
}
