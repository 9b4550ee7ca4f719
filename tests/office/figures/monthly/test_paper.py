"""The monthly report as a reader of PDFs finds it: the words with their marks, the figures, the letters inside."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import unicodedata

from pypdf import PdfReader

from office.actions.clerk import ClerkAt, call_next, finish, start
from office.context import Office
from office.figures.monthly import ink
from office.figures.monthly.drawing import month_pdf
from office.rules.tickets import Outcome
from tests.builders import SetClock, seated, ticket_for

NOVEMBER = dt.date(2026, 11, 1)


def served(office: Office, clock: SetClock, clerk: ClerkAt, waits: int, minutes: int) -> None:
    ticket_for(office)
    clock.forward(minutes=waits)
    call_next(office, clerk)
    start(office, clerk)
    clock.forward(minutes=minutes)
    finish(office, clerk, Outcome.ACCEPTED, None)


def read(office: Office, first: dt.date = NOVEMBER) -> PdfReader:
    return PdfReader(io.BytesIO(month_pdf(office, (first, office.clock.now()))))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_a_month_says_who_came_how_long_they_waited_and_what_that_means(office: Office, clock: SetClock) -> None:
    lan = seated(office, name="Đỗ Thị Ẵm")
    for waits in (4, 6, 40):
        served(office, clock, lan, waits, 5)
    clock.forward(days=8)

    reader = read(office)
    text = text_of(reader)
    assert office.name.vi in text
    assert "Báo cáo tháng 11 năm 2026" in text
    assert "3 lượt khách trong 1 ngày làm việc" in text
    assert "Một nửa chờ không quá 6 phút, 9 trong 10 không quá 33 phút; mục tiêu là 15 phút" in text
    assert "Chờ không quá 15 phút 67 %" in text
    assert "Quầy 1 3 6 phút" in text
    assert "coi là quên bấm hoàn thành" in text, "what a figure means stands in it"
    assert "Đỗ Thị Ẵm" not in text, "it goes to others than the head of the office"
    assert f"Trang 1/{len(reader.pages)}" in text
    assert reader.metadata is not None
    assert reader.metadata.title == f"Báo cáo tháng 11 năm 2026 – {office.name.vi}"
    assert str(reader.root_object["/Lang"]) == "vi"
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_another_program_reads_the_same_words(office: Office, clock: SetClock) -> None:
    served(office, clock, seated(office), 6, 5)
    clock.forward(days=8)
    paper = month_pdf(office, (NOVEMBER, office.clock.now()))
    done = subprocess.run(["pdftotext", "-", "-"], input=paper, capture_output=True, check=True)
    text = " ".join(unicodedata.normalize("NFC", done.stdout.decode()).split())

    for words in (office.name.vi, "Báo cáo tháng 11 năm 2026", "1 lượt khách trong 1 ngày làm việc"):
        assert words in text
    assert done.stderr == b""


def test_every_letter_is_in_the_file(office: Office, clock: SetClock) -> None:
    served(office, clock, seated(office), 4, 5)
    fonts = [
        font.get_object()["/FontDescriptor"].get_object()
        for page in read(office).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
        if "/FontDescriptor" in font.get_object()
    ]

    assert {str(font["/FontName"]).split("+")[1] for font in fonts} <= {ink.TEXT, ink.MEDIUM, ink.STRONG, ink.HEAVY}
    assert fonts
    assert all("/FontFile2" in font for font in fonts)


def test_a_month_that_still_runs_says_until_when(office: Office, clock: SetClock) -> None:
    served(office, clock, seated(office), 4, 5)

    assert "đến ngày 23/11/2026" in text_of(read(office))


def test_a_month_in_which_nobody_came_says_so(office: Office) -> None:
    assert "Không có lượt khách nào trong tháng này." in text_of(read(office, dt.date(2026, 10, 1)))


def test_a_month_without_a_single_call_is_drawn_all_the_same(office: Office, clock: SetClock) -> None:
    ticket_for(office)

    assert "1 lượt khách trong 1 ngày làm việc." in text_of(read(office))
