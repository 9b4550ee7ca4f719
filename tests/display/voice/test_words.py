"""That eSpeak NG understands our words as Vietnamese: its own phonemes for them, asked in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from display.announcement import announcement
from display.spelling import DIGITS, LETTERS
from display.voice.voice import DIALECTS

ASK = """
import ctypes, json, sys
from display.voice.espeak import Espeak
espeak = Espeak()
to_phonemes = espeak.library.espeak_TextToPhonemes
to_phonemes.restype = ctypes.c_char_p
def phonemes(text):
    rest, found = ctypes.c_char_p(text.encode()), []
    while rest.value is not None:
        found.append(to_phonemes(ctypes.byref(rest), 1, 2).decode())
    return " ".join(found)
dialect, texts = json.load(sys.stdin)
espeak.choose(dialect)
json.dump([phonemes(text) for text in texts], sys.stdout)
"""


def phonemes(dialect: str, *texts: str) -> list[str]:
    """Without stress marks, which depend on the neighbours."""
    done = subprocess.run(
        [sys.executable, "-c", ASK], input=json.dumps([dialect, texts]), capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return [text.replace("ˈ", "").replace("ˌ", "") for text in found]


@pytest.fixture(params=DIALECTS.values())
def dialect(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_a_call_sounds_as_its_words_one_by_one(dialect: str) -> None:
    words = ["mời", "công", "dân", "có", "số", "bê", "chín", "không", "bốn", "đến", "quầy", "số", "hai", "mươi", "mốt"]
    sentence, *single = phonemes(dialect, announcement("B904", "Quầy 21").text, *words)
    assert sentence.split() == single


def test_ten_digits_have_ten_sounds(dialect: str) -> None:
    assert len(set(phonemes(dialect, *DIGITS))) == 10


def test_no_two_letters_sound_alike(dialect: str) -> None:
    said = [said for said, _ in LETTERS.values()]
    assert len(set(phonemes(dialect, *said))) == len(said)


def test_every_letter_has_a_vowel(dialect: str) -> None:
    # "gi" alone came out as a bare "z": what has no vowel isn't heard across a room.
    vowels = set("aeiouyəɛɔ")
    assert all(vowels & set(sound) for sound in phonemes(dialect, *(said for said, _ in LETTERS.values())))


def test_nothing_that_is_said_falls_back_to_english(dialect: str) -> None:
    calls = [announcement(f"{letter}1", "Quầy UBND xã").text for letter in LETTERS]
    assert not [sound for sound in phonemes(dialect, *calls) if "(en)" in sound]
