"""A key that somebody put into the browser beforehand becomes nobody's key: each sign-in makes one of its own."""

from __future__ import annotations

from flask.testing import FlaskClient

from office.actions.devices import OPERATOR, new_setup_link
from office.actions.people import add_clerk
from office.context import Office
from tests.builders import PIN
from tests.web.conftest import Door

FIXED = "fixed-by-somebody-who-knows-it"
API = "/api/v1"


def cookie(client: FlaskClient, name: str) -> str:
    found = client.get_cookie(name)
    return found.value if found else ""


def opens(door: Door, key: str) -> bool:
    headers = {"Authorization": f"Bearer {key}"}
    return door.app.test_client(use_cookies=False).get(f"{API}/board", headers=headers).status_code == 200


def test_a_clerk_s_session_is_new_at_each_sign_in_and_ends_for_good(door: Door, office: Office) -> None:
    clerk, client = add_clerk(office, "Minh", PIN, (), OPERATOR), door.app.test_client()
    client.set_cookie("motcua_counter", door.tokens["counter"] or "")
    client.set_cookie("motcua_clerk", FIXED)
    screen = {"Motcua-Screen": "counter"}
    keys = []
    for _ in range(2):
        answer = client.post(f"{API}/clerk-sessions", json={"clerk": str(clerk), "pin": PIN}, headers=screen)
        assert answer.status_code == 201, answer.text
        keys.append(cookie(client, "motcua_clerk"))
        client.delete(f"{API}/clerk-sessions/current", headers=screen)
        keys.append(answer.get_json()["token"])

    assert FIXED not in keys
    assert len({keys[0], keys[2]}) == 2
    ended = [client.get(f"{API}/counter", headers={"Authorization": f"Bearer {key}"}).status_code for key in keys]
    assert set(ended) == {401}


def test_a_screen_s_key_is_new_when_it_is_set_up(door: Door, office: Office) -> None:
    client = door.app.test_client()
    client.set_cookie("motcua_kiosk", FIXED)
    client.post("/setup", data={"token": new_setup_link(office), "role": "kiosk"})
    made = cookie(client, "motcua_kiosk")

    assert made not in ("", FIXED)
    assert (opens(door, made), opens(door, FIXED)) == (True, False)


def test_a_secret_that_was_never_given_out_is_not_taken_for_a_screen_that_asks(door: Door) -> None:
    client = door.app.test_client()
    client.set_cookie("motcua_pairing_kiosk", FIXED)
    assert client.get(f"{API}/pairings/kiosk").status_code == 404
    assert client.post(f"{API}/pairings", json={"role": "kiosk"}).status_code == 201

    assert cookie(client, "motcua_pairing_kiosk") not in ("", FIXED)


def test_our_cookies_are_out_of_reach_of_scripts_and_of_other_sites(door: Door, office: Office) -> None:
    """Every cookie that a page or a call sets, as it is set."""
    client, told = door.app.test_client(), []
    client.set_cookie("motcua_manager", door.tokens["manager"] or "")
    for answer in (
        client.post("/setup", data={"token": new_setup_link(office), "role": "display"}),
        client.post(f"{API}/pairings", json={"role": "kiosk"}),
        client.get("/manage/settings/office"),
    ):
        told += answer.headers.getlist("Set-Cookie")

    assert len(told) >= 3
    assert [each for each in told if "HttpOnly" not in each or "SameSite=" not in each] == []
