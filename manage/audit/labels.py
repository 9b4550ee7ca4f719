"""What a key of the settings or of the catalogue is called on its page, and how its values are read there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from manage.settings.asking import Ask, Rows, questions
from manage.settings.sections import OF_TABLES, SECTIONS
from office.catalogue import Words
from office.catalogue_file.cells import to_cell
from office.catalogue_file.columns import FIELDS, LISTS, PROCEDURES, Column
from office.context import Office
from office.settings_file import OfficeData
from office.storage.editions import Edition

Labels = dict[str, tuple[Any, Ask | None]]
SHEETS = {"field": FIELDS, "procedure": PROCEDURES}
COLUMNS: dict[str, dict[str, Column]] = {
    "field": {each.key: each for each in FIELDS.columns},
    "procedure": {each.key: each for each in (*PROCEDURES.columns, *LISTS)},
}
# Keys that no page of the settings asks in so many words; and what is changed of people and screens.
OTHERS = {
    "office.most_used": _l("Hay dùng ở ki-ốt"),
    "office.languages": _l("Ngôn ngữ"),
    "display.shown": _l("Hình ảnh"),
    "satisfaction.grades": _l("Các mức đánh giá"),
    "satisfaction.points": _l("Điểm của từng mức"),
    "voice.recorded": _l("Bản ghi âm riêng"),
    "name": _l("Tên"),
    "fields": _l("Lĩnh vực"),
    "role": _l("Loại máy"),
    "counter": _l("Quầy"),
    "priority": _l("Diện ưu tiên"),
    "active": _l("Đang dùng"),
    "login": _l("Tên đăng nhập"),
}
ROLES = {
    "kiosk": _l("Ki-ốt"),
    "display": _l("Màn hình sảnh"),
    "counter": _l("Máy quầy"),
    "manager": _l("Máy quản lý"),
}
ANY = "*"


def _labels() -> Labels:
    """Every question of the settings' pages by its key; of tables, with the table's name left open."""
    table = {"id": ANY, "name": "", "prefix": ""}
    sample = OfficeData({name: [table] for name in OF_TABLES}, {"field": [], "procedure": []})
    edition = Edition(0, dt.datetime.min.replace(tzinfo=dt.UTC), "", "", sample)
    found: Labels = {}
    for name, section in SECTIONS.items():
        if name in OF_TABLES:
            found[f"{name}.{ANY}"] = (section.title, None)
        parts = OF_TABLES[name](edition) if name in OF_TABLES else section.parts
        for ask in questions(replace(section, parts=parts)):
            found[ask.at] = (ask.label, ask if isinstance(ask, Ask) else None)
            if isinstance(ask, Rows):
                found[f"{ask.at}.{ANY}"] = (ask.label, None)
                found |= {f"{ask.at}.{ANY}.{column.at}": (column.label, column) for column in ask.columns}
    return found


LABELS = _labels()


def asked_at(key: str) -> tuple[Any, Ask | None]:
    """The question behind a key, and ("", None) for a key that is none's."""
    parts = key.split(".")
    tries = [key, *(".".join([*parts[:place], ANY, *parts[place + 1 :]]) for place in range(1, len(parts)))]
    if key in OTHERS:
        return OTHERS[key], None
    return next((LABELS[each] for each in tries if each in LABELS), ("", None))


def label_of(office: Office, key: str, before: Any = None, after: Any = None) -> str:
    """As a person says it: "Quầy 1: Tên quầy", "Đăng ký khai sinh: Phí, lệ phí"; a key that nobody knows as it is."""
    parts = key.split(".")
    if parts[-1] == "order":
        kinds = {"catalogue.field": _("Lĩnh vực"), "catalogue.procedure": _("Thủ tục")}
        of = kinds.get(".".join(parts[:-1])) or LABELS.get(f"{'.'.join(parts[:-1])}.*", ("", None))[0]
        return str(_("{what}: thứ tự")).format(what=of or key)
    if parts[0] == "catalogue" and len(parts) > 2:
        return _of_catalogue(office, parts[1], parts[2], parts[3:])
    label, _ask = asked_at(key)
    thing = _thing(office, parts, before, after)
    return ": ".join(str(each) for each in (thing, label) if each) or key


def value_of(office: Office, key: str, value: Any) -> str:
    """What stood there, in words; "" for nothing."""
    parts = key.split(".")
    if parts[0] == "catalogue" and len(parts) == 4 and parts[3] in COLUMNS.get(parts[1], {}) and value is not None:
        column = COLUMNS[parts[1]][parts[3]]
        return _named(office, value) if column.key == "field" else str(to_cell(column, value, _language()))
    if key == "role":
        return str(ROLES.get(value, value or ""))
    if key == "counter" and value:
        return _word(office.counter_name(str(value)))
    if key == "priority" and value:
        known = next((each for each in office.settings.priority if each.id == value), None)
        return _word(Words(known.name, known.name_en)) if known else str(value)
    ask = asked_at(key)[1]
    if ask is not None and not isinstance(value, dict):
        options = {str(name): words for name, words in ask.options}
        if str(value) in options:
            return str(options[str(value)])
        if ask.kind == "days":
            return ", ".join(_days()[day] for day in value or () if day in _days())
        if ask.unit and value is not None:
            return f"{value} {ask.unit}"
    return _plain(office, value)


def _of_catalogue(office: Office, table: str, id_: str, rest: list[str]) -> str:
    name = _named(office, id_) if table in SHEETS else id_
    kind = SHEETS[table].title(_language()) if table in SHEETS else table
    if not rest:
        return f"{kind}: {name}"
    column = COLUMNS.get(table, {}).get(rest[0])
    return f"{name}: {column.head(_language()) if column else rest[0]}"


def _thing(office: Office, parts: list[str], before: Any, after: Any) -> str:
    """Which table of a list it is about: a counter, a class, a holiday."""
    for place in range(1, len(parts)):
        if ".".join([*parts[:place], ANY]) in LABELS and ".".join(parts[: place + 1]) not in LABELS:
            id_ = parts[place]
            if parts[0] == "counters":
                return _word(office.counter_name(id_))
            named = next((each["name"] for each in (after, before) if isinstance(each, dict) and "name" in each), "")
            classes = {each.id: each.name for each in office.settings.priority}
            classes |= {each.id: each.name for each in office.settings.bulk}
            return str(named or classes.get(id_) or _plain(office, id_))
    return ""


def _plain(office: Office, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(_("có") if value else _("không"))
    if isinstance(value, dict):
        if "opens" in value and "closes" in value:
            return f"{value['opens']}–{value['closes']}"
        shown = value.get("name_vi") or value.get("name") or value.get("title")
        return str(shown) if shown else "; ".join(text for each in value.values() if (text := _plain(office, each)))
    if isinstance(value, list | tuple):
        return ", ".join(_plain(office, each) for each in value)
    return _day(str(value)) or _named(office, str(value))


def _named(office: Office, id_: str) -> str:
    """An id of the catalogue by its name; any other text as it is."""
    found = office.catalogue.field_by_id.get(id_) or office.catalogue.procedure_by_id.get(id_)
    return _word(found.name) if found else id_


def _day(text: str) -> str:
    try:
        return f"{dt.date.fromisoformat(text):%d/%m/%Y}" if len(text) == 10 else ""
    except ValueError:
        return ""


def _word(words: Words) -> str:
    return words.json()[_language()]


def _language() -> str:
    return "en" if str(get_locale()) == "en" else "vi"


def _days() -> dict[str, str]:
    names = (_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("Chủ Nhật"))
    return dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), names, strict=True))
