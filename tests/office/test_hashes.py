"""The tests hash lightly (tests/light_hashes.py); what an office hashes with is looked at here."""

from __future__ import annotations

from tests.light_hashes import REAL


def test_an_office_hashes_pins_and_passwords_at_owasp_s_floor_or_dearer() -> None:
    assert REAL.hash("2468").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
