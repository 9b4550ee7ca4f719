"""What the lobby says when a number is called: as words to synthesise, and as names of an office's own recordings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from display.spelling import DIGITS, LETTERS, clip_name, numeral

OPENING = "Mời công dân có số"
TO = "đến"
_NUMBERED = re.compile(r"(quầy|bàn|cửa|ô|phòng)\s+(?:số\s+)?(\d+)(?:\s*([a-zđ]))?(?!\w)(.*)", re.IGNORECASE | re.DOTALL)
_INITIALS = re.compile(r"\b[A-ZĐ]{1,6}\b")
_NOT_SPOKEN = re.compile(r"[^\w\s]+|_+")


@dataclass(frozen=True, slots=True)
class Announcement:
    """`text` is spoken as it stands; `clips` are the recordings that say the same, in order, without ".wav"."""

    text: str
    clips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    spoken: str
    clip: str


def announcement(number: str, counter_name: str) -> Announcement:
    """The call of `number` to `counter_name`: letters and digits one by one, the counter as people say it."""
    characters = [_character(character) for character in unicodedata.normalize("NFKC", number).upper()]
    said = [part for part in characters if part.spoken]
    text = f"{OPENING} {', '.join(part.spoken for part in said)}".strip()
    clips = [clip_name(OPENING), *(part.clip for part in said)]
    counter = _counter(unicodedata.normalize("NFKC", counter_name).strip())
    if counter.spoken:
        text = f"{text}, {TO} {counter.spoken}"
        clips += [clip_name(TO), counter.clip]
    return Announcement(text, tuple(clips))


def _character(character: str) -> _Part:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return _Part(DIGITS[digit], clip_name(DIGITS[digit]))
    # Letters of other alphabets lose their marks first: É is read as E.
    for letter in (character, unicodedata.normalize("NFD", character)[0]):
        if letter in LETTERS:
            return _Part(*LETTERS[letter])
    if character.isalpha():
        return _Part(character, clip_name(character))
    return _Part("", "")


def _counter(name: str) -> _Part:
    if name.isdecimal():
        name = f"Quầy {name}"
    numbered = _NUMBERED.fullmatch(name)
    if numbered is None:
        return _Part(_free_text(name), clip_name(name))
    noun, digits, letter, rest = numbered.groups(default="")
    digits = _without_zeros(digits)
    spoken = f"{noun.lower()} số {_count(digits)} {_character(letter.upper()).spoken if letter else ''}".strip()
    clip = clip_name(f"{noun} số {digits}{letter} {rest}")
    tail = _free_text(rest)
    return _Part(f"{spoken}, {tail}" if tail else spoken, clip)


def _free_text(name: str) -> str:
    """A name as a synthesiser reads it right: symbols become pauses, initials are spelled, numbers are words."""
    # A name all in capitals is emphasis, not initials; a single capital ("Bàn B") is a letter in either case.
    shouted = name == name.upper()
    text = _INITIALS.sub(lambda found: found[0] if shouted and len(found[0]) > 1 else _spelled(found[0]), name)
    text = re.sub(r"\d+", lambda found: f" {_count(found[0])} ", text.replace("&", " và "))
    pieces = (" ".join(piece.split()) for piece in _NOT_SPOKEN.split(text))
    text = ", ".join(piece for piece in pieces if piece)
    return text.replace("Quầy", "quầy", 1) if text.startswith("Quầy") else text


def _spelled(initials: str) -> str:
    return " ".join(LETTERS[letter][0] for letter in initials)


def _count(digits: str) -> str:
    """ "02" → hai, "12" → mười hai; from a hundred on digit by digit, which is clearer across a room."""
    value = _without_zeros(digits)
    if len(value) <= 2:
        return numeral(int(value))
    return " ".join(DIGITS[int(digit)] for digit in value)


def _without_zeros(digits: str) -> str:
    ascii_digits = "".join(str(unicodedata.decimal(digit)) for digit in digits)
    return ascii_digits.lstrip("0") or "0"
