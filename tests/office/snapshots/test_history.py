"""A ticket's history says what came of each move, without anybody's note or name."""

from __future__ import annotations

import datetime as dt

from office.actions.citizen import Wish, take_ticket
from office.actions.clerk import call_next, finish, next_procedure, start, transfer, undo
from office.actions.ending import close_day
from office.actions.onward import Destination
from office.actions.work import Actor
from office.context import Office
from office.rules.tickets import Outcome
from office.snapshots.history import history
from office.storage.rows import AnyTicket
from tests.builders import KIOSK, MONDAY, seated, ticket_for

THURSDAY = MONDAY.date() + dt.timedelta(days=3)


def said(office: Office, ticket: AnyTicket, language: str = "vi") -> list[str]:
    return [row["what"][language] for row in history(office, ticket.id)]


def test_a_service_says_its_outcome_and_the_day_told(office: Office) -> None:
    ticket, lan = ticket_for(office), seated(office)
    call_next(office, lan)
    start(office, lan)
    next_procedure(office, lan, "khai-tu", Outcome.MISSING_PAPERS, "CCCD của ông Tám")
    finish(office, lan, Outcome.ACCEPTED, "bà Lan gọi lại", return_on=THURSDAY)
    undo(office, lan)

    assert said(office, ticket)[3:] == [
        "Làm tiếp: Đăng ký khai tử (việc trước thiếu giấy tờ)",
        "Làm xong: đã tiếp nhận, hẹn trả 26/11/2026",
        "Hoàn tác: Làm xong",
    ]
    assert said(office, ticket, "en")[4] == "Service finished: accepted, result on 26/11/2026"


def test_who_is_sent_on_and_comes_back_is_told_so(office: Office) -> None:
    ticket, lan, hung = ticket_for(office), seated(office), seated(office, "3", "Hùng")
    call_next(office, lan)
    start(office, lan)
    transfer(office, lan, Destination(counter="3"), None, comes_back=True)
    call_next(office, hung)
    start(office, hung)
    finish(office, hung, Outcome.GUIDED, None)

    assert [line for line in said(office, ticket) if line.startswith(("Chuyển", "Làm xong"))] == [
        "Chuyển sang: Quầy 3 (xong thì quay lại quầy này)",
        "Làm xong: đã hướng dẫn, chờ quay lại quầy trước",
    ]


def test_a_step_of_a_joint_procedure_says_for_what_its_holder_now_waits(office: Office) -> None:
    ticket, lan = take_ticket(office, Wish("lt-khai-sinh"), KIOSK).moved, seated(office)
    call_next(office, lan)
    start(office, lan)
    finish(office, lan, Outcome.ACCEPTED, None)

    assert said(office, ticket)[-1].startswith("Làm xong: đã tiếp nhận, chờ tiếp ")


def test_a_number_that_expired_says_why(office: Office) -> None:
    ticket = ticket_for(office)
    close_day(office, "mất điện", Actor("manager:1"))

    assert said(office, ticket)[-1] == "Hết hiệu lực: văn phòng đóng cửa sớm"
