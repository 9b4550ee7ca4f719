"""Each finished month's report in its folder: written by itself, once, whole or not at all."""

from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from manage.monthly.writer import MonthlyReports
from office.actions.clerk import call_next, finish, start
from office.context import Office
from office.house import House
from office.rules.refusals import NO_PAST, Refusal
from office.rules.tickets import Outcome
from office.snapshots.looking import look
from office.snapshots.monthly import monthly_view
from office.snapshots.overview import alarms
from tests.builders import SetClock, seated, ticket_for

ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NAMES = ["bao-cao-2026-11.pdf", "bao-cao-2026-11.xlsx"]


@dataclass
class Drawer:
    """Draws in this process; `fails` as the other one does when it can't."""

    drawn: list[dt.date] = field(default_factory=list)
    fails: bool = False

    def ask(self, office: Office, task: Callable[[Office, Any], Any], asked: Any) -> Any:
        if self.fails:
            raise Refusal(NO_PAST)
        self.drawn.append(asked[0])
        return task(office, asked)


@dataclass
class Month:
    office: Office
    clock: SetClock
    folder: Path
    drawer: Drawer
    reports: MonthlyReports

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.is_dir() else []

    def wrong(self) -> list[str]:
        found = [alarm for alarm in alarms(look(self.office)) if alarm["code"] == "report-unwritten"]
        return [f"{alarm['title']['en']}. {alarm['mend']['en']}" for alarm in found]


@pytest.fixture
def month(office: Office, clock: SetClock, tmp_path: Path) -> Month:
    """An office that served somebody on 23 November, and left somebody in the room."""
    lan = seated(office, name="Đỗ Thị Ẵm")
    ticket_for(office)
    ticket_for(office)
    call_next(office, lan)
    start(office, lan)
    clock.forward(minutes=5)
    finish(office, lan, Outcome.ACCEPTED, None)
    folder = tmp_path / "reports"
    folder.mkdir()
    own = office.settings.reports.model_copy(update={"folder": str(folder), "monthly_day": 2})
    office = replace(office, settings=office.settings.model_copy(update={"reports": own}))
    drawer = Drawer()
    return Month(office, clock, folder, drawer, MonthlyReports(House(office), drawer))  # type: ignore[arg-type]


def december(month: Month, day: int = 2, hour: int = 6) -> None:
    month.clock.at = dt.datetime(2026, 12, day, hour, tzinfo=month.office.settings.zone).astimezone(dt.UTC)


def test_a_finished_month_is_written_on_its_day_and_once(month: Month) -> None:
    december(month, hour=5)
    month.reports.tick()
    assert month.names() == []

    december(month)
    month.reports.tick()
    month.reports.tick()

    assert (month.names(), month.drawer.drawn) == (NAMES, [dt.date(2026, 11, 1)])
    assert "2 lượt khách" in " ".join(PdfReader(month.folder / NAMES[0]).pages[0].extract_text().split())
    book = openpyxl.load_workbook(month.folder / NAMES[1])
    assert book["Tất cả"]["B4"].value == 2
    assert [row[0] for row in book["Cán bộ"].iter_rows(min_row=4, values_only=True)] == ["Cán bộ 1"], "no names upwards"
    # Whoever was left in the room on the last day counts as one who left, also when nobody came since.
    heads = [cell.value for cell in book["Tất cả"][3]]
    assert book["Tất cả"].cell(4, heads.index("Bỏ về, chưa được phục vụ") + 1).value == 1
    said = monthly_view(month.office)
    assert said is not None
    assert (said["last"], said["next"]["at"]) == (
        {"month": "2026-11", "at": "2026-12-02T06:00:00.000+07:00"},
        "2027-01-02T06:00:00",
    )


@ONE_DATABASE
def test_who_may_look_into_the_folder_may_read_the_report_whatever_umask_the_server_has(month: Month) -> None:
    month.folder.chmod(0o750)
    december(month)
    before = os.umask(0o077)
    try:
        month.reports.tick()
    finally:
        os.umask(before)

    assert {oct(path.stat().st_mode & 0o777) for path in month.folder.iterdir()} == {"0o640"}


@ONE_DATABASE
def test_a_machine_that_was_off_writes_what_it_missed(month: Month) -> None:
    december(month)
    month.reports.tick()
    ticket_for(month.office)
    month.clock.forward(days=75)
    month.reports.tick()

    assert month.drawer.drawn == [dt.date(2026, 11, 1), dt.date(2026, 12, 1)], "nobody came in January"


@ONE_DATABASE
def test_a_folder_that_is_gone_is_said_to_the_manager_and_written_as_soon_as_it_is_back(month: Month) -> None:
    month.folder.rmdir()
    december(month)
    month.reports.tick()
    (said,) = month.wrong()
    assert said.startswith(
        f"The report of 11/2026 is not in its folder yet. There is no folder {month.folder} on the server."
    )
    assert month.drawer.drawn == [], "nothing is drawn that has nowhere to go"
    revision = month.office.storage.revision()
    month.reports.tick()
    assert month.office.storage.revision() == revision, "what is known is not written down again"

    month.folder.mkdir()
    month.reports.tick()

    assert (month.names(), month.wrong()) == (NAMES, [])


@ONE_DATABASE
@pytest.mark.parametrize(
    ("error", "said"), [(errno.ENOSPC, "is full"), (errno.EACCES, "may not write"), (errno.EIO, "may not write")]
)
def test_nothing_half_written_is_left_and_it_is_tried_again(
    month: Month, monkeypatch: pytest.MonkeyPatch, error: int, said: str
) -> None:
    def refuse(_file: int) -> None:
        raise OSError(error, os.strerror(error))

    december(month)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        month.reports.tick()
    assert month.names() == []
    assert said in month.wrong()[0]

    month.reports.tick()
    assert month.names() == [], "a month costs seconds to draw: not at every tick"
    month.clock.forward(minutes=11)
    month.reports.tick()
    assert (month.names(), month.wrong()) == (NAMES, [])


@ONE_DATABASE
def test_a_month_that_cannot_be_drawn_is_an_alarm_too(month: Month) -> None:
    december(month)
    month.drawer.fails = True
    month.reports.tick()

    assert "could not draw the report" in month.wrong()[0]


@ONE_DATABASE
def test_a_month_that_a_leaping_clock_ended_too_early_is_written_once_more(month: Month) -> None:
    december(month)
    month.reports.tick()
    month.clock.at = dt.datetime(2026, 11, 24, 3, tzinfo=dt.UTC)
    ticket_for(month.office)

    december(month, day=3)
    month.reports.tick()
    month.reports.tick()

    assert len(month.drawer.drawn) == 2
    assert openpyxl.load_workbook(month.folder / NAMES[1])["Tất cả"]["B4"].value == 3


@ONE_DATABASE
def test_without_a_folder_nothing_is_written_and_nothing_said(month: Month) -> None:
    own = month.office.settings.reports.model_copy(update={"folder": ""})
    office = replace(month.office, settings=month.office.settings.model_copy(update={"reports": own}))
    december(month)
    MonthlyReports(House(office), month.drawer).tick()  # type: ignore[arg-type]

    assert (month.drawer.drawn, monthly_view(office)) == ([], None)
