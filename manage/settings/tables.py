"""Pages with a part for each table of a list: counters, and series for many copies."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from manage.settings.asking import Ask, Options, Part, Rows, Section, Table, both
from office.actions.settings import Draft
from office.storage.editions import Edition

DIRECTIONS: Options = (
    ("", _("Không chỉ hướng")),
    ("left", _("Bên trái")),
    ("right", _("Bên phải")),
    ("ahead", _("Phía trước")),
    ("up", _("Lên tầng")),
    ("down", _("Xuống tầng")),
)
LETTERS = "ZYXWVUTSRQPONMLKJIHGFEDCBA"
COUNTERS = Section(
    "counters",
    _("Quầy"),
    _("Mỗi quầy nhận lĩnh vực nào, theo thứ tự ưu tiên. Sảnh chờ chỉ hướng đến quầy; loa đọc tên quầy."),
    "seat",
    (),
    keyed="counters",
    add=_("Thêm một quầy"),
)
BULK = Section(
    "bulk",
    _("Dãy số cho nhiều bản"),
    _("Người cần rất nhiều bản sao lấy số riêng, quầy riêng, để cả phòng không phải chờ. Ví dụ: từ 50 bản, số S001."),
    "copies",
    (),
    keyed="bulk",
    add=_("Thêm một dãy số"),
)


def counters(now: Edition) -> tuple[Part, ...]:
    served = [*_named(now.catalogue["field"]), *_series(now), *_named(now.catalogue["procedure"])]
    return tuple(
        Part(
            table["name"],
            "",
            (
                both(f"counters.{table['id']}.name", _("Tên quầy"), _("Tên tiếng Anh")),
                Ask(f"counters.{table['id']}.direction", _("Hướng đi từ sảnh"), "", "choice", DIRECTIONS),
                _list(f"counters.{table['id']}.fields", _("Nhận"), served, _("Thêm lĩnh vực")),
            ),
            table["id"],
        )
        for table in now.settings["counters"]
    )


def bulk(now: Edition) -> tuple[Part, ...]:
    taken = [*_named(now.catalogue["field"]), *_named(now.catalogue["procedure"])]
    return tuple(
        Part(
            table["name"],
            _("Quầy nào nhận dãy số này: chọn ở trang Quầy."),
            (
                both(f"bulk.{table['id']}.name", _("Tên dãy số"), _("Tên tiếng Anh")),
                Ask(f"bulk.{table['id']}.prefix", _("Chữ đầu số"), _("Một chữ chưa lĩnh vực nào dùng."), most=1),
                Ask(f"bulk.{table['id']}.from_quantity", _("Từ bao nhiêu bản"), "", "number", unit=_("bản")),
                _list(f"bulk.{table['id']}.of", _("Của thủ tục"), taken, _("Thêm thủ tục")),
                Ask(
                    f"bulk.{table['id']}.days",
                    _("Chỉ nhận vào các ngày (không chọn: mọi ngày làm việc)"),
                    kind="days",
                ),
                Rows(
                    f"bulk.{table['id']}.sessions",
                    _("Giờ nhận riêng"),
                    "",
                    (Ask("opens", _("Mở cửa"), kind="time"), Ask("closes", _("Đóng cửa"), kind="time")),
                    _("Thêm giờ riêng"),
                    _("Nhận suốt giờ làm việc."),
                ),
            ),
            table["id"],
        )
        for table in now.settings["bulk"]
    )


def add_counter(draft: Draft) -> None:
    """One more counter, which serves the first field until somebody says otherwise."""
    have = {table["id"] for table in draft.settings["counters"]}
    number = next(each for each in range(1, len(have) + 2) if str(each) not in have)
    draft.settings["counters"].append(
        {
            "id": str(number),
            "name": f"Quầy {number}",
            "name_en": f"Counter {number}",
            "fields": [draft.catalogue["field"][0]["id"]],
            "direction": "",
        }
    )


def add_bulk(draft: Draft) -> None:
    """One more series, for the first procedure that asks for copies and has none; the first counter serves it."""
    series, fields = draft.settings["bulk"], draft.catalogue["field"]
    used = {table["prefix"] for table in [*fields, *series]}
    taken = {name for table in series for name in table["of"]}
    free = [table for table in draft.catalogue["procedure"] if table["id"] not in taken]
    procedure = next((table for table in free if table["asks_quantity"]), free[0])
    ids = {table["id"] for table in [*fields, *series, *draft.catalogue["procedure"]]}
    id_ = next(name for name in (f"nhieu-ban-{each}" for each in range(1, len(ids) + 2)) if name not in ids)
    series.append(
        {
            "id": id_,
            "prefix": next((letter for letter in LETTERS if letter not in used), "Z"),
            "name": "Nhiều bản",
            "name_en": "Many copies",
            "of": [procedure["id"]],
            "from_quantity": 50,
            "days": [],
            "sessions": [],
        }
    )
    draft.settings["counters"][0]["fields"].append(id_)


def remove(draft: Draft, keyed: str, id_: str) -> None:
    """The table goes; no counter serves a series that is gone."""
    draft.settings[keyed] = [table for table in draft.settings[keyed] if table["id"] != id_]
    if keyed == "bulk":
        for counter in draft.settings["counters"]:
            counter["fields"] = [name for name in counter["fields"] if name != id_]


def _list(at: str, label: Any, options: list[tuple[str, str]], add: Any) -> Rows:
    once: dict[str, str] = {}
    for id_, name in options:
        # A name that is both a field's and a procedure's means the field.
        once.setdefault(id_, name)
    column = Ask("what", label, kind="choice", options=tuple(once.items()))
    return Rows(at, label, "", (column,), add, _("Chưa có gì."), read=_what, show=lambda value: {"what": value})


def _what(row: Table) -> Any:
    return row["what"]


def _named(tables: list[Table]) -> list[tuple[str, str]]:
    return [
        (table["id"], f"{table['prefix']} · {table['name_vi']}" if "prefix" in table else table["name_vi"])
        for table in tables
    ]


def _series(now: Edition) -> list[tuple[str, str]]:
    return [(table["id"], f"{table['prefix']} · {table['name']}") for table in now.settings["bulk"]]
