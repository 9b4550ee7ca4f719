"""A call is made once and kept, within bounds, whoever asks and however many ask at once."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from display.voice.job import Job, Reply
from display.voice.shelf import Shelf
from display.voice.voice import NoSound
from office.settings import VoiceSettings
from tests.display.voice.conftest import MakeVoice


def fill(shelf: Shelf, key: str, size: int, used_at: int) -> Path:
    draft = shelf.draft()
    draft.write_bytes(bytes(size))
    os.utime(draft, (used_at, used_at))
    return shelf.keep(draft, key)


def test_the_same_call_is_the_same_file_without_being_made_again(make_voice: MakeVoice) -> None:
    voice = make_voice()
    first = voice.audio("A007", "Quầy 2")
    voice.close()
    assert voice.audio("A007", "Quầy 2") == first
    assert voice._speaker.pid is None  # nobody was started to speak


def test_a_kept_call_survives_a_restart_of_the_server(make_voice: MakeVoice) -> None:
    first = make_voice().audio("A007", "Quầy 2")
    later = make_voice()
    assert later.audio("A007", "Quầy 2") == first
    assert later._speaker.pid is None


@pytest.mark.parametrize(
    "changed",
    [VoiceSettings(dialect="south"), VoiceSettings(words_per_minute=120), VoiceSettings(repeat=1)],
    ids=["dialect", "pace", "repeats"],
)
def test_other_settings_make_another_file(make_voice: MakeVoice, changed: VoiceSettings) -> None:
    assert make_voice(changed).audio("A007", "Quầy 2") != make_voice().audio("A007", "Quầy 2")


def test_eight_screens_asking_at_once_have_one_call_made(
    make_voice: MakeVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = make_voice()
    asked: list[Job] = []
    really_ask = voice._speaker.ask

    def ask(job: Job) -> Reply:
        asked.append(job)
        return really_ask(job)

    monkeypatch.setattr(voice._speaker, "ask", ask)
    together = threading.Barrier(8)

    def screen(_: int) -> Path:
        together.wait()
        return voice.audio("A007", "Quầy 2")

    with ThreadPoolExecutor(8) as screens:
        paths = set(screens.map(screen, range(8)))
    assert (len(paths), len(asked)) == (1, 1)


def test_different_calls_at_once_each_get_their_own(make_voice: MakeVoice) -> None:
    voice = make_voice(VoiceSettings(repeat=1))
    with ThreadPoolExecutor(4) as screens:
        paths = list(screens.map(lambda count: voice.audio(f"A{count:03d}", "Quầy 2"), range(1, 9)))
    assert len({path.read_bytes() for path in paths}) == 8


def test_nothing_half_made_is_left_behind(make_voice: MakeVoice, tmp_path: Path) -> None:
    path = make_voice().audio("A007", "Quầy 2")
    assert list((tmp_path / "kept").iterdir()) == [path]


def test_what_was_used_longest_ago_is_let_go_first(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, limit_bytes=250)
    for used_at, key in enumerate(["first", "second"], start=1_000):
        fill(shelf, key, 100, used_at)
    shelf.find("first")
    fill(shelf, "third", 100, used_at=1_002)
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["first", "third"]


def test_the_newest_is_kept_even_if_it_is_too_large(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, limit_bytes=250)
    fill(shelf, "small", 100, used_at=1_001)
    assert fill(shelf, "large", 300, used_at=1_000).exists()
    assert shelf.find("small") is None


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(bytes(1_000))
    fill(Shelf(tmp_path, limit_bytes=250), "call", 300, used_at=1_000)
    assert (tmp_path / "notes.txt").exists()


def test_a_folder_that_cannot_be_written_is_named_with_the_mend(make_voice: MakeVoice, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    voice = make_voice()
    with pytest.raises(NoSound) as refused:
        voice.audio("A007", "Quầy 2")
    assert refused.value.state.code == voice.state.code == "disk"
    assert str(tmp_path / "kept") in refused.value.state.words.vi
