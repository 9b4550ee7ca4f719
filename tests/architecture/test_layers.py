from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import cli

from tests.architecture.files import ROOT, own_files, shown

WORKSHOP = {"bench", "tests", "tools"}  # they look at the house from outside


def test_imports_run_downward_only(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)

    assert outcome == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_every_package_has_its_place_in_the_layers() -> None:
    fenced = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"])
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - WORKSHOP

    assert packages == fenced, "add the package to root_packages and to the layers in pyproject.toml"


def test_only_the_two_doors_stand_as_modules_at_the_top() -> None:
    assert {path.stem for path in ROOT.glob("*.py")} <= {"app", "motcua"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_rules_need_the_standard_library_only_and_the_forecast_numpy() -> None:
    foreign = [
        f"{shown(path)} imports {name}"
        for path in own_files(".py")
        if path.is_relative_to(ROOT / "office" / "rules")
        for name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("office.rules")
        if not (name.split(".")[0] == "numpy" and path.parent.name == "forecast")
    ]

    assert foreign == []
