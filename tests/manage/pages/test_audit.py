"""The audit as the head of an office reads it, and as the files that go upwards."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from manage.audit.labels import LABELS, label_of
from manage.audit.words import DID, KINDS, Teller
from office.actions.catalogue import save_procedure
from office.actions.clerk import call_out_of_turn, give_priority
from office.actions.moves import record
from office.actions.people import ClerkChange, add_clerk, change_clerk
from office.actions.settings import Draft, change_settings
from office.actions.work import Actor, begin
from office.context import Office
from office.rules.audit import AUDITED, Kind
from office.snapshots.audit import Asked, entries
from office.storage.editions import present
from tests.builders import MONDAY, PIN, seated, ticket_for
from tests.manage.pages.conftest import Manager

BOSS = Actor("device:1")
TODAY = MONDAY.date().isoformat()
EVIL = '=HYPERLINK("http://evil.example")<script>alert(1)</script>'


def opens_later(draft: Draft) -> None:
    draft.settings["hours"]["sessions"][0]["opens"] = "08:00"
    draft.settings["queue"]["cap"] = False
    draft.settings["counters"][0]["direction"] = "up"
    draft.settings["hours"]["holidays"][0]["name"] = "Ngày lễ"


@pytest.fixture
def busy(manager: Manager) -> Manager:
    """A morning in which somebody changed something of every kind."""
    office = manager.office
    change_clerk(office, add_clerk(office, "Lan", PIN, (), BOSS), ClerkChange(name="Trần Thị Lan", pin="97531"), BOSS)
    ticket_for(office)
    call_out_of_turn(office, seated(office), ticket_for(office).number)
    changed = change_settings(office, opens_later, BOSS).office
    save_procedure(changed, "khai-sinh", lambda table: table.update(fee_vi="Miễn phí hết"), BOSS, changed.edition)
    return manager


def test_the_page_says_who_changed_what_from_what_to_what(busy: Manager) -> None:
    busy.open("/manage/audit")

    assert busy.status == 200
    for words in (
        "Thứ Hai, 23/11/2026",
        "Máy quản lý đổi thiết lập",
        "Các buổi 07:30–11:30, 13:30–17:00 → thành 08:00–11:30, 13:30–17:00",
        "Chỉ phát số còn kịp phục vụ trong ngày có → thành không",
        "Quầy 1: Hướng đi từ sảnh Bên trái → thành Lên tầng",
        "Máy quản lý đổi danh mục thủ tục",
        "→ thành Miễn phí hết",
        "Máy quản lý đổi thông tin của cán bộ Trần Thị Lan",
        "Tên Lan → thành Trần Thị Lan",
        "gọi số A002 ngoài lượt, đến Quầy 1",
    ):
        assert words in busy.words, words
    assert "97531" not in busy.seen


def test_what_is_asked_stands_in_the_address(busy: Manager) -> None:
    busy.open("/manage/audit?kind=turns")
    assert "ngoài lượt, đến Quầy 1" in busy.words
    assert "đổi thiết lập" not in busy.words
    busy.open(f"/manage/audit?from={TODAY}&to={TODAY}&who=device:1&kind=people")
    assert "đổi thông tin của cán bộ Trần Thị Lan" in busy.words
    for empty in ("/manage/audit?from=2026-11-01&to=2026-11-22", "/manage/audit?who=nobody", "/manage/audit?before=1"):
        busy.open(empty)
        assert "Không có gì trong những ngày này" in busy.words, empty


@pytest.mark.parametrize("query", ["from=x", "from=2026-11-23&to=1999-01-01", "kind=weather", "before=-1", "who=%00"])
def test_an_address_that_makes_no_sense_shows_the_page_all_the_same(manager: Manager, query: str) -> None:
    manager.open(f"/manage/audit?{query}")

    assert (manager.status, "Nhật ký thay đổi" in manager.words) == (200, True)


def test_it_reads_in_english(busy: Manager) -> None:
    busy.open("/manage/audit?lang=en")

    assert "Máy quản lý changed the settings" in busy.words
    assert "Monday, 23/11/2026" in busy.words


def test_hundreds_are_read_page_by_page(manager: Manager) -> None:
    for _ in range(120):
        ticket_for(manager.office)
    clerk = seated(manager.office)
    for number in range(1, 121):
        give_priority(manager.office, clerk, f"A{number:03}", "75")
    manager.open("/manage/audit?kind=turns")
    first = manager.seen.count('class="entry"')
    older = manager.seen.split("before=")[1].split('"')[0].split("&")[0]
    manager.open(f"/manage/audit?kind=turns&before={older}")

    assert (first, manager.seen.count('class="entry"')) == (100, 20)


def test_the_files_hold_a_row_a_value_and_no_formula(busy: Manager) -> None:
    change_clerk(busy.office, 1, ClerkChange(name=EVIL[:100]), BOSS)
    text = busy.open(f"/manage/audit/export.csv?from={TODAY}&to={TODAY}").get_data()
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    book = openpyxl.load_workbook(
        io.BytesIO(busy.open(f"/manage/audit/export.xlsx?from={TODAY}&to={TODAY}").get_data())
    )

    fee = next(row for row in rows if row["Thành"] == "Miễn phí hết")
    assert (fee["Ai"], fee["Khoá"]) == ("Máy quản lý", "catalogue.procedure.khai-sinh.fee_vi")
    assert fee["Lúc"] == "2026-11-23T10:00:00+07:00"
    assert next(row["Thành"] for row in rows if EVIL[1:20] in row["Thành"]).startswith("'=")
    sheet = book.worksheets[0]
    assert sheet.max_row == len(rows) + 1
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert busy.open("/manage/audit/export.docx").status_code == 422


def test_what_an_editor_writes_is_shown_as_text(manager: Manager) -> None:
    add_clerk(manager.office, EVIL[:100], PIN, (), BOSS)
    manager.open("/manage/audit")

    assert "<script>alert" not in manager.seen
    assert EVIL[:60] in manager.words or "&lt;script&gt;" in manager.seen


def test_every_kind_and_every_move_has_its_words() -> None:
    assert AUDITED.keys() - DID.keys() == {"change_settings"}
    assert KINDS.keys() == set(Kind)


def test_every_key_of_the_settings_and_the_catalogue_has_a_name_on_the_page(manager: Manager) -> None:
    """So that a head of office reads no key of a file; what only a file can set keeps its key."""
    found = present(manager.office.storage)
    assert found is not None
    asked = {key.partition(".")[0] for key in LABELS}
    tables = {name: table for name, table in found.settings.items() if name in asked and isinstance(table, dict)}
    flat = {f"{name}.{key}" for name, table in tables.items() for key in table}
    with manager.app.test_request_context("/?lang=vi"):
        bare = sorted(key for key in flat if label_of(manager.office, key) == key)
        inside = [key for key in found.catalogue["procedure"][0]
                  if label_of(manager.office, f"catalogue.procedure.khai-sinh.{key}").endswith(f": {key}")]  # fmt: skip

    assert (bare, inside) == ([], [])


def test_an_older_version_s_entries_are_read_too(manager: Manager, office: Office) -> None:
    with begin(office) as work:
        record(work, "assign", BOSS, detail={"counter": "2", "before": None, "after": "ho-tich"})
        record(work, "change_clerk", BOSS, detail={"clerk": 99, "changed": ["name", "pin"]})
    with manager.app.test_request_context("/?lang=vi"):
        told = [Teller(office).sentence(each) for each in entries(office, Asked(MONDAY.date(), MONDAY.date()))][:2]

    assert told == [
        "Máy quản lý đổi thông tin của cán bộ không rõ",
        "Máy quản lý đổi lĩnh vực của Quầy 2: Lĩnh vực: – → Hộ tịch",
    ]
