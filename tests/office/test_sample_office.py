"""The office that comes with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from office.catalogue import Catalogue
from office.settings import Settings
from office.settings_file import load_office

CONFIG = Path(__file__).parents[2] / "config.toml"


@pytest.fixture(scope="module")
def office() -> tuple[Settings, Catalogue]:
    return load_office(CONFIG)


def test_it_has_no_mistake_and_five_counters(office: tuple[Settings, Catalogue]) -> None:
    assert len(office[0].counters) == 5


def test_certification_which_most_people_come_for_is_served_by_three_counters(
    office: tuple[Settings, Catalogue],
) -> None:
    assert sum("chung-thuc" in counter.fields for counter in office[0].counters) == 3


def test_its_first_screen_has_six_procedures(office: tuple[Settings, Catalogue]) -> None:
    settings, catalogue = office
    assert len(settings.office.most_used) == 6
    assert catalogue.most_used == settings.office.most_used


def test_every_key_is_written_out_so_that_it_can_be_found_and_changed() -> None:
    text = CONFIG.read_text(encoding="utf-8")
    missing = [
        f"{section}.{key}"
        for section in ("office", "hours", "queue", "kiosk", "printer", "voice", "display", "server")
        for key in getattr(load_office(CONFIG)[0], section).__class__.model_fields
        if f"\n{key} = " not in text and f"\n[[{section}.{key}]]" not in text
    ]
    assert missing == []


def test_each_first_use_of_a_key_is_explained_in_both_languages() -> None:
    seen = set()
    for line in CONFIG.read_text(encoding="utf-8").splitlines():
        key = line.split(" = ")[0]
        if " = " in line and key not in seen and not line.startswith("#"):
            seen.add(key)
            assert " · " in line.rpartition("# ")[2], line
