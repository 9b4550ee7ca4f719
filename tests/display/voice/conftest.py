from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from display.voice.voice import Voice
from office.settings import VoiceSettings

MakeVoice = Callable[..., Voice]


@pytest.fixture
def make_voice(tmp_path: Path) -> Iterator[MakeVoice]:
    """A voice with the given settings; its process ends with the test."""
    made: list[Voice] = []

    def make(settings: VoiceSettings | None = None, patience_seconds: float = 20.0) -> Voice:
        made.append(Voice(settings or VoiceSettings(), tmp_path / "kept", patience_seconds=patience_seconds))
        return made[-1]

    yield make
    for voice in made:
        voice.close()
