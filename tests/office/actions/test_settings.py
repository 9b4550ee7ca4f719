"""The office changes while it works: at once, with every check, and without losing anybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from office.actions.clerk import call_next
from office.actions.settings import Draft, change_settings, preview, undo_last
from office.actions.work import Actor
from office.context import Office
from office.house import House
from office.rules.refusals import Refusal
from office.settings_file import ConfigMistakes
from office.storage.editions import OutOfDate, present
from tests.builders import journal, seated, ticket_for, with_editions

MANAGER = Actor("device:1")


@pytest.fixture
def settled(office: Office) -> Office:
    return with_editions(office)


def renamed(name: str) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.settings["office"]["name"] = name

    return edit


def without(kind: str, id_: str) -> Callable[[Draft], None]:
    """The counter, or the field with its procedures, or the procedure, taken out wherever it is named."""

    def edit(draft: Draft) -> None:
        if kind == "counter":
            draft.settings["counters"] = [item for item in draft.settings["counters"] if item["id"] != id_]
            return
        gone = {id_, *(p["id"] for p in draft.catalogue["procedure"] if p["field"] == id_)}
        gone |= {p["id"] for p in draft.catalogue["procedure"] if gone & set(p["steps"])}
        for name in ("field", "procedure"):
            draft.catalogue[name] = [item for item in draft.catalogue[name] if item["id"] not in gone]
        named: list[tuple[dict[str, Any], str]] = [(item, "fields") for item in draft.settings["counters"]]
        named += [(item, "of") for item in draft.settings["bulk"]] + [(draft.settings["office"], "most_used")]
        for table, key in named:
            table[key] = [item for item in table[key] if item not in gone]

    return edit


def test_a_change_is_a_new_edition_and_stands_in_the_journal_from_what_to_what(settled: Office) -> None:
    change = change_settings(settled, renamed("Văn phòng mới"), MANAGER)

    assert (change.office.name.vi, change.edition) == ("Văn phòng mới", settled.edition + 1)
    row = journal(settled)[-1]
    assert (row.move, row.actor) == ("change_settings", "device:1")
    assert row.detail == {"edition": 2, "how": "page", "changed": {"office.name": [settled.name.vi, "Văn phòng mới"]}}


def test_what_changes_nothing_makes_no_edition(settled: Office) -> None:
    assert change_settings(settled, lambda draft: None, MANAGER).edition == settled.edition
    assert present(settled.storage).number == 1  # type: ignore[union-attr]


def test_a_wrong_value_is_named_in_both_languages_and_nothing_is_changed(settled: Office) -> None:
    def edit(draft: Draft) -> None:
        draft.settings["hours"]["sessions"][1]["opens"] = "11:00"
        draft.settings["queue"]["cap_percent"] = 1000

    with pytest.raises(ConfigMistakes) as refused:
        change_settings(settled, edit, MANAGER)

    found = {mistake.path: mistake for mistake in refused.value.mistakes}
    assert set(found) == {("hours", "sessions", 1), ("queue", "cap_percent")}
    assert found["queue", "cap_percent"].vi == "Số lớn quá: hãy ghi từ 500 trở xuống."
    assert found["hours", "sessions", 1].en.startswith("Begins at 11:00")
    assert present(settled.storage).number == 1  # type: ignore[union-attr]


def test_the_house_follows_at_once_and_older_offices_can_write_no_more(settled: Office) -> None:
    house = House(settled)
    told: list[str] = []
    house.followers.append(lambda office: told.append(office.name.vi))

    change_settings(house.office, renamed("Văn phòng mới"), MANAGER)

    assert house.office.name.vi == "Văn phòng mới"
    assert told == ["Văn phòng mới"]
    with pytest.raises(OutOfDate):
        ticket_for(settled)
    assert house.do(ticket_for).state == "waiting"


def test_another_process_is_followed_by_whoever_tries_to_write(settled: Office) -> None:
    house = House(settled)
    settled.storage.listeners.clear()  # as if the change were made elsewhere
    change_settings(settled, renamed("Văn phòng mới"), MANAGER)

    assert house.do(lambda office: (ticket_for(office), office.name.vi)[1]) == "Văn phòng mới"


@pytest.mark.parametrize(("kind", "id_"), [("field", "ho-tich"), ("procedure", "khai-sinh")])
def test_what_somebody_waits_for_cannot_go_away_under_them(settled: Office, kind: str, id_: str) -> None:
    ticket_for(settled, "khai-sinh")

    with pytest.raises(Refusal) as refused:
        change_settings(settled, without(kind, id_), MANAGER)

    assert "A001" in refused.value.sentence("vi")
    assert change_settings(settled, without("field", "quan-su"), MANAGER).edition == 2


def test_a_counter_with_a_clerk_or_a_citizen_stays(settled: Office) -> None:
    clerk = seated(settled, "1")
    ticket_for(settled)
    call_next(settled, clerk)

    with pytest.raises(Refusal) as refused:
        change_settings(settled, without("counter", "1"), MANAGER)

    assert refused.value.reason.code == "counter-is-manned"


def test_somebody_elses_change_of_the_same_key_is_not_overwritten(settled: Office) -> None:
    later = change_settings(settled, renamed("Một"), MANAGER, base=1).office

    with pytest.raises(Refusal) as refused:
        change_settings(later, renamed("Hai"), MANAGER, base=1)
    assert refused.value.reason.code == "settings-changed-meanwhile"

    def louder(draft: Draft) -> None:
        draft.settings["voice"]["repeat"] = 3

    assert change_settings(later, louder, MANAGER, base=1).office.name.vi == "Một"


def test_the_last_change_can_be_undone_and_no_earlier_one(settled: Office) -> None:
    first = change_settings(settled, renamed("Một"), MANAGER).office
    second = change_settings(first, renamed("Hai"), MANAGER).office

    assert undo_last(second, 3, MANAGER).office.name.vi == "Một"
    with pytest.raises(Refusal):
        undo_last(second, 2, MANAGER)


def test_a_preview_says_what_would_change_and_changes_nothing(settled: Office) -> None:
    assert preview(settled, renamed("Một")) == {"office.name": [settled.name.vi, "Một"]}
    assert present(settled.storage).number == 1  # type: ignore[union-attr]


def test_a_folder_that_has_gone_stops_nobody_from_changing_something_else(settled: Office, tmp_path: Path) -> None:
    folder = tmp_path / "share"

    def named(draft: Draft) -> None:
        draft.settings["reports"]["folder"] = str(folder)

    with pytest.raises(ConfigMistakes, match=r"there is no folder .*share"):
        change_settings(settled, named, MANAGER)
    folder.mkdir()
    office = change_settings(settled, named, MANAGER).office
    folder.rmdir()

    assert change_settings(office, renamed("Bình Minh"), MANAGER).changed
