"""What the server asks of the speaker's process and what it is told: one line of JSON each way."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal

Problem = Literal["speech", "clip", "disk"]


@dataclass(frozen=True, slots=True)
class Job:
    """A call to be made into the WAV file `path`: from the recordings `clips` if any, else spoken from `text`."""

    path: str
    text: str
    clips: tuple[str, ...]
    dialect: str
    words_per_minute: int
    repeat: int

    def line(self) -> bytes:
        return json.dumps(asdict(self)).encode() + b"\n"

    @staticmethod
    def of(line: bytes) -> Job:
        fields = json.loads(line)
        return Job(**{**fields, "clips": tuple(fields["clips"])})


@dataclass(frozen=True, slots=True)
class Reply:
    """`problem` is None when the file is there; else what was in the way, which file, and why."""

    problem: Problem | None = None
    where: str = ""
    why_vi: str = ""
    why_en: str = ""

    def line(self) -> bytes:
        return json.dumps(asdict(self)).encode() + b"\n"

    @staticmethod
    def of(line: bytes) -> Reply:
        return Reply(**json.loads(line))
