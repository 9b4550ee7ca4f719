"""The catalogue changed in the browser: what is saved, what is refused, and that nothing typed is lost."""

from __future__ import annotations

import io
import re
from typing import Any

from openpyxl.workbook import Workbook
from werkzeug.datastructures import MultiDict

from manage import catalogue_import
from office.storage.editions import present
from tests.builders import journal, ticket_for
from tests.manage.pages.conftest import Manager
from tests.office.catalogue_file.sample import edited

BIRTH = "/manage/catalogue/procedures/khai-sinh"


def birth(manager: Manager, **changes: Any) -> MultiDict[str, str]:
    """The form of birth registration as its page has it, with some changes."""
    manager.open(BIRTH)
    table = stored(manager)["procedure"][0]
    sent: dict[str, Any] = {key: value for key, value in table.items() if isinstance(value, str)}
    sent |= {f"documents_{tongue}": table[f"documents_{tongue}"] for tongue in ("vi", "en")}
    sent |= {"typical_minutes": "15", "words": "\n".join(table["words"]), **changes}
    return MultiDict(sent)


def stored(manager: Manager) -> dict[str, Any]:
    found = present(manager.office.storage)
    assert found is not None
    return found.catalogue


def test_a_browser_that_is_not_the_managers_is_shown_the_way_in(manager: Manager) -> None:
    manager.client.delete_cookie("motcua_manager")

    for path in ("", "/fields", "/most-used", "/import", "/export.xlsx", "/last", "/procedures/new"):
        assert manager.open(f"/manage/catalogue{path}").status_code == 401
        assert "Đăng ký khai sinh" not in manager.seen


def test_a_procedures_texts_and_papers_are_changed_and_the_journal_says_from_what_to_what(manager: Manager) -> None:
    sent = birth(manager, name_vi="Khai sinh cho trẻ", documents_vi=["Ảnh", "Tờ khai"], documents_en=["Photo", ""])

    manager.follow(manager.press(BIRTH, sent))

    assert "Đã lưu" in manager.words
    procedure = manager.office.catalogue.procedure_by_id["khai-sinh"]
    assert procedure.name.vi == "Khai sinh cho trẻ"
    assert [(paper.vi, paper.en) for paper in procedure.documents] == [("Ảnh", "Photo"), ("Tờ khai", "Tờ khai")]
    changed = (journal(manager.office)[-1].detail or {})["changed"]
    assert changed["catalogue.procedure.khai-sinh.name_vi"] == ["Đăng ký khai sinh", "Khai sinh cho trẻ"]


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(manager: Manager) -> None:
    manager.press(BIRTH, birth(manager, name_vi="", typical_minutes="mười", state="closed", fee_vi="99.000 đồng"))

    assert manager.status == 422
    assert [
        each for each in ("name_vi-wrong", "typical_minutes-wrong", "closed_vi-wrong") if each not in manager.seen
    ] == []
    assert 'value="99.000 đồng"' in manager.seen
    assert manager.office.edition == 1


def test_who_saves_over_somebody_elses_change_of_the_same_text_is_told(manager: Manager) -> None:
    mine = birth(manager, name_vi="Của tôi")
    page = manager.seen
    manager.press(BIRTH, birth(manager, name_vi="Của người khác"))
    manager.seen = page

    manager.press(BIRTH, mine)

    assert manager.status == 409
    assert "Người khác vừa đổi" in manager.words
    assert "Mở lại với giá trị mới" in manager.words
    assert 'value="Của tôi"' in manager.seen
    assert manager.office.catalogue.procedure_by_id["khai-sinh"].name.vi == "Của người khác"


def test_two_who_change_different_texts_both_keep_theirs(manager: Manager) -> None:
    mine = birth(manager, name_vi="Của tôi")
    page = manager.seen
    manager.press(BIRTH, birth(manager, fee_vi="8.000 đồng"))
    manager.seen = page

    manager.press(BIRTH, mine)

    assert manager.status == 303
    found = manager.office.catalogue.procedure_by_id["khai-sinh"]
    assert (found.name.vi, found.fee.vi if found.fee else "") == ("Của tôi", "8.000 đồng")


