"""The office's machines speak its first language, whatever their own settings say, until somebody chooses another."""

from __future__ import annotations

import pytest

from office.actions.devices import add_device
from tests.web.conftest import Door

PATHS = {"kiosk": "/kiosk", "counter": "/counter", "display": "/display", "manager": "/manage"}
ENGLISH = {"Accept-Language": "en-US,en;q=0.9"}


@pytest.mark.parametrize("role", PATHS)
@pytest.mark.parametrize(
    ("chosen", "spoken"), [("", "vi"), ("?lang=en", "en"), ("?lang=xx", "vi")], ids=["none", "en", "unknown"]
)
def test_a_screen_on_an_english_computer_opens_in_vietnamese_unless_english_was_chosen(
    door: Door, role: str, chosen: str, spoken: str
) -> None:
    client = door.app.test_client()
    client.set_cookie(f"motcua_{role}", add_device(door.office, role, role, "2" if role == "counter" else None).token)
    page = client.get(PATHS[role] + chosen, headers=ENGLISH).get_data(as_text=True)

    assert f'<html lang="{spoken}" data-screen="{role}"' in page
    assert f'"language": "{spoken}"' in page


@pytest.mark.parametrize("path", ["/", "/setup", "/kiosk"])
def test_the_front_door_opens_in_vietnamese_on_an_english_computer(door: Door, path: str) -> None:
    assert '<html lang="vi"' in door.knock("nobody", "GET", path, headers=ENGLISH).get_data(as_text=True)


def test_the_choice_of_a_machine_is_kept_in_its_cookie(door: Door) -> None:
    client = door.app.test_client()
    client.set_cookie("motcua_lang", "en")

    assert '<html lang="en"' in client.get("/", headers={"Accept-Language": "vi"}).get_data(as_text=True)
