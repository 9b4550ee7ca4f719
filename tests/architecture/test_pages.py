"""What may stand in a template, a script and a style sheet, for the content policy and for both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.files import own_files, shown

VIETNAMESE = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
TRANSLATED = re.compile(r"""\b(?:_|gettext|ngettext)\(\s*(?P<quote>["']).*?(?<!\\)(?P=quote)""", re.DOTALL)
TRANSLATED_BLOCK = re.compile(r"{%-?\s*trans\b.*?{%-?\s*endtrans\s*-?%}", re.DOTALL)
TEMPLATE_COMMENT = re.compile(r"{#.*?#}|<!--.*?-->", re.DOTALL)
CODE_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)

FORBIDDEN_MARKUP = {
    "an inline style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an inline style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=[\"']application/json)[^>]*>", re.IGNORECASE),
    "a file from elsewhere": re.compile(r"(?:src|<link[^>]*href)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE),
}
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(")


def own_text(pattern: re.Pattern[str], path: Path) -> str:
    """The file without comments; line breaks stay, so that lines can be counted."""
    return pattern.sub(lambda found: "\n" * found.group().count("\n"), path.read_text(encoding="utf-8"))


def templates() -> Iterator[tuple[Path, str]]:
    for path in own_files(".html"):
        if "templates" in path.parts:
            yield path, own_text(TEMPLATE_COMMENT, path)


def lines_with(pattern: re.Pattern[str], path: Path, text: str) -> list[str]:
    return [f"{shown(path)}:{text.count(chr(10), 0, found.start()) + 1}" for found in pattern.finditer(text)]


def test_templates_hold_no_sentence_outside_a_translation() -> None:
    left = [
        line
        for path, text in templates()
        for line in lines_with(VIETNAMESE, path, TRANSLATED_BLOCK.sub("", TRANSLATED.sub("", text)))
    ]

    assert left == [], "write it as {{ _('...') }}"


def test_scripts_hold_no_sentences_of_their_own() -> None:
    left = [line for path in own_files(".js") for line in lines_with(VIETNAMESE, path, own_text(CODE_COMMENT, path))]

    assert left == [], "the page gives a script its sentences in #messages"


def test_templates_hold_nothing_that_the_content_policy_stops() -> None:
    found = [
        f"{line} has {what}"
        for path, text in templates()
        for what, pattern in FORBIDDEN_MARKUP.items()
        for line in lines_with(pattern, path, text)
    ]

    assert found == []


def test_colours_come_from_the_tokens_alone() -> None:
    strays = [
        line
        for path in own_files(".css")
        if path.name != "tokens.css"
        for line in lines_with(COLOUR, path, own_text(CODE_COMMENT, path))
    ]

    assert strays == [], "give the colour a name in static/css/tokens.css"
