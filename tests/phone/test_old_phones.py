"""What a phone of 2020 understands (Chrome 80, Safari 13.1): nothing newer in what its page loads."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.files import ROOT, shown
from tests.architecture.test_pages import CODE_COMMENT, lines_with, own_text

IMPORT = re.compile(r"""from "(\.{1,2}/[\w./-]+\.js)""")
NEWER_SCRIPT = {
    "logical assignment": re.compile(r"\?\?=|\|\|=|&&="),
    "a newer method": re.compile(r"\.(?:at|replaceAll|findLast|toSorted|toReversed|hasOwn)\("),
    "a newer global": re.compile(
        r"\b(?:structuredClone|AbortSignal\.(?:timeout|any)|Promise\.(?:any|withResolvers))\b"
    ),
    "a private name": re.compile(r"\bthis\.#"),
}
NEWER_STYLE = {
    "inset": re.compile(r"^\s*inset(?:-\w+)*:", re.MULTILINE),
    ":has() or :is()": re.compile(r":(?:has|is|where)\("),
    "aspect-ratio": re.compile(r"^\s*aspect-ratio:", re.MULTILINE),
    "nesting": re.compile(r"^\s*&", re.MULTILINE),
    "colour functions": re.compile(r"\b(?:color-mix|oklch|light-dark)\("),
}


def scripts() -> set[Path]:
    """The page's script and all that it loads."""
    found: set[Path] = set()
    ahead = [ROOT / "static" / "js" / "phone" / "main.js"]
    while ahead:
        path = ahead.pop()
        if path not in found:
            found.add(path)
            ahead += [(path.parent / name).resolve() for name in IMPORT.findall(path.read_text(encoding="utf-8"))]
    return found


def newer_than_the_phone(paths: set[Path], signs: dict[str, re.Pattern[str]]) -> list[str]:
    return [
        f"{line} has {what}"
        for path in sorted(paths)
        for what, sign in signs.items()
        for line in lines_with(sign, path, own_text(CODE_COMMENT, path))
    ]


def test_the_phones_scripts_use_nothing_newer() -> None:
    loaded = scripts()
    assert {"api.js", "live.js", "page.js", "ticket.js"} <= {path.name for path in loaded}
    assert newer_than_the_phone(loaded, NEWER_SCRIPT) == []


def test_the_phones_own_styles_use_nothing_newer() -> None:
    styles = set((ROOT / "static" / "css" / "phone").glob("*.css"))
    assert [shown(path) for path in sorted(styles)] == ["static/css/phone/page.css", "static/css/phone/states.css"]
    assert newer_than_the_phone(styles, NEWER_STYLE) == []