def test_a_form_from_elsewhere_changes_nothing(manager: Manager) -> None:
    sent = birth(manager, name_vi="Giả")
    manager.seen = ""

    manager.press(BIRTH, sent)

    assert (manager.status, manager.office.edition) == (422, 1)


def test_one_press_turns_a_procedure_off_and_the_undo_on_again(manager: Manager) -> None:
    manager.open("/manage/catalogue")
    manager.follow(manager.press(f"{BIRTH}/state", {"state": "off"}))
    assert not manager.office.catalogue.procedure_by_id["khai-sinh"].offered

    manager.open("/manage/catalogue/last")
    assert "Đăng ký khai sinh" in manager.words
    manager.press("/manage/catalogue/last")

    assert manager.office.catalogue.procedure_by_id["khai-sinh"].offered


def test_a_new_procedure_gets_an_id_of_its_own_and_may_be_removed_until_a_ticket_names_it(manager: Manager) -> None:
    manager.open("/manage/catalogue/procedures/new")
    new = {
        "name_vi": "Đăng ký khai sinh",
        "code": "9.000001",
        "field": "ho-tich",
        "state": "on",
        "typical_minutes": "5",
    }
    manager.press("/manage/catalogue/procedures/new", new)
    added = stored(manager)["procedure"][-1]["id"]
    assert added not in {"khai-sinh", ""}

    manager.open(f"/manage/catalogue/procedures/{added}")
    assert "Bỏ khỏi danh mục" in manager.words
    manager.press(f"/manage/catalogue/procedures/{added}/remove")
    assert added not in manager.office.catalogue.procedure_by_id

    ticket_for(manager.office, "khai-tu")
    manager.open("/manage/catalogue/procedures/khai-tu")
    assert "Bỏ khỏi danh mục" not in manager.words
    manager.press("/manage/catalogue/procedures/khai-tu/remove")
    assert manager.status == 409
    assert "khai-tu" in manager.office.catalogue.procedure_by_id


def test_fields_are_renamed_ordered_and_added(manager: Manager) -> None:
    manager.open("/manage/catalogue/fields")
    rows = [{**row} for row in stored(manager)["field"]]
    rows = [rows[1], {**rows[0], "name_vi": "Hộ tịch, quốc tịch"}, *rows[2:]]
    rows.append({"id": "", "prefix": "z", "name_vi": "Thuế", "name_en": "Tax"})

    manager.press("/manage/catalogue/fields", columns(rows))

    assert manager.status == 303
    fields = [item for item in manager.office.catalogue.fields if not item.bulk]
    assert [item.id for item in fields[:2]] == ["chung-thuc", "ho-tich"]
    assert fields[1].name.vi == "Hộ tịch, quốc tịch"
    assert (fields[-1].id, fields[-1].prefix) == ("thue", "Z")


def test_a_letter_of_todays_numbers_stays_until_tomorrow_and_no_other_field_takes_it(manager: Manager) -> None:
    ticket_for(manager.office)
    for at, letter in ((0, "Y"), (1, "A")):
        manager.open("/manage/catalogue/fields")
        rows = [{**row} for row in stored(manager)["field"]]
        rows[at]["prefix"] = letter
        rows[1 - at]["prefix"] = "X"
        manager.press("/manage/catalogue/fields", columns(rows))
        assert manager.status == 409
        assert "chữ A" in manager.words


def test_two_fields_with_one_letter_are_told_in_the_row(manager: Manager) -> None:
    manager.open("/manage/catalogue/fields")
    rows = [{**row} for row in stored(manager)["field"]]
    rows[1]["prefix"] = "C"

    manager.press("/manage/catalogue/fields", columns(rows))

    assert manager.status == 422
    assert re.search(r'name="prefix" value="C".*?class="wrong"', manager.seen, re.DOTALL)


def columns(rows: list[dict[str, str]]) -> MultiDict[str, str]:
    return MultiDict([(key, row[key]) for row in rows for key in ("id", "prefix", "name_vi", "name_en")])


def test_the_ranking_of_the_kiosks_first_page_is_kept(manager: Manager) -> None:
    manager.open("/manage/catalogue/most-used")

    manager.press(
        "/manage/catalogue/most-used", MultiDict([("most_used", id_) for id_ in ("khai-tu", "khai-sinh", "")])
    )

    assert manager.office.catalogue.most_used == ("khai-tu", "khai-sinh")


