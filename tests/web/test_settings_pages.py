"""The pages of settings: what they show is what is in force, and what is wrong is told where it stands."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from manage.settings.sections import SECTIONS
from office.actions.settings import change_settings
from office.actions.work import Actor
from office.context import Office
from office.house import House
from tests.web.conftest import Door
from tests.web.sent_form import SentForm


@pytest.fixture
def manager(door: Door) -> FlaskClient:
    client = door.app.test_client()
    client.set_cookie("motcua_manager", door.tokens["manager"] or "")
    return client


def house(door: Door) -> House:
    found: House = door.app.extensions["house"]
    return found


def opened(manager: FlaskClient, part: str) -> MultiDict[str, str]:
    answer = manager.get(f"/manage/settings/{part}")
    assert answer.status_code == 200, answer.text
    return SentForm(answer.text).values


def send(manager: FlaskClient, part: str, values: MultiDict[str, str]) -> TestResponse:
    return manager.post(f"/manage/settings/{part}", data=values)


def test_a_page_saved_as_it_is_changes_nothing(door: Door, manager: FlaskClient) -> None:
    told = {part: send(manager, part, opened(manager, part)).location for part in SECTIONS}

    assert told == {part: f"/manage/settings/{part}?saved=same" for part in SECTIONS}
    assert house(door).office.edition == 1


def test_what_is_saved_is_in_force_at_once_and_can_be_taken_back(door: Door, manager: FlaskClient) -> None:
    values = opened(manager, "hours")
    values["hours__tickets_from"] = "6h45"
    values.setlist("hours__holidays-first", ["24/11/2026", *values.getlist("hours__holidays-first")[1:]])

    saved = send(manager, "hours", values)

    assert saved.location == "/manage/settings/hours?saved=2"
    hours = house(door).office.settings.hours
    assert (f"{hours.tickets_from:%H:%M}", str(hours.holidays[0].first)) == ("06:45", "2026-11-24")
    page = manager.get(saved.location).text
    assert "Hoàn tác" in page
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token is not None
    undone = manager.post("/manage/settings/undo", data={"csrf_token": token[1], "base": "2", "part": "hours"})
    assert undone.location == "/manage/settings/hours?undone=3"
    assert f"{house(door).office.settings.hours.tickets_from:%H:%M}" == "07:00"


def test_the_first_language_and_which_are_offered_are_chosen(door: Door, manager: FlaskClient) -> None:
    values = opened(manager, "office")
    assert values["office__languages"] == "vi en"
    values["office__languages"] = "vi"
    assert send(manager, "office", values).status_code == 303
    alone = manager.get("/kiosk").text
    values["office__languages"], values["base"] = "en vi", "2"
    send(manager, "office", values)
    values["office__languages"], values["base"] = "xx", "3"
    refused = send(manager, "office", values)

    assert "English" not in alone
    assert house(door).office.settings.office.languages == ("en", "vi")
    assert refused.status_code == 422


def test_wrong_entries_are_told_beside_their_fields_and_above_them(door: Door, manager: FlaskClient) -> None:
    values = opened(manager, "hours")
    values["hours__tickets_from"] = "sáng sớm"
    values.setlist("hours__sessions-closes", ["06:00", "17:00"])

    refused = send(manager, "hours", values)

    assert refused.status_code == 422
    assert refused.text.count("Hãy ghi giờ như 07:30.") == 2
    assert refused.text.count("Giờ đóng (06:00) phải sau giờ mở (07:30).") == 2
    assert 'value="sáng sớm"' in refused.text
    assert 'href="#hours__sessions-0-opens"' in refused.text
    assert house(door).office.edition == 1


def test_what_somebody_else_has_just_changed_is_not_overwritten(
    door: Door, manager: FlaskClient, office: Office
) -> None:
    values = opened(manager, "voice")
    change_settings(office, lambda draft: draft.settings["voice"].update(repeat=3), Actor("test"))
    values["voice__repeat"] = "1"

    refused = send(manager, "voice", values)

    assert (refused.status_code, "Người khác vừa đổi" in refused.text) == (409, True)
    assert house(door).office.settings.voice.repeat == 3


def test_a_form_that_did_not_come_from_us_changes_nothing(door: Door, manager: FlaskClient) -> None:
    values = opened(manager, "voice")
    values["csrf_token"] = "made up"
    values["voice__repeat"] = "1"

    assert send(manager, "voice", values).status_code == 422
    assert house(door).office.settings.voice.repeat == 2


def test_stored_scripts_are_text_on_the_pages_that_change_them(door: Door, manager: FlaskClient) -> None:
    values = opened(manager, "office")
    values["office__name"] = "<script>alert(1)</script>\"'"

    assert send(manager, "office", values).status_code == 303
    for address in ("/manage/settings/office", "/manage/settings", "/manage"):
        assert "<script>alert" not in manager.get(address).text


def test_a_voice_is_heard_before_it_is_saved(door: Door) -> None:
    heard = door.knock("manager", "GET", "/api/v1/voice/sample?dialect=south&words_per_minute=180&repeat=1")
    refused = door.knock("manager", "GET", "/api/v1/voice/sample?words_per_minute=9000")

    assert (heard.status_code, heard.mimetype, heard.data[:4]) == (200, "audio/wav", b"RIFF")
    assert (refused.status_code, refused.get_json()["errors"][0]["field"]) == (422, "words_per_minute")


def test_counters_are_added_changed_and_taken_away_but_not_from_under_a_clerk(door: Door, manager: FlaskClient) -> None:
    values = opened(manager, "counters")
    values["counters__1__name"] = "Quầy Một"
    values.setlist("counters__1__fields-what", ["lien-thong", "ho-tich"])
    assert send(manager, "counters", MultiDict([*values.items(multi=True), ("act", "add")])).status_code == 303
    first, *_, last = house(door).office.settings.counters
    assert (first.name, first.fields, last.id, last.name) == ("Quầy Một", ("lien-thong", "ho-tich"), "6", "Quầy 6")

    gone = {id_: send(manager, "counters", _without(manager, id_)) for id_ in ("6", "2")}

    assert {id_: answer.status_code for id_, answer in gone.items()} == {"6": 303, "2": 409}
    assert "Quầy 2 đang có cán bộ" in gone["2"].text
    assert [item.id for item in house(door).office.settings.counters] == ["1", "2", "3", "4", "5"]


def _without(manager: FlaskClient, counter: str) -> MultiDict[str, str]:
    return MultiDict([*opened(manager, "counters").items(multi=True), ("act", f"remove:{counter}")])


def test_a_series_for_many_copies_is_added_with_a_counter_and_taken_away_again(
    door: Door, manager: FlaskClient
) -> None:
    send(manager, "bulk", MultiDict([*opened(manager, "bulk").items(multi=True), ("act", "add")]))
    added = house(door).office.settings.bulk[-1]
    assert added.id in house(door).office.settings.counters[0].fields

    send(manager, "bulk", MultiDict([*opened(manager, "bulk").items(multi=True), ("act", f"remove:{added.id}")]))

    assert [item.id for item in house(door).office.settings.bulk] == ["ban-sao-nhieu"]
