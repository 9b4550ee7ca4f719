"""What became different between two catalogues, as a person reads it."""

from __future__ import annotations

from office.catalogue import Words
from office.catalogue_file.differences import as_text, differences
from tests.office.catalogue_file.sample import supplied


def test_nothing_different_is_nothing() -> None:
    assert differences(supplied(), supplied()) == ()


def test_a_change_says_what_from_what_to_what() -> None:
    before, after = supplied(), supplied()
    after["procedure"][0].update(name_vi="Khai sinh", state="closed", closed_vi="Chờ mẫu mới")
    after["procedure"][0]["field"] = "chung-thuc"
    after["procedure"][0]["documents_vi"] = [*before["procedure"][0]["documents_vi"][1:], "Ảnh 3x4"]

    (found,) = differences(before, after)

    assert (found.kind, found.table, found.id, found.name.vi) == ("changed", "procedure", "khai-sinh", "Khai sinh")
    assert [(text.what.vi, text.before.vi, text.after.vi) for text in found.texts][:4] == [
        ("Lĩnh vực", "Hộ tịch", "Chứng thực"),
        ("Tên thủ tục", "Đăng ký khai sinh", "Khai sinh"),
        ("Tình trạng", "Đang nhận", "Tạm ngừng"),
        ("Lý do tạm ngừng", "", "Chờ mẫu mới"),
    ]
    papers = found.texts[-1]
    assert (papers.gone, papers.come) == (("Tờ khai theo mẫu",), ("Ảnh 3x4",))


def test_what_comes_and_what_goes_is_named_and_so_is_another_order_of_fields() -> None:
    before, after = supplied(), supplied()
    new = {**after["procedure"].pop(), "id": "moi", "name_vi": "Thủ tục mới"}
    after["procedure"].append(new)
    after["field"].insert(0, after["field"].pop())

    found = differences(before, after)

    assert [(item.kind, item.table, item.id) for item in found] == [
        ("changed", "field", ""),
        ("added", "procedure", "moi"),
        ("removed", "procedure", before["procedure"][-1]["id"]),
    ]
    assert found[0].texts[0].what == Words("Thứ tự", "Order")


def test_as_text_it_is_one_line_a_value() -> None:
    before, after = supplied(), supplied()
    after["procedure"][0]["fee_vi"] = ""
    after["procedure"].pop()

    assert as_text(differences(before, after)).splitlines() == [
        "* Đăng ký khai sinh (khai-sinh)",
        "    Phí, lệ phí: Không thu phí nếu đăng ký đúng hạn → –",
        f"- {before['procedure'][-1]['name_vi']} ({before['procedure'][-1]['id']})",
    ]
