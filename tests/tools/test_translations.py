from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools.translations import catalogues, mistakes, sentences_on_screens, update

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def english(tmp_path: Path) -> Path:
    path = tmp_path / "en" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD, encoding="utf-8")
    return path


def write(path: Path, *entries: str) -> None:
    path.write_text(HEAD + "\n\n".join(entries) + "\n", encoding="utf-8")


def screens(*sentences: str) -> Catalog:
    template = Catalog()
    for sentence in sentences:
        template.add(sentence, locations=[("kiosk/templates/kiosk/kiosk.html", 7)])
    return template


def test_every_sentence_on_our_screens_has_its_english() -> None:
    template = sentences_on_screens()

    assert [mistake for path in catalogues() for mistake in mistakes(path, template)] == []


def test_a_translated_sentence_is_fine(english: Path) -> None:
    write(english, 'msgid "Lấy số"\nmsgstr "Take a number"')

    assert list(mistakes(english, screens("Lấy số"))) == []


def test_a_sentence_missing_from_the_catalogue_is_named_with_its_screen(english: Path) -> None:
    (mistake,) = mistakes(english, screens("Lấy số"))

    assert mistake.startswith("'Lấy số' in kiosk/templates/kiosk/kiosk.html is missing")


@pytest.mark.parametrize("entry", ['msgid "Lấy số"\nmsgstr ""', '#, fuzzy\nmsgid "Lấy số"\nmsgstr "Take a number"'])
def test_an_empty_or_guessed_translation_counts_as_none(english: Path, entry: str) -> None:
    write(english, entry)

    assert list(mistakes(english, screens("Lấy số"))) == ["'Lấy số' has no English yet"]


def test_a_sentence_that_left_the_screens_is_named(english: Path) -> None:
    write(english, 'msgid "Lấy số"\nmsgstr "Take a number"')

    assert list(mistakes(english, screens())) == ["'Lấy số' stands on no screen any more: `make messages` drops it"]


@pytest.mark.parametrize("placeholder", ["{count}", "%(count)s"])
def test_a_translation_that_loses_a_placeholder_is_named(english: Path, placeholder: str) -> None:
    write(english, f'msgid "{placeholder} người chờ"\nmsgstr "people waiting"')

    (mistake,) = mistakes(english, screens(f"{placeholder} người chờ"))

    assert mistake.endswith(f"must hold the same placeholders: {placeholder}")


def test_updating_keeps_translations_adds_new_sentences_and_drops_old_ones(english: Path) -> None:
    write(english, 'msgid "Lấy số"\nmsgstr "Take a number"', 'msgid "Cũ"\nmsgstr "Old"')

    update(english, screens("Lấy số", "Gọi lại"))

    assert list(mistakes(english, screens("Lấy số", "Gọi lại"))) == ["'Gọi lại' has no English yet"]


@pytest.mark.parametrize(
    ("sentence", "fine"), [("90 % nhanh hơn", False), ("90 %% nhanh hơn", True), ("%(count)s số", True)]
)
def test_a_lone_per_cent_sign_in_a_template_is_named(english: Path, sentence: str, fine: bool) -> None:
    write(english, f'msgid "{sentence}"\nmsgstr "{sentence}"')

    assert (list(mistakes(english, screens(sentence))) == []) is fine
