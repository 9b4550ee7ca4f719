"""`config`: what stands in config.toml and the catalogue, against what is in force."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from commands.setting_up import Trouble, open_office, place, read_files
from office.actions.devices import OPERATOR
from office.actions.settings import Changes, change_settings, preview, replace_with
from office.context import Office
from office.house import House
from office.rules.refusals import Refusal
from office.settings_file import OfficeData
from office.settings_file.data import with_local
from office.storage.editions import present
from office.toml_file.mistakes import quoted
from office.toml_file.writing import to_toml

LONGEST_VALUE = 70


def add_to(verbs: Any) -> None:
    config = verbs.add_parser("config", help="look at the configuration, put it in force, write it out")
    inner = config.add_subparsers(required=True, metavar="ACTION")
    check = inner.add_parser("check", help="name each mistake with file, line, key and mend")
    check.add_argument("path", nargs="?", type=Path, help="default: config.toml, or MOTCUA_CONFIG")
    check.set_defaults(run=run)
    apply = inner.add_parser("apply", help="show how the file differs from what is in force, ask, and put it in force")
    apply.add_argument("path", nargs="?", type=Path, help="default: config.toml, or MOTCUA_CONFIG")
    apply.add_argument("--yes", action="store_true", help="don't ask")
    apply.set_defaults(run=apply_file)
    export = inner.add_parser("export", help="write what is in force as config.toml and its catalogue")
    export.add_argument("folder", nargs="?", type=Path, help="where to; without it config.toml is printed")
    export.set_defaults(run=export_files)


def run(chosen: argparse.Namespace) -> int:
    path = _path(chosen)
    try:
        settings, catalogue = read_files(path).whole()
    except Trouble as mistakes:
        # What was asked for, not a failure of the command: so it goes where the answer goes.
        print(mistakes)
        return 1
    print(
        f"{path}: no mistakes; {len(settings.counters)} counters, "
        f"{len(catalogue.fields)} fields, {len(catalogue.procedures)} procedures"
    )
    return 0


def apply_file(chosen: argparse.Namespace) -> int:
    """Also while the server runs, which follows at once."""
    written = read_files(_path(chosen))
    office = open_office()
    data = written.data_for(office.folder)
    try:
        if written.settings.office.id != office.id:
            raise Trouble(
                f"the file is of the office {quoted(written.settings.office.id)}, this is {quoted(office.id)}: "
                "an office keeps its id; correct it in the file"
            )
        changed = preview(office, replace_with(data))
        if not changed:
            print("No difference: what the file says is in force.")
            return 0
        print(listed(changed))
        if not chosen.yes and not _agreed():
            print("Nothing was changed.")
            return 1
        _apply(office, data)
    finally:
        office.storage.dispose()
    print(f"In force now: {len(changed)} change{'s' * (len(changed) > 1)}.")
    return 0


def export_files(chosen: argparse.Namespace) -> int:
    """What is in force, so that `config apply` of it changes nothing."""
    office = open_office()
    try:
        edition = present(office.storage)
    finally:
        office.storage.dispose()
    if edition is None:
        raise LookupError("an office that was opened has an edition")
    own = with_local(edition.settings, office.settings)
    if chosen.folder is None:
        print(to_toml(own), end="")
        return 0
    files = {
        "config.toml": to_toml({**own, "office": {**own["office"], "catalogue": "catalogue.toml"}}),
        "catalogue.toml": to_toml(edition.catalogue),
    }
    for name in files:
        if (chosen.folder / name).exists():
            raise Trouble(f"{chosen.folder / name} is there already; choose another folder")
    try:
        chosen.folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (chosen.folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Trouble(f"{chosen.folder}: {error.strerror}; choose a folder that you may write to") from error
    print(f"Written: {', '.join(str(chosen.folder / name) for name in files)}")
    return 0


def listed(changed: Changes) -> str:
    """One line a key: from, to."""
    lines = []
    for key, (before, after) in changed.items():
        old, new = quoted(before, LONGEST_VALUE), quoted(after, LONGEST_VALUE)
        if before is None:
            lines.append(f"+ {key}: {new}")
        elif after is None:
            lines.append(f"- {key}: {old}")
        else:
            lines.append(f"  {key}: {old} → {new}")
    return "\n".join(lines)


def _apply(office: Office, data: OfficeData) -> None:
    try:
        House(office).do(lambda now: change_settings(now, replace_with(data), OPERATOR, how="apply"))
    except Refusal as refusal:
        raise Trouble(f"Nothing was changed. {refusal.sentence('en')}") from refusal


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise Trouble("Nothing was changed: there is nobody to ask. Run it in a terminal, or add --yes")
    return input("Put this in force? [y/N] ").strip().lower() in ("y", "yes", "c", "có", "co")


def _path(chosen: argparse.Namespace) -> Path:
    path: Path | None = chosen.path
    return path.absolute() if path else place().config
