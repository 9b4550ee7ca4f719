"""A procedure that is closed for now, or that the office does not do any more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from office.actions.citizen import Wish, take_ticket
from office.catalogue import Words
from office.context import Office
from office.rules.refusals import PROCEDURE_CLOSED, PROCEDURE_OFF, Refusal
from office.snapshots.kiosk import kiosk_view
from office.snapshots.looking import look
from tests.builders import KIOSK, open_office

REASON = Words("Chờ biểu mẫu mới đến ngày 01/12.", "Waiting for new forms until 1 December.")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def with_birth(office: Office, **changes: Any) -> Office:
    procedures = [replace(item, **changes) if item.id == "khai-sinh" else item for item in office.catalogue.procedures]
    return replace(office, catalogue=replace(office.catalogue, procedures=tuple(procedures)))


def test_a_closed_procedure_is_found_with_its_reason_but_not_taken(office: Office) -> None:
    closed = with_birth(office, closed=REASON)

    found = closed.catalogue.search("khai sinh cho con")
    assert found[0].id == "khai-sinh"
    assert kiosk_view(look(closed), found)["procedures"][0]["closed"] == REASON.json()
    with pytest.raises(Refusal) as refused:
        take_ticket(closed, Wish("khai-sinh"), KIOSK)
    assert refused.value.reason is PROCEDURE_CLOSED
    assert refused.value.sentence("vi") == (
        "“Đăng ký khai sinh” đang tạm ngừng tiếp nhận. Chờ biểu mẫu mới đến ngày 01/12."
    )


def test_what_the_office_does_not_do_is_neither_found_nor_taken(office: Office) -> None:
    off = with_birth(office, offered=False)

    assert "khai-sinh" not in {item.id for item in (*off.catalogue.search("đăng ký khai sinh"), *off.catalogue.offered)}
    with pytest.raises(Refusal) as refused:
        take_ticket(off, Wish("khai-sinh"), KIOSK)
    assert refused.value.reason is PROCEDURE_OFF


def test_a_ticket_taken_before_keeps_its_procedure(office: Office) -> None:
    take_ticket(office, Wish("khai-sinh"), KIOSK)

    assert with_birth(office, offered=False).catalogue.procedure_by_id["khai-sinh"].name.vi == "Đăng ký khai sinh"
