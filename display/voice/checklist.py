"""Which recordings an office's calls are made of, and which of them there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from display.announcement import OPENING, TO, announcement
from display.spelling import DIGITS, LETTERS, clip_name
from office.context import Office


@dataclass(frozen=True, slots=True)
class Phrase:
    """`clip`: the recording's name, without ".wav"; `said`: the words that it says."""

    clip: str
    said: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """`words`, `digits`, `letters` and `counters`: in this order they make up a call."""

    words: tuple[Phrase, ...]
    digits: tuple[Phrase, ...]
    letters: tuple[Phrase, ...]
    counters: tuple[Phrase, ...]

    @property
    def all(self) -> tuple[Phrase, ...]:
        return self.words + self.digits + self.letters + self.counters

    def named(self, file_name: str) -> Phrase | None:
        """The phrase that a file is called after: "khong.wav", "Không.mp3", "0.wav", "Quầy 2.ogg"."""
        stem = re.sub(r"\.[^.]*$", "", file_name.replace("\\", "/").rsplit("/", 1)[-1]).strip()
        if not clip_name(stem):
            return None
        names = [clip_name(stem), announcement("", stem).clips[-1]]
        if len(stem) == 1 and stem.isdecimal():
            names.insert(0, clip_name(DIGITS[int(stem)]))
        elif stem.upper() in LETTERS:
            names.insert(0, LETTERS[stem.upper()][1])
        return next((phrase for name in names for phrase in self.all if phrase.clip == name), None)


def phrases_of(office: Office) -> Phrases:
    """What has to be recorded so that every call can be said."""
    prefixes = sorted({field.prefix for field in office.catalogue.fields})
    counters = [announcement("", item.name) for item in office.settings.counters]
    return Phrases(
        (Phrase(clip_name(OPENING), OPENING), Phrase(clip_name(TO), TO)),
        tuple(Phrase(clip_name(word), word) for word in DIGITS),
        tuple(Phrase(LETTERS[letter][1], LETTERS[letter][0]) for letter in prefixes),
        _once(Phrase(call.clips[-1], call.text.rpartition(f", {TO} ")[2]) for call in counters),
    )


def _once(phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    return tuple({phrase.clip: phrase for phrase in phrases}.values())
