"""Tomorrow tried before it comes: what is rehearsed, and what is nonsense."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy.exc import TimeoutError as NoConnection

from office.context import Office
from tests.web.conftest import Door
from web.api import PREFIX

Json = dict[str, Any]
SESSIONS = [{"opens": "07:30", "closes": "11:30"}, {"opens": "13:30", "closes": "17:00"}]


def rehearse(door: Door, body: Json, status: int = 200) -> Json:
    answer = door.knock("manager", "POST", f"{PREFIX}/manage/rehearsals", json=body)
    assert answer.status_code == status, answer.text
    found: Json = answer.get_json()
    return found


def plan(**changes: Any) -> Json:
    counters = [
        {"id": str(number), "fields": [field], "open": [True, True]}
        for number, field in enumerate(("chung-thuc", "ho-tich", "dat-dai", "bao-tro", "ho-kinh-doanh"), start=1)
    ]
    return {"sessions": SESSIONS, "counters": counters, "priority": 1, "ordinary": 2, **changes}


def counter(id_: str = "1", **changes: Any) -> Json:
    return {"id": id_, "fields": ["chung-thuc"], "open": [True, True], **changes}


def test_without_a_plan_the_present_one_of_the_next_working_day_is_rehearsed(door: Door, office: Office) -> None:
    found = rehearse(door, {})

    assert found["day"] == (office.day(office.clock.now()) + dt.timedelta(days=1)).isoformat()
    assert (found["demand"], found["learnt_days"]) == ("small", 0)
    assert found["tried"]["plan"] == found["present"]["plan"]
    assert found["tried"]["figures"] == found["present"]["figures"]
    assert found["tried"]["changes"] == []


def test_the_present_plan_has_the_fields_that_the_manager_gave_a_counter(door: Door) -> None:
    door.knock("manager", "PUT", f"{PREFIX}/counters/1", json={"fields": ["dat-dai"]})

    assert rehearse(door, {})["present"]["plan"]["counters"][0]["fields"] == ["dat-dai"]


def test_a_counter_more_shortens_the_waits_and_is_told_in_a_sentence(door: Door) -> None:
    present = rehearse(door, {})["present"]["plan"]
    tried = {**plan(), "counters": [
        *({key: item[key] for key in ("id", "fields", "open")} for item in present["counters"]),
        counter("new1"),
    ]}  # fmt: skip

    found = rehearse(door, {"plan": tried})

    before, after = found["present"]["figures"], found["tried"]["figures"]
    assert after["p90"]["likely"] < before["p90"]["likely"]
    assert found["tried"]["saved"]["likely"] > 0
    assert [words["vi"] for words in found["tried"]["changes"]] == ["Mở thêm Quầy mới 1 nhận chứng thực cả ngày"]


def test_the_same_question_has_the_same_answer(door: Door) -> None:
    assert rehearse(door, {"plan": plan()}) == rehearse(door, {"plan": plan()})


def test_the_least_staffing_keeps_nine_in_ten_within_a_quarter_of_an_hour(door: Door) -> None:
    wide = plan(counters=[counter(f"new{each}", fields=["chung-thuc", *ALL]) for each in range(1, 8)])

    least = rehearse(door, {"plan": wide, "least": True})["least"]

    assert least["kept"]
    assert least["figures"]["within_15"]["likely"] >= 0.9
    assert least["plan"]["counter_hours"] < 7 * 7.5
    assert all(words["vi"].startswith("Đóng Quầy mới") for words in least["changes"])


ALL = ["ho-tich", "dat-dai", "xay-dung", "bao-tro", "ho-kinh-doanh", "cu-tru", "bao-hiem", "van-hoa-giao-duc",
       "lien-thong", "quan-su", "tiep-cong-dan"]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"day": "2026-11-29"}, 409, "day-not-worked"),
        ({"day": "2025-01-01"}, 422, "wrong-input"),
        ({"day": "2026-02-30"}, 422, "wrong-input"),
        ({"demand": "past"}, 409, "no-past"),
        ({"demand": "huge"}, 422, "wrong-input"),
        ({"plan": plan(counters=[counter(open=[False, False])])}, 409, "no-counter-open"),
        ({"plan": plan(counters=[])}, 422, "wrong-input"),
        ({"plan": plan(counters=[counter(fields=["dat-doi"])])}, 422, "unknown-field"),
        ({"plan": plan(counters=[counter("99")])}, 422, "unknown-counter"),
        ({"plan": plan(counters=[counter("new10")])}, 422, "unknown-counter"),
        ({"plan": plan(counters=[counter(), counter()])}, 422, "wrong-input"),
        ({"plan": plan(counters=[counter(open=[True])])}, 422, "wrong-input"),
        ({"plan": plan(counters=[counter(f"new{each % 9 + 1}") for each in range(21)])}, 422, "wrong-input"),
        ({"plan": plan(sessions=[{"opens": "11:30", "closes": "07:30"}])}, 422, "wrong-input"),
        ({"plan": plan(sessions=list(reversed(SESSIONS)))}, 422, "wrong-input"),
        ({"plan": plan(priority=0)}, 422, "wrong-input"),
    ],
)
def test_nonsense_is_refused_in_words(door: Door, body: Json, status: int, code: str) -> None:
    assert rehearse(door, body, status)["type"] == f"urn:motcua:{code}"


def test_a_counter_can_be_tried_for_a_part_of_a_session(door: Door) -> None:
    cut = [("07:30", "08:30"), ("08:30", "10:30"), ("10:30", "11:30"), ("13:30", "17:00")]
    present = [{**item, "open": [True] * 4} for item in plan()["counters"]]
    more = {"id": "new1", "fields": ["chung-thuc"], "open": [False, True, False, False]}
    sessions = [{"opens": opens, "closes": closes} for opens, closes in cut]
    found = rehearse(door, {"plan": plan(sessions=sessions, counters=[*present, more])})["tried"]

    # The hours are the same, only cut: nothing is said of them.
    assert not [told for told in found["changes"] if "Làm việc" in told["vi"]]
    assert [told["vi"] for told in found["changes"] if "Quầy mới" in told["vi"]] == [
        "Mở thêm Quầy mới 1 nhận chứng thực 8:30–10:30"
    ]


def test_while_every_connection_to_the_database_is_in_use_that_is_said_in_words(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_is_free(*_: object) -> None:
        raise NoConnection("QueuePool limit reached")

    monkeypatch.setattr("manage.tomorrow.room_now", none_is_free)

    rehearse(door, {}, 503)
