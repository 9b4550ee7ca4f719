"""Points and grades of satisfaction are set in the browser, and what is wrong is said beside it."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from tests.manage.pages.conftest import Manager

PAGE = "/manage/settings/satisfaction"
POINTS = ("100", "80", "60", "20", "0")
GRADES = (("0", "Chưa đạt", "Not met"), ("75", "Đạt", "Met"))


def sent(points: tuple[str, ...] = POINTS, grades: tuple[tuple[str, ...], ...] = GRADES) -> Any:
    """What the page sends with these points and grades."""
    form = MultiDict(
        {
            "satisfaction__levels": "5", "satisfaction__seconds": "60", "satisfaction__least_seconds": "5",
            "satisfaction__fewest": "20", "satisfaction__out_of": "18",
        }
    )  # fmt: skip
    for place, value in enumerate(points):
        form[f"satisfaction__points__{place}"] = value
    for row in grades:
        for key, value in zip(("from_points", "name", "name_en"), row, strict=True):
            form.add(f"satisfaction__grades-{key}", value)
    return form


def test_points_and_grades_are_taken_over_the_best_first_and_can_be_taken_back(manager: Manager) -> None:
    manager.open(PAGE)
    before = manager.office.settings.satisfaction
    manager.follow(manager.press(PAGE, sent()))

    now = manager.office.settings.satisfaction
    assert now.points == (100, 80, 60, 20, 0)
    assert [(item.from_points, item.name, item.name_en) for item in now.grades] == [
        (75, "Đạt", "Met"),
        (0, "Chưa đạt", "Not met"),
    ]
    manager.press("/manage/settings/undo", {"part": "satisfaction"})  # the office as it was before the change
    assert manager.office.settings.satisfaction == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (sent(points=("100", "50", "75", "25", "0")), "Điểm phải giảm dần từ câu trả lời tốt nhất."),
        (sent(points=("120", "75", "50", "25", "0")), "100"),
        (sent(points=("nhiều", "75", "50", "25", "0")), "số nguyên"),
        (sent(grades=(("80", "Tốt", ""), ("80", "Khá", ""))), "Hai bậc cùng bắt đầu từ 80 điểm"),
        (sent(grades=(("80", "", "Good"),)), "Không được để trống."),
        (sent(grades=(("101", "Tốt", ""),)), "100"),
        (sent(grades=tuple((str(mark), "Bậc", "") for mark in range(11))), "10"),
    ],
)
def test_what_is_wrong_is_said_in_words_and_nothing_changes(manager: Manager, wrong: Any, said: str) -> None:
    manager.open(PAGE)
    before = manager.office.settings.satisfaction
    manager.press(PAGE, wrong)

    assert manager.status == 422
    assert "Chưa lưu được, xin sửa:" in manager.words
    assert said in manager.words.split("Chưa lưu được, xin sửa:")[1][:200]
    assert manager.office.settings.satisfaction == before


def test_an_office_without_grades_names_points_alone(manager: Manager) -> None:
    manager.open(PAGE)
    manager.follow(manager.press(PAGE, sent(grades=())))

    assert manager.office.settings.satisfaction.grades == ()