# ---- Out and in


def upload(manager: Manager, content: bytes, name: str = "danh-muc.xlsx", **data: Any) -> None:
    manager.open("/manage/catalogue/import")
    manager.press("/manage/catalogue/import", {"file": (io.BytesIO(content), name), **data})


def exported(manager: Manager, kind: str = "xlsx") -> bytes:
    return manager.open(f"/manage/catalogue/export.{kind}").get_data()


def apply(manager: Manager) -> None:
    packed = re.search(r'name="packed"[^>]*value="([^"]+)"', manager.seen)
    assert packed
    manager.press("/manage/catalogue/import/apply", {"packed": packed[1]})


def test_what_was_exported_changes_nothing(manager: Manager) -> None:
    for kind in ("xlsx", "csv", "toml"):
        upload(manager, exported(manager, kind), f"danh-muc.{kind}", whole="y")

        assert (manager.status, "không đổi gì" in manager.words) == (200, True), kind


def test_an_import_shows_what_would_change_and_changes_it_when_applied(manager: Manager) -> None:
    def edit(book: Workbook) -> None:
        book["Thủ tục"]["I2"] = "8.000 đồng"
        book["Thủ tục"].delete_rows(4)

    upload(manager, edited(exported(manager), edit), whole="y")

    assert (manager.status, manager.office.edition) == (200, 1)
    assert "8.000 đồng" in manager.words
    apply(manager)
    assert (manager.status, manager.office.edition) == (303, 2)
    assert len(manager.office.catalogue.procedures) == 101
    assert manager.office.catalogue.procedure_by_id["khai-sinh"].fee.vi == "8.000 đồng"  # type: ignore[union-attr]


def test_a_procedure_with_tickets_that_the_whole_file_lacks_is_turned_off(manager: Manager) -> None:
    ticket_for(manager.office)
    upload(manager, edited(exported(manager), lambda book: book["Thủ tục"].delete_rows(2)), whole="y")
    apply(manager)

    assert not manager.office.catalogue.procedure_by_id["khai-sinh"].offered


def test_mistakes_are_named_with_their_place_and_nothing_is_imported(manager: Manager) -> None:
    def spoil(book: Workbook) -> None:
        book["Thủ tục"]["I2"] = "8.000 đồng"
        book["Thủ tục"]["C3"] = "Không có lĩnh vực này"
        book["Lĩnh vực"]["B2"] = "AB"

    upload(manager, edited(exported(manager), spoil))

    assert (manager.status, manager.office.edition) == (422, 1)
    assert "Thủ tục, dòng 3, cột “Lĩnh vực”" in manager.words
    assert "Lĩnh vực, dòng 2, cột “Chữ đầu số”" in manager.words
    assert "Áp dụng" not in manager.words


NONE_OF_OURS = [
    (b"", "x.xlsx", 422),
    (b"PK\x03\x04", "x.xlsx", 422),
    (b"\xd0\xcf\x11\xe0", "x.xls", 422),
    (b"[[procedure]\n", "x.toml", 422),
    (b"procedure = [1, {id = [2]}]\nfield = [{id = {}}]", "x.toml", 422),
    (b"a,b\n1,2", "x.csv", 422),
    (bytes(catalogue_import.MOST_BYTES + 1), "x.csv", 413),
    (b"x", "", 422),
]


def test_a_file_that_is_none_of_ours_is_refused_on_the_page(manager: Manager) -> None:
    for content, name, status in NONE_OF_OURS:
        upload(manager, content, name)

        assert (manager.status, manager.office.edition) == (status, 1), (name, content[:20])
        assert "<h1" in manager.seen


def test_a_preview_that_was_tampered_with_is_not_applied(manager: Manager) -> None:
    odd = {"field": [{"id": []}], "procedure": [{}]}
    for packed in ("", "!", "eJwDAAAAAAE=", catalogue_import._packed(odd), catalogue_import._packed({})):
        manager.open("/manage/catalogue/import")

        manager.press("/manage/catalogue/import/apply", {"packed": packed})

        assert (manager.status, manager.office.edition) == (422, 1)
