"""An entry of the audit as a sentence that the head of an office reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from manage.audit.labels import label_of, value_of
from office.context import Office
from office.rules.audit import Kind
from office.snapshots.audit import Entry

KINDS: dict[Kind, tuple[Any, str]] = {
    Kind.SETTINGS: (_l("Thiết lập"), "settings"),
    Kind.PEOPLE: (_l("Người"), "people"),
    Kind.DEVICES: (_l("Máy"), "monitor"),
    Kind.TURNS: (_l("Ngoài lượt"), "call"),
    Kind.DAY: (_l("Mở, đóng cửa"), "closed"),
    Kind.ACCESS: (_l("Đăng nhập"), "lock"),
    Kind.DATA: (_l("Xoá dữ liệu"), "trash"),
}
# Who no name stands for.
NOBODY = {
    "operator": _l("Lệnh trên máy chủ"),
    "system": _l("Máy chủ tự làm"),
    "office": _l("Máy chủ tự làm"),
    "setup-link": _l("Người giữ liên kết cài đặt"),
    "stranger": _l("Một người chưa đăng nhập"),
    "citizen": _l("Công dân"),
}
DID = {
    "assign": _l("đổi lĩnh vực của {place}"),
    "add_clerk": _l("thêm cán bộ {about}"),
    "change_clerk": _l("đổi thông tin của cán bộ {about}"),
    "change_pin": _l("đổi mã PIN của mình"),
    "dismiss_clerk": _l("cho cán bộ {about} thôi sử dụng"),
    "add_manager": _l("mở tài khoản quản lý cho {about}"),
    "change_manager": _l("đổi tài khoản của {about}"),
    "remove_manager": _l("đóng tài khoản của {about}"),
    "end_manager_sessions": _l("đăng xuất {about} ở mọi máy"),
    "change_own_password": _l("đổi mật khẩu của mình"),
    "reset_password": _l("đặt mật khẩu mới cho {about}"),
    "codes_on": _l("bật mã xác thực khi đăng nhập"),
    "codes_off": _l("tắt mã xác thực khi đăng nhập"),
    "recovery_codes": _l("tạo mã dự phòng mới"),
    "setup_link": _l("tạo liên kết cài đặt máy"),
    "add_device": _l("thêm máy {about}"),
    "approve_device": _l("duyệt máy {about} (mã {code}, địa chỉ {address})"),
    "refuse_device": _l("từ chối một máy xin cài đặt (mã {code}, địa chỉ {address})"),
    "change_device": _l("đổi máy {about}"),
    "revoke_device": _l("thu hồi máy {about}"),
    "call_out_of_turn": _l("gọi số {about} ngoài lượt, đến {place}"),
    "priority": _l("đổi diện ưu tiên của số {about}"),
    "close_day": _l("đóng cửa sớm"),
    "open_day": _l("mở cửa lại"),
    "wrong_pin": _l("nhập sai mã PIN của {about}"),
    "wrong_sign_in": _l("đăng nhập sai vào tài khoản {about}"),
    "manager_sign_in": _l("đăng nhập"),
    "recovery_code_used": _l("đăng nhập bằng mã dự phòng"),
    "add_report_token": _l("cho chương trình {about} đọc số liệu"),
    "revoke_report_token": _l("thôi cho chương trình {about} đọc số liệu"),
    "erase": _l("xoá dữ liệu hết hạn giữ: {counts}"),
}
CHANGED_BY = {
    "page": _l("đổi thiết lập"),
    "undo": _l("hoàn tác lần đổi trước"),
    "import": _l("nhập danh mục thủ tục từ tệp"),
    "apply": _l("áp dụng tệp config.toml"),
}
ERASED = {"notes": _l("{count} ghi chú"), "comments": _l("{count} góp ý"), "cards": _l("{count} mã băm thẻ căn cước")}


@dataclass(frozen=True)
class Said:
    """One value, as it is read: what, before, after; "" where there was nothing."""

    key: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Teller:
    """Tells entries in the language of the page or call that is being answered."""

    office: Office

    def who(self, entry: Entry) -> str:
        return name_of(entry.who, entry.whose)

    def did(self, entry: Entry) -> str:
        """What they did, without from what to what."""
        if entry.move == "change_settings":
            return self._settings(entry)
        if entry.move == "change_clerk" and entry.detail.get("new_pin") and not entry.changed:
            return str(_("đặt mã PIN mới cho cán bộ {about}")).format(about=entry.about)
        words = str(DID.get(entry.move, entry.move)).format(**self._facts(entry))
        reason = str(entry.detail.get("reason") or "") if entry.move == "close_day" else ""
        said = f"{words}: “{reason}”" if reason else words
        return str(_("{what} (sau đó đã hoàn tác)")).format(what=said) if entry.undone else said

    def changes(self, entry: Entry) -> list[Said]:
        told = [self._said(*change) for change in entry.changed if change[0] != "active"]
        # What is new says its name in the sentence already.
        found = [each for each in told if each.before or each.after not in ("", entry.about)]
        if entry.detail.get("new_pin") and entry.changed:
            found.append(Said("pin", _("Mã PIN"), "", _("đặt mới")))
        return found

    def sentence(self, entry: Entry) -> str:
        """All of it in one line, for programs and for files."""
        told = "; ".join(f"{each.label}: {each.before or '–'} → {each.after or '–'}" for each in self.changes(entry))
        start = f"{self.who(entry)} {self.did(entry)}"
        return f"{start}: {told}" if told else start

    def kind(self, kind: Kind) -> str:
        return str(KINDS[kind][0])

    def pictogram(self, kind: Kind) -> str:
        return KINDS[kind][1]

    def _settings(self, entry: Entry) -> str:
        how = str(entry.detail.get("how", "page"))
        if how == "page" and entry.changed and all(key.startswith("catalogue.") for key, *_ in entry.changed):
            return str(_("đổi danh mục thủ tục"))
        return str(CHANGED_BY.get(how, CHANGED_BY["page"]))

    def _said(self, key: str, before: Any, after: Any) -> Said:
        office = self.office
        label = label_of(office, key, before, after)
        return Said(key, label, value_of(office, key, before), value_of(office, key, after))

    def _facts(self, entry: Entry) -> dict[str, str]:
        place = self.office.counter_name(entry.counter).json() if entry.counter else {"vi": "", "en": ""}
        erased = [str(words).format(count=entry.detail[kind]) for kind, words in ERASED.items() if kind in entry.detail]
        return {
            "about": entry.about or _("không rõ"),
            "place": place["en" if str(get_locale()) == "en" else "vi"],
            "code": str(entry.detail.get("code", "–")),
            "address": str(entry.detail.get("address", entry.detail.get("from", "–"))),
            "counts": ", ".join(erased),
        }


def name_of(label: str, name: str) -> str:
    """Who it was: their name, or what stands for nobody in particular."""
    return name or str(NOBODY.get(label, label))
