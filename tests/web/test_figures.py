from __future__ import annotations

import csv
import datetime as dt
import io

import openpyxl
import pytest

from office.actions.clerk import ClerkAt, call_next, finish, start
from office.rules.tickets import Outcome
from tests.builders import SetClock, seated, ticket_for
from tests.web.conftest import Door

FIGURES = "/api/v1/manage/figures"
DAY = "from=2026-11-23&to=2026-11-23"


@pytest.fixture
def served(door: Door, clock: SetClock) -> ClerkAt:
    """One citizen waited six minutes and was served for five, at counter 1."""
    lan = seated(door.office, name="=Hoa")
    ticket_for(door.office)
    clock.forward(minutes=6)
    call_next(door.office, lan)
    start(door.office, lan)
    clock.forward(minutes=5)
    finish(door.office, lan, Outcome.ACCEPTED, None)
    return lan


def test_the_figures_say_how_many_came_how_long_they_waited_and_what_it_means(door: Door, served: ClerkAt) -> None:
    said = door.knock("manager", "GET", f"{FIGURES}?{DAY}&by=procedure").get_json()

    assert (said["all"]["visitors"], said["all"]["wait_median"], said["all"]["service_median"]) == (2, 360, 300)
    assert [(line["key"], line["name"]["vi"]) for line in said["lines"]] == [("khai-sinh", "Đăng ký khai sinh")]
    assert sum(said["spread"]["counts"]) == said["all"]["waits"] == 1
    assert [(cell["weekday"], cell["hour"], cell["visitors"]) for cell in said["heat"]] == [(1, 10, 2)]
    assert "trung vị" in said["definitions"]["median"]["vi"].lower()


@pytest.mark.parametrize(
    ("only", "served_there"),
    [
        ("counter=1", 1),
        ("counter=3", None),
        ("field=ho-tich", 1),
        ("field=chung-thuc", None),
        ("procedure=khai-sinh", 1),
        ("procedure=khai-tu", None),
    ],
)
def test_the_figures_are_those_of_what_was_asked_for(
    door: Door, served: ClerkAt, only: str, served_there: int | None
) -> None:
    said = door.knock("manager", "GET", f"{FIGURES}?{DAY}&by=all&{only}").get_json()

    assert (said["all"] and said["all"]["services"]) == served_there


def test_one_answer_holds_two_splits_each_with_names_for_people(door: Door, served: ClerkAt) -> None:
    said = door.knock("manager", "GET", f"{FIGURES}?{DAY}&by=clerk&trend=week").get_json()

    assert [line["name"]["vi"] for line in said["lines"]] == ["=Hoa"]
    assert [line["name"]["vi"] for line in said["trend"]] == ["Tuần 48 (23/11 – 29/11/2026)"]


def test_the_page_knows_from_when_there_are_figures(door: Door) -> None:
    token = door.tokens["manager"]
    page = door.app.test_client()
    page.set_cookie("motcua_manager", str(token))

    assert '"first_day": "2026-11-23"' in page.get("/manage/reports").get_data(as_text=True)


def test_the_same_figures_come_as_files_that_a_spreadsheet_opens(door: Door, served: ClerkAt) -> None:
    asked = f"{FIGURES}?{DAY}&by=clerk"
    [line] = csv.DictReader(
        io.StringIO(door.knock("manager", "GET", f"{asked}&format=csv").get_data().decode("utf-8-sig"))
    )
    book = openpyxl.load_workbook(io.BytesIO(door.knock("manager", "GET", f"{asked}&format=xlsx").get_data()))
    sheet = book["Số liệu"]
    row = dict(zip((cell.value for cell in sheet[3]), (cell.value for cell in sheet[4]), strict=True))

    assert (line["name"], line["services"], line["wait_median"]) == ("'=Hoa", "1", "360.0")
    assert (row["Nhóm"], row["Lần phục vụ"]) == ("=Hoa", 1)
    assert sheet[4][0].data_type == "s", "a name is no formula"
    assert book["Cách tính"]["A1"].value == "visitors"


@pytest.mark.parametrize(
    "wrong",
    ["by=moon", "from=yesterday", "to=2020-01-01", "clerk=x", "counter=99", "format=pdf", "procedure=x", "trend=moon"],
)
def test_what_cannot_be_asked_is_named(door: Door, wrong: str) -> None:
    answer = door.knock("manager", "GET", f"{FIGURES}?{wrong}")

    assert (answer.status_code, answer.get_json()["errors"][0]["field"]) == (422, wrong.partition("=")[0])


def test_the_manager_takes_the_month_away_as_a_pdf(door: Door, served: ClerkAt) -> None:
    answer = door.knock("manager", "GET", "/manage/reports/month.pdf?month=2026-11")

    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bao-cao-2026-11.pdf"'
    assert answer.get_data().startswith(b"%PDF-")


@pytest.mark.parametrize("month", ["2026-13", "2026", "2027-01", "x"])
def test_a_month_that_is_none_is_named(door: Door, month: str) -> None:
    assert door.knock("manager", "GET", f"/manage/reports/month.pdf?month={month}").status_code == 422


def test_one_workbook_has_every_split_a_sheet_each_and_what_the_figures_mean(door: Door, served: ClerkAt) -> None:
    answer = door.knock("manager", "GET", f"{FIGURES}/workbook?{DAY}")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))

    assert book.sheetnames == [
        "Tất cả", "Ngày", "Tuần", "Tháng", "Lĩnh vực", "Thủ tục", "Giờ", "Thứ", "Quầy", "Cán bộ", "Cách tính",
    ]  # fmt: skip
    groups = {
        sheet: [row[0] for row in book[sheet].iter_rows(min_row=4, values_only=True)] for sheet in book.sheetnames
    }
    assert [groups[sheet] for sheet in ("Ngày", "Tuần", "Thứ", "Giờ", "Quầy", "Cán bộ")] == [
        ["Thứ Hai, 23/11/2026"], ["Tuần 48 (23/11 – 29/11/2026)"], ["Thứ Hai"], ["10–11 giờ"], ["Quầy 1"], ["=Hoa"],
    ]  # fmt: skip
    heads = [cell.value for cell in book["Quầy"][3]]
    assert "Lượt khách" not in heads, "a visit may have been at several counters"
    assert book["Quầy"].cell(4, heads.index("Phục vụ: trung vị") + 1).value == dt.timedelta(minutes=5)
    assert "figures-2026-11-23-2026-11-23.xlsx" in answer.headers["Content-Disposition"]


def test_the_province_gets_the_workbook_without_names(door: Door, served: ClerkAt) -> None:
    answer = door.knock("province", "GET", f"/api/v1/reports/figures/workbook?{DAY}")
    (clerk,) = openpyxl.load_workbook(io.BytesIO(answer.data))["Cán bộ"].iter_rows(min_row=4, values_only=True)

    assert clerk[0] == f"Cán bộ {served.clerk_id}"
