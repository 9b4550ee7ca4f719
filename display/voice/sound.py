"""Mono 16-bit sound in memory, and what the voice does with it. Standard library only: a speaker starts fast."""

from __future__ import annotations

import io
import math
import os
import sys
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

FULL = 32767
CEILING = 0.88  # of full scale, -1.1 dBFS: room for what a loudspeaker's converter overshoots
LOUDNESS = 0.158  # of full scale, -16 dBFS where there is speech: clear in a room, not a shout
_KNEE = 0.5  # of full scale: below it a sample is only multiplied
_MOST_LIFT = 2.5  # how much more than the whole a faint phrase is raised: the hum of a bad recording must not roar
_PAUSE_POWER = 1000  # 30 dB below the loudest is a pause
_PAUSE_STEPS = 10  # of 10 ms: shorter ones are inside words
_QUIET = 0.02  # of the loudest sample: below it is silence at the edges of a recording


class UnreadableSound(Exception):
    """A file isn't a sound that can be used; says why, for the person who recorded it."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


@dataclass(frozen=True, slots=True)
class Sound:
    rate: int
    samples: array[int]

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    @property
    def peak(self) -> float:
        """The loudest sample, as a share of full scale."""
        return max((abs(sample) for sample in self.samples), default=0) / FULL


def silence(seconds: float, rate: int) -> Sound:
    return Sound(rate, array("h", bytes(2 * round(seconds * rate))))


def joined(sounds: Sequence[Sound]) -> Sound:
    """One after the other; all of one rate."""
    samples = array("h")
    for sound in sounds:
        samples.extend(sound.samples)
    return Sound(sounds[0].rate, samples)


def trimmed(sound: Sound, keep_seconds: float = 0.03) -> Sound:
    """Without the silence that people leave before and after a recording, so that words join evenly."""
    floor = _QUIET * sound.peak * FULL
    loud = [place for place, sample in enumerate(sound.samples) if abs(sample) > floor]
    if not loud:
        return sound
    keep = round(keep_seconds * sound.rate)
    return Sound(sound.rate, sound.samples[max(0, loud[0] - keep) : loud[-1] + keep])


def raised_to(rate: int, sound: Sound) -> Sound:
    """The same sound at a higher rate. Going up only, a straight line between samples is enough."""
    if rate == sound.rate or not sound.samples:
        return sound
    step = sound.rate / rate
    source = sound.samples
    last = len(source) - 1
    out = array("h")
    for place in range(math.floor(last / step) + 1):
        whole, part = divmod(place * step, 1)
        left = source[int(whole)]
        out.append(round(left + (source[min(int(whole) + 1, last)] - left) * part))
    return Sound(rate, out)


def made_loud(sound: Sound) -> Sound:
    """At a comfortable loudness whatever it came with, every phrase alike, and never over the ceiling.

    Phrase by phrase, because the digits matter most and eSpeak NG mumbles "không", which to it is the word "not". By
    loudness, because speech has rare peaks far above the rest: scaled by its peak it is faint in a lobby. What then
    stands out is bent below the ceiling instead of cut.
    """
    powers = _powers(sound)
    floor = max(powers, default=0) / _PAUSE_POWER
    if floor == 0:
        return sound
    size = _step(sound.rate)
    most = _MOST_LIFT * LOUDNESS / _loudness(powers, floor)
    samples = array("h")
    for start, end in _phrases(powers, floor):
        gain = min(most, LOUDNESS / _loudness(powers[start:end], floor))
        samples.extend([_bent(sample * gain) for sample in sound.samples[start * size : end * size]])
    return Sound(sound.rate, samples)


def _step(rate: int) -> int:
    """Samples in 10 ms, the grain in which loudness is looked at."""
    return rate // 100


def _powers(sound: Sound) -> list[float]:
    size = _step(sound.rate)
    return [
        sum(sample * sample for sample in sound.samples[start : start + size]) / size
        for start in range(0, len(sound.samples), size)
    ]


def _loudness(powers: Sequence[float], floor: float) -> float:
    """Root mean square of what isn't a pause, as a share of full scale."""
    heard = [power for power in powers if power > floor]
    return math.sqrt(sum(heard) / len(heard)) / FULL


def _phrases(powers: Sequence[float], floor: float) -> list[tuple[int, int]]:
    """Where each phrase starts and ends, in steps. Together they are the whole; the pause after one belongs to it."""
    starts = [0]
    quiet = 0
    for step, power in enumerate(powers):
        if power <= floor:
            quiet += 1
            continue
        if quiet >= _PAUSE_STEPS and step > quiet:
            starts.append(step - 1)
        quiet = 0
    return list(zip(starts, [*starts[1:], len(powers)], strict=True))


def _bent(value: float) -> int:
    knee, room = _KNEE * FULL, (CEILING - _KNEE) * FULL
    size = abs(value)
    if size <= knee:
        return round(value)
    return round(math.copysign(knee + room * math.tanh((size - knee) / room), value))


def read_wav(source: Path | BinaryIO) -> Sound:
    """Raises UnreadableSound for anything but 16-bit PCM of a usual rate; both channels of a stereo file become one."""
    try:
        with wave.open(str(source) if isinstance(source, Path) else source, "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            content = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise UnreadableSound("không phải tệp WAV PCM hoặc bị cụt", "not a WAV file in PCM, or cut short") from error
    if width != 2:
        raise UnreadableSound(f"{8 * width} bit mỗi mẫu thay vì 16", f"{8 * width} bits a sample instead of 16")
    if channels not in (1, 2) or not 8000 <= rate <= 96000:
        raise UnreadableSound(
            f"{channels} kênh, {rate} Hz; chỉ nhận 1 hoặc 2 kênh, từ 8000 đến 96000 Hz",
            f"{channels} channels at {rate} Hz; it takes 1 or 2 channels at 8000 to 96000 Hz",
        )
    samples = array("h", content[: len(content) // (2 * channels) * 2 * channels])
    if sys.byteorder == "big":
        samples.byteswap()
    if channels == 2:
        samples = array("h", [(left + right) // 2 for left, right in zip(samples[::2], samples[1::2], strict=True)])
    if not any(samples):
        raise UnreadableSound("không có tiếng", "there is no sound in it")
    return Sound(rate, samples)


def write_wav(sound: Sound, path: Path) -> None:
    """Written through to the disk: a power cut must not leave an empty file under a name that promises sound."""
    with path.open("wb") as file:
        file.write(wav_bytes(sound))
        file.flush()
        os.fsync(file.fileno())


def wav_bytes(sound: Sound) -> bytes:
    samples = array("h", sound.samples)
    if sys.byteorder == "big":
        samples.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(sound.rate)
        out.writeframes(samples.tobytes())
    return file.getvalue()
