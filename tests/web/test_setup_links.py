"""A link for one screen is no key to the manager's: the token of that screen opens every call to a program."""

from __future__ import annotations

import pytest

from office.actions.devices import OPERATOR, new_setup_link
from office.context import Office
from tests.web.conftest import Door

KIOSK_S, PRINTED, MANAGER_S = "kiosk", None, "manager"


def becomes_manager(door: Door, office: Office, made_for: str | None) -> bool:
    """Whether whoever opens the link can choose the manager's screen, and what its token then opens."""
    client = door.app.test_client()
    code = new_setup_link(office, OPERATOR, made_for)
    offered = 'value="manager"' in client.get(f"/setup?token={code}").text
    answer = client.post("/setup", data={"token": code, "role": "manager"})
    cookie = client.get_cookie("motcua_manager")
    assert offered == (cookie is not None)
    if cookie is None:
        assert (answer.status_code, "đăng nhập ở máy nào cũng được" in answer.text) == (403, True)
        # It is not used up: the kiosk that it was meant for still comes in.
        assert client.post("/setup", data={"token": code, "role": "kiosk"}).status_code == 303
        return False
    headers = {"Authorization": f"Bearer {cookie.value}"}
    return client.get("/api/v1/manage/managers", headers=headers).status_code == 200


@pytest.mark.parametrize("made_for", [KIOSK_S, PRINTED, MANAGER_S])
def test_while_nobody_has_an_account_any_link_makes_the_first_manager_s_screen(
    door: Door, office: Office, made_for: str | None
) -> None:
    assert becomes_manager(door, office, made_for)


def test_once_managers_have_accounts_only_a_link_made_for_their_screen_makes_one(door: Door, office: Office) -> None:
    door.give_accounts()

    assert {for_: becomes_manager(door, office, for_) for for_ in (KIOSK_S, PRINTED, MANAGER_S)} == {
        KIOSK_S: False, PRINTED: False, MANAGER_S: True,
    }  # fmt: skip
