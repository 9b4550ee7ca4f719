"""What every form of ours can rely on."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from wtforms import StringField

from office.secrets import kept_secret
from web.forms import HouseForm, PairsField, TextsField, put_mistakes


@dataclass(frozen=True)
class Wrong:
    path: tuple[str | int, ...]
    vi: str = "chưa đúng."
    en: str = "not right."


class Sample(HouseForm):
    name = StringField("Tên")
    steps = TextsField("Bước")
    papers = PairsField("Giấy tờ")


def test_the_forms_secret_is_the_servers_alone_and_stays(tmp_path: Path) -> None:
    first = kept_secret(tmp_path / "forms.key")

    assert stat.S_IMODE((tmp_path / "forms.key").stat().st_mode) == 0o600
    assert kept_secret(tmp_path / "forms.key") == first


def test_a_secret_that_a_power_cut_left_short_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "forms.key").write_bytes(b"short")

    assert len(kept_secret(tmp_path / "forms.key")) == 32


def test_a_form_that_did_not_come_from_our_page_is_not_taken(app: Flask) -> None:
    with app.test_request_context("/manage/x", method="POST", data={"name": "x", "csrf_token": "guessed"}):
        form = Sample()

        assert not form.is_ours()
        assert len(form.general) == 1


def test_lists_keep_the_pages_order_and_drop_what_is_empty(app: Flask) -> None:
    sent = {
        "steps": ["b", " ", "a\u0007 c"],
        "papers_vi": ["Tờ khai", "", "Ảnh", ""],
        "papers_en": ["Form", "Only English", "", ""],
    }
    with app.test_request_context("/manage/x", method="POST", data=sent):
        form = Sample()

        assert form.steps.data == ["b", "a c"]
        assert form.papers.data == [("Tờ khai", "Form"), ("Only English", "Only English"), ("Ảnh", "Ảnh")]


def test_mistakes_stand_beside_their_fields_and_the_rest_over_the_form(app: Flask) -> None:
    with app.test_request_context("/manage/x?lang=vi"):
        form = Sample()
        found = [Wrong(("procedure", 3, "name")), Wrong(("office", "name"))]
        put_mistakes(form, found, lambda path: form.name if path[0] == "procedure" else None)

        assert (list(form.name.errors), form.general) == (["chưa đúng."], ["chưa đúng."])
