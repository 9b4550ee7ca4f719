"""The two notes before a call, made here: nobody's recording, any sample rate."""

from __future__ import annotations

import math
from array import array

from display.voice.sound import FULL, Sound

# A falling third around 600 Hz: old ears lose the high notes first.
HIGH, LOW = 659.26, 523.25
_SECOND_NOTE_SECONDS = 0.42
_LENGTH_SECONDS = 1.3
_ATTACK_SECONDS = 0.012
_RELEASE_SECONDS = 0.08
_VOLUME = 0.34  # of full scale for one note: both together stay below the voice
_OVERTONES = ((1, 1.0), (2, 0.22), (3, 0.06))


def chime(rate: int) -> Sound:
    """High, then low, both fading like a struck bar."""
    length = round(_LENGTH_SECONDS * rate)
    second = round(_SECOND_NOTE_SECONDS * rate)
    release = round(_RELEASE_SECONDS * rate)
    first_note = _note(HIGH, rate, length)
    second_note = [0.0] * second + _note(LOW, rate, length - second)
    samples = array("h")
    for place, (high, low) in enumerate(zip(first_note, second_note, strict=True)):
        fade = min(1.0, (length - 1 - place) / release)
        samples.append(round((high + low) * fade * FULL))
    return Sound(rate, samples)


def _note(pitch: float, rate: int, length: int) -> list[float]:
    total = sum(share for _, share in _OVERTONES)
    note = []
    for place in range(length):
        time = place / rate
        attack = min(1.0, time / _ATTACK_SECONDS)
        # The attack is a half cosine: a straight rise is heard as a click.
        shape = _VOLUME / total * (1 - math.cos(math.pi * attack)) / 2
        wave = sum(
            share * math.exp(-4.0 * order * time) * math.sin(2 * math.pi * pitch * order * time)
            for order, share in _OVERTONES
        )
        note.append(shape * wave)
    return note
