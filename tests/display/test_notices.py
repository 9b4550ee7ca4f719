"""What the lobby is told to show beside its calls: only what is still true, and only files that are pictures."""

from __future__ import annotations

import datetime as dt
import io
import os
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from display.notices import notices_view
from display.pages import pages
from display.pictures import LARGEST_BYTES, MOST, pictures_in
from office.settings import DisplaySettings, Settings
from office.settings_file import load_office
from tests.builders import ROOT


def sample(display: DisplaySettings) -> Settings:
    return load_office(ROOT / "config.toml")[0].model_copy(update={"display": display})


def picture(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (4, 3), "green").save(file, kind)
    return file.getvalue()


def test_a_notice_goes_by_itself_after_its_last_day() -> None:
    display = DisplaySettings.model_validate(
        {"notices": [{"title": "Nghỉ chiều 30/11", "until": "2026-11-30"}, {"title": "Giữ trật tự"}]}
    )

    def titles(day: int, month: int) -> list[str]:
        return [
            item["title"]["vi"]
            for item in notices_view(sample(display), pictures_in(display.pictures), dt.date(2026, month, day))[
                "notices"
            ]
        ]

    assert titles(30, 11) == ["Nghỉ chiều 30/11", "Giữ trật tự"]
    assert titles(1, 12) == ["Giữ trật tự"]


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("b.JPG", "JPEG"), ("c.jpeg", "JPEG"), ("d.webp", "WEBP")]
)
def test_a_picture_is_shown(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_bytes(picture(kind))
    assert list(pictures_in(str(tmp_path))) == [name]


def test_what_is_no_picture_a_browser_can_show_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "page.png").write_text("<script>alert(1)</script>")
    (tmp_path / "drawing.svg").write_text("<svg onload='alert(1)'/>")
    (tmp_path / ".hidden.png").write_bytes(picture("PNG"))
    (tmp_path / "vast.png").write_bytes(picture("PNG") + bytes(LARGEST_BYTES))
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "gone.png").symlink_to(tmp_path / "nowhere.png")
    assert pictures_in(str(tmp_path)) == {}


def test_the_first_by_name_are_shown_when_there_are_too_many(tmp_path: Path) -> None:
    for number in range(MOST + 5):
        (tmp_path / f"{number:02}.png").write_bytes(picture("PNG"))
    assert list(pictures_in(str(tmp_path))) == [f"{number:02}.png" for number in range(MOST)]


def test_a_folder_that_went_away_is_no_trouble(tmp_path: Path) -> None:
    assert pictures_in(str(tmp_path / "stick")) == {}


def test_a_picture_replaced_under_its_name_has_a_new_address(tmp_path: Path) -> None:
    app = Flask(__name__)
    app.register_blueprint(pages)
    (tmp_path / "a.png").write_bytes(picture("PNG"))
    display = DisplaySettings(pictures=str(tmp_path))
    with app.test_request_context():
        (before,) = notices_view(sample(display), pictures_in(display.pictures), dt.date(2026, 11, 30))["pictures"]
        os.utime(tmp_path / "a.png", (1, 1))
        (after,) = notices_view(sample(display), pictures_in(display.pictures), dt.date(2026, 11, 30))["pictures"]
    assert before != after
    assert after.startswith("/display/pictures/a.png")
