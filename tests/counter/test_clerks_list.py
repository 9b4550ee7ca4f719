"""Who can sign in, and where each of them sits: what the sign-in page says before it replaces somebody."""

from __future__ import annotations

from office.actions.people import sign_out
from office.context import Office
from office.snapshots.people import clerks_of
from tests.builders import seated


def test_each_clerk_stands_with_the_counter_where_they_sit(office: Office) -> None:
    seated(office, "1", "An")
    gone = seated(office, "2", "Bình")
    sign_out(office, gone.session_id)
    listed = clerks_of(office, "2")

    assert [(item["name"], item["counter"] and item["counter"]["id"]) for item in listed["clerks"]] == [
        ("An", "1"),
        ("Bình", None),
    ]
    assert listed["counter"]["id"] == "2"


def test_a_counter_that_config_no_longer_has_is_none(office: Office) -> None:
    assert clerks_of(office, "99")["counter"] is None
