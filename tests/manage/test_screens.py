"""The manager's list of screens, in words."""

from __future__ import annotations

from typing import get_args

from office.rules.screens import Page
from tests.programs import ROOT


def test_every_page_that_a_screen_may_show_has_its_word() -> None:
    words = (ROOT / "manage/templates/manage/messages.html").read_text(encoding="utf-8")

    assert [page for page in get_args(Page) if f"shows_{page}=_(" not in words] == []
