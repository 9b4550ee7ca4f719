"""Ears for the tests: files are read and measured here without the code under test."""

from __future__ import annotations

import array
import math
import wave
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

STEP = 0.01  # seconds: what `loudness` looks at together


@dataclass(frozen=True)
class Heard:
    rate: int
    samples: list[float]  # -1 to 1

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    @property
    def peak(self) -> float:
        return max(abs(sample) for sample in self.samples)

    def part(self, start: float, end: float) -> Heard:
        return Heard(self.rate, self.samples[round(start * self.rate) : round(end * self.rate)])

    def loudness(self) -> list[float]:
        size = round(self.rate * STEP)
        return [
            math.sqrt(sum(sample * sample for sample in self.samples[start : start + size]) / size)
            for start in range(0, len(self.samples) - size + 1, size)
        ]

    def tone(self, pitch: float) -> float:
        """How much of this pitch there is (Goertzel), as the height of a sine wave."""
        angle = 2 * math.pi * pitch / self.rate
        real = sum(sample * math.cos(angle * place) for place, sample in enumerate(self.samples))
        imaginary = sum(sample * math.sin(angle * place) for place, sample in enumerate(self.samples))
        return 2 * math.hypot(real, imaginary) / len(self.samples)

    def phrases(self, pause: float) -> list[tuple[float, float]]:
        """Start and end in seconds of each stretch of sound; pauses at least `pause` long stand between them."""
        found: list[tuple[float, float]] = []
        for step, loud in enumerate(self.loudness()):
            if loud < 0.002:
                continue
            now = step * STEP
            if found and now - found[-1][1] < pause:
                found[-1] = (found[-1][0], now + STEP)
            else:
                found.append((now, now + STEP))
        return found


def hear(path: Path) -> Heard:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        samples = array.array("h", file.readframes(file.getnframes()))
        return Heard(file.getframerate(), [sample / 32768 for sample in samples])


def record(path: Path, pitch: float, seconds: float, rate: int, channels: int = 1, width: int = 2) -> None:
    """A stand-in for a spoken word: a tone, with silence around it as recordings have."""
    path.write_bytes(_recording(pitch, seconds, rate, channels, width))


@cache
def _recording(pitch: float, seconds: float, rate: int, channels: int, width: int) -> bytes:
    """Drawn once for all tests."""
    made = BytesIO()
    quiet, loud = round(0.2 * rate), round(seconds * rate)
    wave_form = [0] * quiet + [round(9000 * math.sin(2 * math.pi * pitch * place / rate)) for place in range(loud)]
    wave_form += [0] * quiet
    with wave.open(made, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(b"".join(sample.to_bytes(width, "little", signed=True) * channels for sample in wave_form))
    return made.getvalue()
