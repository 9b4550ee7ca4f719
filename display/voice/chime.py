"""The two notes before a call, made here: nobody's recording, any sample rate."""

from __future__ import annotations

import cmath
import math
from array import array
from itertools import accumulate, repeat
from operator import mul

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
    note = [0.0] * length
    for order, share in _OVERTONES:
        # Each sample turns the one before a little further and takes a little off it: a sine that fades, and a tenth
        # of the work of reckoning both anew. The first call of a day waits for this.
        step = cmath.exp(complex(-4.0, 2 * math.pi * pitch) * order / rate)
        turned = accumulate(repeat(step, length - 1), mul, initial=complex(share * _VOLUME / total))
        note = [known + one.imag for known, one in zip(note, turned, strict=True)]
    for place in range(math.ceil(_ATTACK_SECONDS * rate)):
        # The attack is a half cosine: a straight rise is heard as a click.
        note[place] *= (1 - math.cos(math.pi * place / rate / _ATTACK_SECONDS)) / 2
    return note
