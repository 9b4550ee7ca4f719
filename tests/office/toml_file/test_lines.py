"""The line of every key, however the file is written."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.toml_file.lines import key_lines
from office.toml_file.mistakes import KeyPath

TEXT = '''# a comment, with [brackets] and "quotes"
title = "has # no comment"          # 2

[office]                            # 4
name = "a \\" quote"
"quoted key" = 'literal \\'
words = [                           # 7
    "one",  # ] not the end
    "two", "three",

    "four",
]
long = """
[not.a.table]
x = 1""" # 15
after = 1979-05-27 07:32:00

[hours]
sessions = [
  { opens = "07:30", closes = "11:30" },
  { opens = "13:30",
    closes = "17:00" },
]
a.b.c = 1                           # 24
a.b."d.e" = {}

[[counters]]                        # 27
id = "1"
fields = ["x", "y"]
[[counters]] # 30
id = "2"
[counters.more]
deep = [[1], [2,
3]]
[[counters.list]]                   # 35
k = 1
[ a . b ]                           # 37
z = +1_000.5e3
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("office",), 4),
        (("office", "name"), 5),
        (("office", "quoted key"), 6),
        (("office", "words"), 7),
        (("office", "words", 0), 8),
        (("office", "words", 2), 9),
        (("office", "words", 3), 11),
        (("office", "long"), 13),
        (("office", "after"), 16),
        (("hours", "sessions", 0, "closes"), 20),
        (("hours", "sessions", 1), 21),
        (("hours", "sessions", 1, "closes"), 22),
        (("hours", "a"), 24),
        (("hours", "a", "b", "c"), 24),
        (("hours", "a", "b", "d.e"), 25),
        (("counters",), 27),
        (("counters", 0, "fields", 1), 29),
        (("counters", 1), 30),
        (("counters", 1, "more", "deep", 1, 1), 34),
        (("counters", 1, "list", 0, "k"), 36),
        (("a", "b"), 37),
        (("a", "b", "z"), 38),
    ],
)
def test_each_key_has_the_line_it_begins_on(path: KeyPath, line: int) -> None:
    assert key_lines(TEXT)[path] == line


def test_windows_line_ends_count_as_one_line() -> None:
    assert key_lines('a = 1\r\n\r\nb = """x\r\ny"""\r\nc = 2\r\n') == {("a",): 1, ("b",): 3, ("c",): 5}


def test_an_empty_file_has_no_keys() -> None:
    assert key_lines("  \n# nothing\n") == {}


@pytest.mark.parametrize(
    "text",
    [
        "a = ''''quote at both ends''''",
        'a = """two quotes at the end"""""\nb = 1',
        'a = """escaped \\""" quote"""\nb = 1',
        "a = ''\nb = \"\"\nc = ''''''",
        "a = { b = [ { c = 1 }, { d = '}' } ], e = { f = ']' } }\ng = 1",
        "[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[[a.b]]\nc = 1",
        "[x.y]\na = 1\n[x]\nb = 2",
        '"\\u0061" = 1\n3.4 = 5',
        "a = []\nb = [ ]\nc = {}\nd = [1,]",
    ],
)
def test_it_finds_the_same_keys_as_the_standard_reader(text: str) -> None:
    assert set(key_lines(text)) == set(paths(tomllib.loads(text)))


KEYS = st.text(st.characters(codec="utf-8", min_codepoint=32, exclude_characters="\x7f"), max_size=5)
TEXTS = st.text(st.sampled_from("a\"'\\#[]{}=,.\n é"), max_size=8)
VALUES = st.recursive(
    TEXTS | st.integers(-9, 9) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.integers(0, 3))
def test_any_value_is_stepped_over_to_the_next_key(data: dict[str, Any], gap: int) -> None:
    lines, expected = [], {}
    for key, value in data.items():
        lines += ["# [gap]"] * gap
        expected[key] = len(lines) + 1
        lines.append(f"{json.dumps(key, ensure_ascii=False)} = {written(value)}")
    found = key_lines("\n".join(lines))
    assert {path[0]: line for path, line in found.items() if len(path) == 1} == expected
    assert set(found) == set(paths(data))


def written(value: Any) -> str:
    """The value on one line of TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)} = {written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def paths(value: Any, at: KeyPath = ()) -> list[KeyPath]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for key, inner in items for path in ((*at, key), *paths(inner, (*at, key)))]
