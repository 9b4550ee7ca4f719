from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from office.actions.clerk import call_next, finish, start
from office.actions.rating import rate
from office.context import Office
from office.rules.tickets import Outcome
from tests.builders import SetClock, seated, ticket_for
from tests.manage.pages.conftest import Manager

PAGE = "/manage/satisfaction"


@pytest.fixture
def answered(office: Office, clock: SetClock) -> Office:
    """Six answers about a clerk whose name begins like a formula, five of them good; and one from a staff browser."""
    lan = seated(office, name="=Lan")
    for place in range(7):
        ticket_for(office)
        call_next(office, lan)
        start(office, lan)
        ticket = finish(office, lan, Outcome.ACCEPTED, None).moved
        score, staff = (2 if place == 1 else 5), place == 6
        rate(office, ticket.token, score, "<b>Chờ lâu</b>" if place == 1 else None, f"{place}", by_staff=staff)
        clock.forward(minutes=5)
    return office


def test_an_office_that_asked_nobody_is_told_how_to_ask(manager: Manager) -> None:
    manager.open(PAGE)

    assert "Chưa có ai trả lời" in manager.words
    assert "Máy đánh giá ở quầy" in manager.words


def test_the_page_says_how_many_are_satisfied_how_sure_that_is_and_what_was_left_out(
    answered: Office, manager: Manager
) -> None:
    manager.open(f"{PAGE}?by=clerk")

    assert "5 trong 6 người trả lời hài lòng (83 %); nếu hỏi được tất cả thì có lẽ từ 44 % đến 97 %" in manager.words
    assert "1 câu trả lời có nghi vấn được giữ lại nhưng không tính: 1 từ máy của văn phòng" in manager.words
    assert "Mới có 6 câu trả lời được tính; từ 20 mới nói được gì" in manager.words
    assert "<b>Chờ lâu</b>" in manager.words


def test_what_was_asked_wrongly_is_named_beside_the_present_month(answered: Office, manager: Manager) -> None:
    manager.open(f"{PAGE}?from=yesterday")

    assert manager.status == 200
    assert "from: YYYY-MM-DD" in manager.words
    assert "5 trong 6" in manager.words


def test_the_files_open_in_a_spreadsheet_and_hold_no_formula(answered: Office, manager: Manager) -> None:
    text = manager.open(f"{PAGE}/export.csv?by=clerk").get_data().decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(manager.open(f"{PAGE}/export.xlsx?by=clerk").get_data()))
    [line] = csv.DictReader(io.StringIO(text))
    sheet = book["Số liệu"]
    row = dict(zip((cell.value for cell in sheet[3]), (cell.value for cell in sheet[4]), strict=True))

    assert (line["name"], line["answers"], line["score_5"], line["left_out_staff"]) == ("'=Lan", "6", "5", "1")
    assert (row["Nhóm"], row["Câu trả lời"], row["Rất hài lòng"], row["Hài lòng"]) == ("=Lan", 6, 5, None)
    assert sheet[4][1].data_type == "s"
    assert book["Cách tính"]["A1"].value == "answers"
    assert manager.open(f"{PAGE}/export.pdf").status_code == 404
