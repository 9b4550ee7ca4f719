"""An office's own recordings: used when a call has all of them, otherwise not at all."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from display.announcement import announcement
from office.settings import VoiceSettings
from tests.display.voice.conftest import MakeVoice
from tests.display.voice.listening import hear, record

PITCH = {"moi-cong-dan-co-so": 300, "a": 400, "khong": 500, "bay": 700, "den": 800, "quay-so-2": 900}
WORDS = announcement("A007", "Quầy 2").clips


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """All the recordings that A007 to counter 2 needs, each a tone of its own."""
    folder = tmp_path / "clips"
    folder.mkdir()
    for name, pitch in PITCH.items():
        record(folder / f"{name}.wav", pitch, seconds=0.4, rate=44100)
    return folder


def settings(folder: Path) -> VoiceSettings:
    return VoiceSettings(clips=str(folder), repeat=1)


def test_a_recorded_call_has_its_words_in_order(make_voice: MakeVoice, folder: Path) -> None:
    voice = make_voice(settings(folder))
    call = hear(voice.audio("A007", "Quầy 2"))
    words = call.part(1.5, call.seconds).phrases(pause=0.03)
    heard = [
        max(PITCH, key=lambda name: call.part(1.5 + start + 0.05, 1.5 + end - 0.05).tone(PITCH[name]))
        for start, end in words
    ]
    assert heard == list(WORDS)
    assert voice.state.code == "clips"


def test_recordings_are_joined_without_the_silence_around_them(make_voice: MakeVoice, folder: Path) -> None:
    call = hear(make_voice(settings(folder)).audio("A007", "Quầy 2"))
    words = call.part(1.5, call.seconds).phrases(pause=0.03)
    gaps = [after[0] - before[1] for before, after in pairwise(words)]
    assert max(gaps) < 0.2


def test_recordings_keep_their_sample_rate(make_voice: MakeVoice, folder: Path) -> None:
    assert hear(make_voice(settings(folder)).audio("A007", "Quầy 2")).rate == 44100


def test_a_recording_of_another_rate_keeps_its_pitch_and_length(make_voice: MakeVoice, folder: Path) -> None:
    record(folder / "bay.wav", PITCH["bay"], seconds=0.4, rate=16000)
    call = hear(make_voice(settings(folder)).audio("A007", "Quầy 2"))
    start, end = call.part(1.5, call.seconds).phrases(pause=0.03)[WORDS.index("bay")]
    assert end - start == pytest.approx(0.4, abs=0.03)
    assert call.part(1.5 + start, 1.5 + end).tone(PITCH["bay"]) > 0.1


def test_a_stereo_recording_is_taken(make_voice: MakeVoice, folder: Path) -> None:
    record(folder / "bay.wav", PITCH["bay"], seconds=0.4, rate=44100, channels=2)
    voice = make_voice(settings(folder))
    voice.audio("A007", "Quầy 2")
    assert voice.state.code == "clips"


def test_recordings_that_are_too_loud_or_too_faint_come_out_alike(make_voice: MakeVoice, folder: Path) -> None:
    assert 0.1 < hear(make_voice(settings(folder)).audio("A007", "Quầy 2")).peak <= 0.89


def test_one_missing_word_has_the_whole_call_spoken(make_voice: MakeVoice, folder: Path) -> None:
    (folder / "bay.wav").unlink()
    spoken = make_voice(VoiceSettings(repeat=1)).audio("A007", "Quầy 2")
    voice = make_voice(settings(folder))
    assert voice.audio("A007", "Quầy 2") == spoken
    assert voice.state.code == "clips_missing"
    assert "bay.wav" in voice.state.words.vi
    assert str(folder) in voice.state.words.en


def test_a_call_with_all_its_words_is_recorded_though_another_is_not(make_voice: MakeVoice, folder: Path) -> None:
    voice = make_voice(settings(folder))
    voice.audio("A008", "Quầy 2")
    voice.audio("A007", "Quầy 2")
    assert voice.state.code == "clips"


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "PCM"), (b"ID3 an mp3 under a wrong name", "PCM"), ("8 bits", "8 bits"), ("silent", "no sound")],
    ids=["empty", "not a WAV", "8 bits", "silent"],
)
def test_an_unusable_recording_is_named_with_the_mend(
    make_voice: MakeVoice, folder: Path, content: bytes | str, why: str
) -> None:
    if isinstance(content, bytes):
        (folder / "bay.wav").write_bytes(content)
    elif content == "8 bits":
        record(folder / "bay.wav", 700, seconds=0.4, rate=44100, width=3)
    else:
        record(folder / "bay.wav", 0, seconds=0.4, rate=44100)
    voice = make_voice(settings(folder))
    assert hear(voice.audio("A007", "Quầy 2")).rate == 22050  # spoken as a whole
    assert voice.state.code == "clip_unusable"
    assert str(folder / "bay.wav") in voice.state.words.en
    assert "16" in voice.state.words.en


def test_a_word_recorded_anew_is_heard_from_the_next_call_on(make_voice: MakeVoice, folder: Path) -> None:
    voice = make_voice(settings(folder))
    before = voice.audio("A007", "Quầy 2").read_bytes()
    record(folder / "bay.wav", 750, seconds=0.4, rate=44100)
    os.utime(folder / "bay.wav", (1_000, 1_000))
    assert voice.audio("A007", "Quầy 2").read_bytes() != before


def test_a_folder_that_is_not_there_is_named(make_voice: MakeVoice, tmp_path: Path) -> None:
    voice = make_voice(settings(tmp_path / "no-such-folder"))
    assert hear(voice.audio("A007", "Quầy 2")).seconds > 4
    assert "no-such-folder" in voice.state.words.vi
