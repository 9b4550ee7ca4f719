"""What citizens type, and what they mean by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.catalogue import Catalogue
from office.rules.search import Index, Item, fold, one_slip_apart
from office.settings_file import load_office

_, CATALOGUE = load_office(Path(__file__).parents[2] / "config.toml")

FIRST = """
sao y                                  chung-thuc-ban-sao
Sao y bản chính                        chung-thuc-ban-sao
cong chung                             chung-thuc-ban-sao
công chứng giấy tờ                     chung-thuc-ban-sao
photo cong chung                       chung-thuc-ban-sao
chung thuc                             chung-thuc-ban-sao
certified copy                         chung-thuc-ban-sao
chứng thực chữ ký                      chung-thuc-chu-ky
so yeu ly lich                         chung-thuc-chu-ky
sơ yếu lí lịch                         chung-thuc-chu-ky
ho so xin viec                         chung-thuc-chu-ky
lam khai sinh cho con                  khai-sinh
khai sinh                              khai-sinh
khai sin                               khai-sinh
khai s                                 khai-sinh
khai sinhh                             khai-sinh
đăng kí khai sinh                      khai-sinh
birth certificate                      khai-sinh
1.001193                               khai-sinh
sua giay khai sinh                     cai-chinh-ho-tich
doi ten                                cai-chinh-ho-tich
mất giấy chứng tử                      dang-ky-lai-khai-tu
trich luc                              trich-luc-ho-tich
sao giay khai sinh                     trich-luc-ho-tich
doc than                               xac-nhan-tinh-trang-hon-nhan
toi muon xin giay xac nhan doc than    xac-nhan-tinh-trang-hon-nhan
ly hon                                 xac-nhan-tinh-trang-hon-nhan
single                                 xac-nhan-tinh-trang-hon-nhan
cuoi                                   ket-hon
dang ki ket hon                        ket-hon
làm hôn thú                            ket-hon
marriage                               ket-hon
lay chong nuoc ngoai                   ket-hon-nuoc-ngoai
bao tu                                 khai-tu
co nguoi chet                          khai-tu
con nuoi                               nuoi-con-nuoi
giam ho                                giam-ho
so do                                  cap-gcn-lan-dau
lam so do                              cap-gcn-lan-dau
land certificate                       cap-gcn-lan-dau
mat so do                              cap-lai-gcn
sang ten so do                         dang-ky-bien-dong
tach thua                              tach-hop-thua
lên thổ cư                             giao-dat-chuyen-muc-dich
hang xom lan dat                       hoa-giai-dat-dai
vay ngan hang                          the-chap
xin phep xay nha                       gpxd
nguoi gia                              huu-tri-xa-hoi
tro cap nguoi gia tren 75 tuoi         huu-tri-xa-hoi
giấy khuyết tật                        xac-dinh-khuyet-tat
ho ngheo                               ho-ngheo-dinh-ky
tho cung liet sy                       tho-cung-liet-si
mo quan                                hkd-thanh-lap
giay phep kinh doanh                   hkd-thanh-lap
open a shop                            hkd-thanh-lap
dong cua hang                          hkd-cham-dut
ban gas                                lpg-chai
ho khau                                thuong-tru
xin nhap ho khau cho vo                thuong-tru
thuongg tru                            thuong-tru
cat khau                               xoa-thuong-tru
tach khau                              tach-ho
tam tru                                tam-tru
KT3                                    tam-tru
cccd                                   can-cuoc-tu-14
chung minh nhan dan                    can-cuoc-tu-14
mat can cuoc                           can-cuoc-tu-14
ID card                                can-cuoc-tu-14
the bao hiem                           cap-lai-so-bhxh
BHYT                                   cap-lai-so-bhxh
rut bao hiem                           bhxh-mot-lan
thẻ bảo hiểm cho bé                    lt-khai-sinh
xin hoc lop 6                          tuyen-sinh-thcs
di bo doi                              nvqs-lan-dau
gap chu tich                           tiep-cong-dan
nop don                                xu-ly-don
to cao                                 to-cao
don khieu nai                          khieu-nai
di chuc                                di-chuc
chia thua ke                           phan-chia-di-san
hop dong mua ban dat                   giao-dich-tai-san
"""
AMONG_THE_FIRST = """
lam khai sinh cho con                  2  lt-khai-sinh
nguoi gia neo don                      3  tiep-nhan-co-so-tgxh
mai tang phi                           3  mai-tang-btxh
so ho khau                             3  tach-ho
the bao hiem cho con                   3  lt-khai-sinh
uy quyen                               2  chung-thuc-chu-ky
lam lai giay khai sinh bi mat          3  dang-ky-lai-khai-sinh
xay them tang                          3  gpxd-dieu-chinh
health card                            2  cap-lai-so-bhxh
cnhung thuc chu ky                     3  chung-thuc-chu-ky
chuwngs thuwcj                         3  chung-thuc-ban-sao
dduowngf                               9  tro-cap-hang-thang
ddất                                   9  hoa-giai-dat-dai
"""


def ids(query: str) -> list[str]:
    return [found.id for found in CATALOGUE.search(query)]


@pytest.mark.parametrize(("query", "expected"), [line.rsplit(maxsplit=1) for line in FIRST.strip().splitlines()])
def test_the_procedure_meant_comes_first(query: str, expected: str) -> None:
    assert ids(query)[:1] == [expected]


@pytest.mark.parametrize(
    ("query", "places", "expected"), [line.rsplit(maxsplit=2) for line in AMONG_THE_FIRST.strip().splitlines()]
)
def test_the_procedure_meant_is_among_the_first(query: str, places: str, expected: str) -> None:
    assert expected in ids(query)[: int(places)]


@pytest.mark.parametrize("query", ["", "   ", "!?", "zzzz", "日本語", "🙂", "ww", "đđ ww"])
def test_a_query_without_a_known_word_finds_nothing(query: str) -> None:
    assert ids(query) == []


@pytest.mark.parametrize(
    "query",
    ["xyzzyq w", "zzzz lam", "xyzzyq giay", "xin chao", "hello a", "asdf gh", "asdf ghj k", "x y z", "toi can xyzzyq"],
)
def test_nonsense_beside_a_word_that_tells_nothing_finds_nothing(query: str) -> None:
    assert ids(query) == []


@pytest.mark.parametrize(
    "query",
    ["xyzzyq khai sinh", "khai sinh xyzzyq", "khai sinh cho con xyzzyq w", "xyzzyq khai sin", "xyzzyq chugn thuc"],
)
def test_what_is_meant_is_found_beside_nonsense_too(query: str) -> None:
    assert {"khai-sinh", "chung-thuc-ban-sao"} & set(ids(query)[:3])


def test_every_procedure_is_found_by_its_own_name() -> None:
    for each in CATALOGUE.procedures:
        assert each.id in ids(fold(each.name.vi))[:3], each.name.vi
        assert each.id in ids(each.name.en)[:3], each.name.en


def test_every_procedure_is_found_by_its_code() -> None:
    for each in CATALOGUE.procedures:
        assert ids(each.code)[0] == each.id


def test_every_word_of_the_citizens_finds_its_procedure() -> None:
    missed = [
        (word, each.id) for each in CATALOGUE.procedures for word in each.keywords if each.id not in ids(word)[:3]
    ]
    assert missed == []


def test_a_name_is_found_at_every_letter_on_the_way() -> None:
    name = "xac nhan tinh trang hon nhan"
    for typed in range(len("xac"), len(name) + 1):
        assert "xac-nhan-tinh-trang-hon-nhan" in ids(name[:typed])[:5], name[:typed]


def test_the_popular_wins_among_equals() -> None:
    items = [Item("rare", ("Giấy phép",)), Item("often", ("Giấy phép",), popularity=1.0)]
    assert Index(items).search("giay phep") == ("often", "rare")


def test_among_complete_equals_the_catalogue_order_decides() -> None:
    assert Index([Item("b", ("Giấy",)), Item("a", ("Giấy",))]).search("giay") == ("b", "a")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Sổ  ĐỎ!", "so do"),
        ("Đăng ký kết hôn", "dang ky ket hon"),
        ("ƯỚC-lượng/Ữ", "uoc luong u"),
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "tieng viet"),
        ("\u00d0at \u0111ai", "dat dai"),
        ("1.001193", "1 001193"),
        ("", ""),
    ],
)
def test_fold_keeps_letters_and_digits(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_leaves_plain_words_alone(text: str) -> None:
    assert set(fold(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert "  " not in fold(text)


@given(st.text(max_size=400) | st.text("abcdđeêgiknôtuyưx sf", max_size=60))
def test_no_text_breaks_the_search(query: str) -> None:
    found = ids(query)
    assert len(found) == len(set(found))


def test_a_whole_book_is_searched_no_longer_than_its_beginning() -> None:
    assert ids("khai sinh " * 100_000) == ids("khai sinh " * 20)


def test_an_empty_catalogue_answers_with_nothing() -> None:
    assert Catalogue((), ()).search("khai sinh") == ()


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("chung", "chugn", True),
        ("chung", "cung", True),
        ("chung", "chunng", True),
        ("chung", "chang", True),
        ("chung", "chung", False),
        ("chung", "thunh", False),
        ("chung", "chungab", False),
        ("ab", "ba", True),
    ],
)
def test_one_slip_apart(one: str, two: str, apart: bool) -> None:
    assert one_slip_apart(one, two) is apart
    assert one_slip_apart(two, one) is apart
