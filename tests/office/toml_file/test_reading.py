"""A file that is not TOML, or not there, is told in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from office.toml_file.mistakes import ConfigMistakes, did_you_mean, quoted, spell
from office.toml_file.reading import read_toml


def said(path: Path) -> str:
    with pytest.raises(ConfigMistakes) as caught:
        read_toml(path)
    return str(caught.value).replace(str(path.parent) + "/", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\nname = 7h30\n", "f.toml:2: name: something stands after the value — put texts and times in quotes"),
        ("a = 1\n\nname = Motcua", "f.toml:3: name: this value is not TOML — put texts and times in quotes"),
        ('[x]\nname = "open\nb = 1', "f.toml:2: name: a text is not closed"),
        ("a = 1\nb = 2\na = 3\nc = 4", "f.toml:3: a: this key is given twice — remove one"),
        ("[hours]\n[office]\n[hours]\n", "f.toml:3: hours: this table is written twice — join the two"),
        ("[office\nname = 1", "f.toml:1: office: a bracket is not closed — add the missing ]"),
        ('path = "C:\\Users"', "f.toml:1: path: a single \\ in a text — write \\\\"),
        ("a = [1, 2\nb = 3", "f.toml:2: b: a list is not closed, or lacks a comma — add"),
        ("a = 1\njust words", "f.toml:2: a key without a value — write key ="),
        ("a = 1\n!", "f.toml:2: this line is no key"),
        ('a = """never closed\n\n', "f.toml:1: a: a text is not closed"),
        ("a = " + "9" * 5000, "f.toml: a number is far too long"),
        ("a = " + "[" * 5000, "f.toml: tables or lists are nested too deeply"),
    ],
)
def test_broken_toml_is_named_with_its_line_and_mend(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "f.toml"
    file.write_text(text, encoding="utf-8")
    assert said(file).startswith(message)


def test_a_file_in_an_old_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "f.toml"
    file.write_bytes(b'a = 1\nb = "caf\xe9"\n')
    assert said(file) == "f.toml:2: a letter is not in UTF-8 — save the file as UTF-8"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "f.toml"
    file.write_bytes(b"\xef\xbb\xbfa = 1\n")
    assert read_toml(file).data == {"a": 1}


def test_a_missing_file_names_the_nearest_one_beside_it(tmp_path: Path) -> None:
    (tmp_path / "config.toml").touch()
    assert said(tmp_path / "confg.toml").endswith('confg.toml" — did you mean "config.toml"?')


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "cannot be read" in said(tmp_path)


def test_a_key_that_is_not_there_is_placed_at_the_table_that_lacks_it(tmp_path: Path) -> None:
    file = tmp_path / "f.toml"
    file.write_text("a = 1\n[b]\nc = 2\n", encoding="utf-8")
    assert read_toml(file).line(("b", "d", "e")) == 2
    assert read_toml(file).line(("z",)) == 1


def test_places_are_counted_from_one() -> None:
    assert spell(("counters", 1, "fields", 0)) == "counters[2].fields[1]"
    assert spell(("a b", "c")) == '"a b".c'


def test_a_quoted_value_stays_short_and_on_one_line() -> None:
    text = quoted("a\nb\u2028c\x9b" + "x" * 500)
    assert len(text) <= 60
    assert text.isprintable()


def test_when_nothing_is_near_the_choice_is_shown() -> None:
    assert did_you_mean("zzz", ["one", "two"]) == 'choose from "one", "two"'
    assert did_you_mean("ONE", ["one", "two"]) == 'did you mean "one"?'
    assert did_you_mean("zzz", [str(number) for number in range(20)]) == 'choose one of 20, such as "0", "1", "2"'
