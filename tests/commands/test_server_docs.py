"""What a technician copies from docs/server fits: the page makes the user and folders which the units name."""

from __future__ import annotations

import re

from motcua import parser
from tests.programs import ROOT

PAGE = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")
UNITS = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "docs" / "server").iterdir()}


def named(setting: str) -> set[str]:
    return {found for text in UNITS.values() for found in re.findall(rf"^{setting}=(.+)$", text, re.M)}


def test_the_page_makes_what_the_units_name_before_it_starts_them() -> None:
    for unit in UNITS:
        assert f"docs/server/{unit}" in PAGE
    (user,), (folder,) = named("User"), named("WorkingDirectory")
    before = PAGE.partition("systemctl enable")[0]

    assert named("Group") == {user}
    assert re.search(rf"useradd --system .* {user}$", before, re.M)
    assert f"git clone ADDRESS-OF-MOTCUA {folder}" in before
    folders = re.findall(r"(?:MOTCUA_DATA_DIR|BACKUPS)=(/\S+)", "".join(UNITS.values()))
    for each in folders:
        assert re.search(rf"install -d --owner {user} .*{re.escape(each)}\b", before), each


def test_the_commands_of_the_units_and_the_page_are_ones_that_there_are() -> None:
    verbs = set(re.findall(r"motcua\.py ([a-z]+)", "".join((PAGE, *UNITS.values()))))
    known = next(action.choices for action in parser()._actions if action.choices)

    assert verbs >= {"serve", "backup", "manager"}
    assert verbs <= set(known or ())


def test_no_unit_prints_a_link_that_lets_somebody_in() -> None:
    assert "--setup-link" not in "".join(UNITS.values())
