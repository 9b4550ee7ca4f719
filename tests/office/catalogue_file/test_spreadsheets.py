"""The catalogue as a spreadsheet: out and in again, as people leave it, and what must not be opened."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from office.catalogue_file import package
from office.catalogue_file.comma_separated import read_csv, write_csv
from office.catalogue_file.importing import Imported, merge
from office.catalogue_file.unreadable import Unreadable
from office.catalogue_file.workbook import read_xlsx, write_xlsx
from tests.office.catalogue_file.sample import Data, edited, small, supplied

WRITERS: list[tuple[Callable[[Data, str], bytes], Callable[[bytes], Imported]]] = [
    (write_xlsx, read_xlsx),
    (write_csv, read_csv),
]
# What people type, formulas and apostrophes among it; a text is one line, and a phrase has no semicolon.
TEXT = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters=";"), min_size=1, max_size=12
).map(lambda text: unicodedata.normalize("NFC", " ".join(text.split()))).filter(bool) | st.sampled_from(
    ["=1+1", "'=1+1", "@SUM(A1)", "-5", "+84", "''x", "12", "1.001190", "true", "Bản sao, chứng thực"]
)  # fmt: skip


def values(kept: list[Any]) -> list[str]:
    return [item.said.vi for item in kept]


@pytest.mark.parametrize(("write", "read"), WRITERS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_supplied_catalogue_goes_out_and_in_unchanged(write: Any, read: Any, language: str) -> None:
    data = supplied()

    merged = merge(data, read(write(data, language)), whole=True)

    assert values(merged.mistakes) == []
    assert merged.data == data


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(TEXT, min_size=8, max_size=8), phrases=st.lists(TEXT, max_size=3), papers=st.lists(TEXT, max_size=3)
)
def test_whatever_is_typed_goes_out_and_in_unchanged(texts: list[str], phrases: list[str], papers: list[str]) -> None:
    data = small()
    keys = ("name_vi", "name_en", "fee_vi", "fee_en", "time_limit_vi", "time_limit_en", "note", "source")
    data["procedure"][0].update(zip(keys, texts, strict=True))
    data["procedure"][0].update(
        {"words": phrases, "documents_vi": papers, "documents_en": papers, "typical_minutes": 7.5}
    )

    for write, read in WRITERS:
        merged = merge(data, read(write(data, "vi")), whole=True)
        assert (values(merged.mistakes), merged.data) == ([], data)


def test_no_exported_cell_is_a_formula() -> None:
    data = small()
    data["procedure"][0]["name_vi"] = '=HYPERLINK("http://x","y")'

    text = write_csv(data).decode("utf-8-sig")

    assert "'=HYPERLINK" in text
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(write_xlsx(data))).read("xl/worksheets/sheet2.xml")


# ---- As people leave it


def procedures_csv(*rows: str, encoding: str = "utf-8") -> bytes:
    return "\n".join(rows).encode(encoding)


@pytest.mark.parametrize(
    "content",
    [
        procedures_csv("Mã;Tên thủ tục;Phí, lệ phí", "khai-sinh;Đăng ký khai sinh;8.000 đồng", encoding="utf-8-sig"),
        procedures_csv("Mã\tTên thủ tục\tPhí, lệ phí", "khai-sinh\tĐăng ký khai sinh\t8.000 đồng", encoding="utf-16"),
        procedures_csv("sep=,", 'ID,name_vi,"Phi, le phi"', "khai-sinh,Đăng ký khai sinh,8.000 đồng"),
        procedures_csv("Danh mục năm 2026;;", "Mã;Tên thủ tục;Phí, lệ phí", "khai-sinh;Đăng ký khai sinh;8.000 đồng"),
        unicodedata.normalize("NFD", "Mã;Tên thủ tục;Phí, lệ phí\nkhai-sinh;Đăng ký khai sinh;8.000 đồng").encode(),
    ],
    ids=["semicolons and a mark", "unicode text", "sep= and a plain head", "a title above", "marks apart"],
)
def test_a_table_from_a_spreadsheet_is_read_as_it_comes(content: bytes) -> None:
    merged = merge(supplied(), read_csv(content))

    assert values(merged.mistakes) == []
    changed = merged.data["procedure"][0]
    assert (changed["name_vi"], changed["fee_vi"]) == ("Đăng ký khai sinh", "8.000 đồng")


def test_windows_vietnamese_code_page_is_read() -> None:
    # The code page has the five tones as signs of their own, behind the letter.
    marks = dict(zip("\u0300\u0301\u0303\u0309\u0323", (0xCC, 0xEC, 0xDE, 0xD2, 0xF2), strict=True))
    text = "Mã;Tên thủ tục\nkhai-sinh;Đăng ký khai sinh mới"
    raw = bytearray()
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((part for part in parts if part in marks), "")
        raw += unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts).encode("cp1258")
        raw += bytes([marks[tone]]) if tone else b""

    assert merge(supplied(), read_csv(bytes(raw))).data["procedure"][0]["name_vi"] == "Đăng ký khai sinh mới"


def test_what_a_file_does_not_say_stays() -> None:
    data = supplied()

    merged = merge(data, read_csv(procedures_csv("Mã,Thời hạn", "khai-sinh,Trong ngày")))

    assert len(merged.data["procedure"]) == 102
    data["procedure"][0]["time_limit_vi"] = "Trong ngày"
    assert merged.data == data


def test_a_whole_file_takes_out_what_it_does_not_name() -> None:
    merged = merge(supplied(), read_csv(procedures_csv("Mã,Tên thủ tục", "khai-sinh,Khai sinh")), whole=True)

    assert [table["id"] for table in merged.data["procedure"]] == ["khai-sinh"]


def test_a_code_that_the_spreadsheet_took_for_a_number_is_a_code_again() -> None:
    def as_number(book: Workbook) -> None:
        book["Thủ tục"]["B2"] = 1.00119

    data = supplied()
    merged = merge(data, read_xlsx(edited(write_xlsx(data), as_number)))

    assert merged.data["procedure"][0]["code"] == "1.001190"


def test_a_new_line_without_an_id_gets_one_and_its_field_by_name() -> None:
    rows = ["Tên thủ tục,Lĩnh vực,Mã số quốc gia", "Cấp bản sao giấy phép,ho tich,2.000111"]
    rows += ["Đăng ký khai sinh,Hộ tịch,1.001193"]

    merged = merge(supplied(), read_csv(procedures_csv(*rows)))

    assert values(merged.mistakes) == []
    new = merged.data["procedure"][-1]
    assert (new["id"], new["field"], new["code"]) == ("cap-ban-sao-giay-phep", "ho-tich", "2.000111")
    assert len(merged.data["procedure"]) == 103


def test_each_paper_is_a_line_and_a_removed_line_is_a_removed_paper() -> None:
    def one_less(book: Workbook) -> None:
        page = book["Giấy tờ"]
        assert page["A2"].value == "khai-sinh"
        page.delete_rows(2)
        page.append(["khai-tu", None, "Giấy báo tử", None, "x"])

    data = supplied()
    merged = merge(data, read_xlsx(edited(write_xlsx(data), one_less)))

    by_id = {table["id"]: table for table in merged.data["procedure"]}
    assert by_id["khai-sinh"]["documents_vi"] == data["procedure"][0]["documents_vi"][1:]
    assert by_id["khai-tu"]["documents_vi"][-1] == by_id["khai-tu"]["documents_en"][-1] == "Giấy báo tử"


# ---- Mistakes, all at once, each with its place


def test_every_wrong_cell_is_named_with_sheet_line_column_and_mend() -> None:
    def spoil(book: Workbook) -> None:
        page = book["Thủ tục"]
        page["F2"], page["M2"], page["N3"], page["D4"] = "có thể", "mười", "đôi khi", "=A1&A2"
        page["A5"] = page["A6"].value
        page["C7"] = "Thuế"
        book["Giấy tờ"]["A2"] = "khai-sin"

    data = supplied()
    merged = merge(data, read_xlsx(edited(write_xlsx(data), spoil)))

    names = ", ".join(table["name_vi"] for table in data["field"])
    told = f"không có lĩnh vực “Thuế”; xin ghi một trong: {names}"
    found = [(item.place.said("vi") if item.place else "", item.said.vi) for item in merged.mistakes]
    assert found == [
        ("Thủ tục, dòng 2, cột “Tình trạng”", "“có thể”: xin ghi một trong: Đang nhận, Tạm ngừng, Tắt"),
        ("Thủ tục, dòng 2, cột “Số phút tại quầy”", "“mười” không phải là số; xin ghi chữ số, ví dụ 15"),
        ("Thủ tục, dòng 3, cột “Hỏi số bản”", "“đôi khi”: xin ghi Có hoặc Không"),
        ("Thủ tục, dòng 4, cột “Tên thủ tục”", "ô này là công thức; xin ghi giá trị (chép, rồi dán giá trị)"),
        ("Thủ tục, dòng 7, cột “Lĩnh vực”", told),
        ("Thủ tục, dòng 6, cột “Mã”", f"“{data['procedure'][4]['id']}” đã có ở dòng 5; xin bỏ một"),
        ("Giấy tờ, dòng 2, cột “Mã thủ tục”", "không có thủ tục “khai-sin”"),
    ]


def test_each_value_knows_its_place_in_the_file() -> None:
    data = supplied()

    merged = merge(data, read_xlsx(write_xlsx(data)), whole=True)

    assert merged.place(("procedure", 3, "fee_vi")).said("en") == "Thủ tục, line 5, column “Phí, lệ phí”"  # type: ignore[union-attr]
    assert merged.place(("procedure", 0, "documents_vi", 1)).said("vi") == "Giấy tờ, dòng 3, cột “Giấy tờ cần mang”"  # type: ignore[union-attr]
    assert merged.place(("field", 1, "prefix")).said("vi") == "Lĩnh vực, dòng 3, cột “Chữ đầu số”"  # type: ignore[union-attr]


# ---- What must not be opened


def packed(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package_:
        for name, content in parts:
            package_.writestr(name, content)
    return out.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không phải tệp Excel"),
        (b"PK\x03\x04 and nothing more", "không phải tệp Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel kiểu cũ"),
        (packed(("xl/vbaProject.bin", b"x")), "macro"),
        (packed(("xl/worksheets/sheet1.xml", bytes(package.MOST_UNPACKED + 1))), "quá lớn khi mở ra"),
        (packed(*((f"xl/{n}.xml", b"") for n in range(package.MOST_PARTS + 1))), "quá lớn khi mở ra"),
        (packed(("xl/workbook.xml", BOMB)), "khai báo lạ"),
        (packed(("xl/workbook.xml", BOMB.decode().encode("utf-16-le"))), "khai báo lạ"),
        (packed(("readme.txt", b"x")), "bị hỏng"),
        (write_xlsx(small())[:-300], "không phải tệp Excel"),
    ],
    ids=["empty", "cut", "old", "macros", "bomb", "many parts", "entities", "entities in utf-16", "other zip", "torn"],
)
def test_what_is_better_left_closed_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_xlsx(content)

    assert said in refused.value.said.vi


def test_a_workbook_of_something_else_is_told_so() -> None:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Tháng", "Doanh thu"])  # type: ignore[union-attr]
    book.save(out)

    with pytest.raises(Unreadable, match="no sheet called"):
        read_xlsx(out.getvalue())


@pytest.mark.parametrize("content", [b"", b"\x00\xff\x00", b"Th\xe1ng;Doanh thu\n1;2", b"x" * 200_000, b'"' * 999])
def test_a_text_of_something_else_is_told_so(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_csv(content)


def test_too_many_lines_are_refused() -> None:
    rows = list(csv.reader(io.StringIO(write_csv(small()).decode("utf-8-sig"))))
    out = io.StringIO()
    csv.writer(out).writerows([rows[0], *rows[1:] * 6000])

    with pytest.raises(Unreadable, match="at most 5000"):
        read_csv(out.getvalue().encode())
