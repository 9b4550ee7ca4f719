from __future__ import annotations

from tests.architecture.files import ROOT, own_files, shown

LONGEST = 350
MAY_BE_LONG = ("tests/", "office/storage/migrations/")
# In pieces, so that this file names none of them either.
REGISTRIES = [".".join(name) for name in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))]


def test_no_file_grows_beyond_what_one_reads_in_a_sitting() -> None:
    long = {
        shown(path): lines
        for path in own_files(".py", ".js", ".css", ".html", ".sh")
        if not shown(path).startswith(MAY_BE_LONG)
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }

    assert long == {}


def test_no_file_names_a_package_registry() -> None:
    naming = [
        f"{shown(path)} names {registry}"
        for path in own_files()
        for registry in REGISTRIES
        if registry in path.read_text(encoding="utf-8", errors="replace")
    ]

    assert naming == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in own_files(".py") if path.is_relative_to(ROOT / "tests")}

    assert [shown(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_the_names_everybody_knows_stand_at_the_top() -> None:
    known = (
        "kiosk",
        "display",
        "static",
        "tests",
        "config.toml",
        "requirements.txt",
        "README.md",
        "Makefile",
        "LICENSE",
    )

    assert [name for name in known if not (ROOT / name).exists()] == []
