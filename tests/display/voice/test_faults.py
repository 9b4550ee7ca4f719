"""What the lobby hears when the speaker's process is killed, hangs or can't speak at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import espeakng_loader
import pytest

from display.voice.voice import Voice
from office.settings import VoiceSettings
from tests.display.voice.conftest import MakeVoice
from tests.display.voice.listening import hear

CHIME_SECONDS = 1.3
LIKE_A_GEVENT_SERVER = """
import sys, gevent
from pathlib import Path
from display.voice.voice import Voice
from office.settings import VoiceSettings
voice = Voice(VoiceSettings(repeat=1), Path(sys.argv[1]), patience_seconds=20.0)
pool = gevent.get_hub().threadpool
calls = [pool.spawn(voice.audio, f"A{count:03d}", "Quầy 2") for count in (1, 2, 3, 1, 2, 3)]
print(len({call.get() for call in calls}), voice.state.code)
voice.close()
"""
WITHOUT_THE_LIBRARY = """
import sys
from pathlib import Path
from display.voice.voice import Voice
from office.settings import VoiceSettings
voice = Voice(VoiceSettings(), Path(sys.argv[1]), patience_seconds=20.0)
voice.audio("A001", "Quầy 1")
print(voice.state.code, "espeak" in Path("/proc/self/maps").read_text())
voice.close()
"""
WITHOUT_VOICES = f"""
def get_library_path(): return {espeakng_loader.get_library_path()!r}
def get_data_path(): return '/nowhere/espeak-ng-data'
"""


def pid_of(voice: Voice) -> int:
    pid = voice._speaker.pid
    assert pid is not None
    return pid


def running(program: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def with_a_library_that(does: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a broken `espeakng_loader` before the installed one, for the speaker's process to find."""
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "espeakng_loader.py").write_text(does)
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_a_speaker_killed_between_calls_is_replaced(make_voice: MakeVoice) -> None:
    voice = make_voice()
    voice.audio("A001", "Quầy 2")
    os.kill(pid_of(voice), signal.SIGKILL)
    assert hear(voice.audio("A002", "Quầy 2")).seconds > 9
    assert voice.state.ok


def test_a_speaker_killed_in_the_middle_of_a_call_still_gives_that_call(
    make_voice: MakeVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = make_voice()
    voice.audio("A001", "Quầy 2")
    first = pid_of(voice)
    os.kill(first, signal.SIGSTOP)  # it has the job, and can't have answered yet
    really_wait = voice._speaker._line_from

    def wait(pipe: int) -> bytes:
        if pid_of(voice) == first:
            os.kill(first, signal.SIGKILL)
        return really_wait(pipe)

    monkeypatch.setattr(voice._speaker, "_line_from", wait)
    assert hear(voice.audio("A002", "Quầy 2")).seconds > 9
    assert pid_of(voice) != first


def test_a_speaker_that_hangs_is_not_waited_for(make_voice: MakeVoice) -> None:
    voice = make_voice()
    voice.audio("A001", "Quầy 2")
    voice._speaker._patience = 0.3
    os.kill(pid_of(voice), signal.SIGSTOP)
    asked = monotonic()
    assert hear(voice.audio("A002", "Quầy 2")).seconds == pytest.approx(CHIME_SECONDS, abs=0.05)
    assert monotonic() - asked < 10
    assert voice.state.code == "speaker_hung"


def test_calls_that_wait_behind_a_hang_are_not_kept_waiting_one_after_the_other(make_voice: MakeVoice) -> None:
    voice = make_voice()
    voice.audio("A001", "Quầy 2")
    voice._patience = voice._speaker._patience = 1
    os.kill(pid_of(voice), signal.SIGSTOP)
    asked = monotonic()
    with ThreadPoolExecutor(8) as screens:
        list(screens.map(lambda count: voice.audio(f"B{count:03d}", "Quầy 2"), range(8)))
    assert monotonic() - asked < 8


def test_after_a_hang_the_next_call_is_spoken_again(make_voice: MakeVoice) -> None:
    voice = make_voice()
    voice.audio("A001", "Quầy 2")
    os.kill(pid_of(voice), signal.SIGSTOP)
    voice._speaker._patience = 0.3
    voice.audio("A002", "Quầy 2")
    voice._speaker._patience = 20.0
    assert hear(voice.audio("A002", "Quầy 2")).seconds > 9
    assert voice.state.ok


def test_a_speaker_that_always_hangs_stops_delaying_calls(
    make_voice: MakeVoice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_library_that("import signal\nsignal.pause()\n", tmp_path, monkeypatch)
    voice = make_voice(patience_seconds=0.3)
    for count in range(2):
        voice.audio(f"A{count}", "Quầy 2")
    voice._patience = voice._speaker._patience = 60
    asked = monotonic()
    voice.audio("A003", "Quầy 2")
    assert monotonic() - asked < 30


def test_a_speaker_that_dies_at_every_call_leaves_the_chime(
    make_voice: MakeVoice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_library_that("import os\nos.abort()\n", tmp_path, monkeypatch)
    voice = make_voice()
    assert hear(voice.audio("A001", "Quầy 2")).seconds == pytest.approx(CHIME_SECONDS, abs=0.05)
    assert voice.state.code == "speaker_died"


@pytest.mark.parametrize(
    "loader",
    [
        "raise ImportError('no wheel for this machine')",
        "def get_library_path(): return '/nowhere/libespeak-ng.so'\n",
        WITHOUT_VOICES,
    ],
    ids=["no wheel", "no library", "no voices"],
)
def test_without_a_usable_library_the_chime_plays_and_the_state_says_why(
    make_voice: MakeVoice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loader: str
) -> None:
    with_a_library_that(loader, tmp_path, monkeypatch)
    voice = make_voice()
    assert hear(voice.audio("A001", "Quầy 2")).seconds == pytest.approx(CHIME_SECONDS, abs=0.05)
    assert (voice.state.code, voice.state.ok) == ("speech_missing", False)
    assert "make run" in voice.state.words.vi
    assert "make run" in voice.state.words.en


def test_a_voice_switched_off_plays_the_chime_and_starts_nothing(make_voice: MakeVoice) -> None:
    voice = make_voice(VoiceSettings(enabled=False))
    assert hear(voice.audio("A001", "Quầy 2")).seconds == pytest.approx(CHIME_SECONDS, abs=0.05)
    assert (voice.state.code, voice.state.ok, voice._speaker.pid) == ("off", True, None)


def test_closing_ends_the_process(make_voice: MakeVoice) -> None:
    voice = make_voice()
    voice.audio("A001", "Quầy 2")
    pid = pid_of(voice)
    voice.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_native_threads_of_a_gevent_server_can_call(tmp_path: Path) -> None:
    assert running(LIKE_A_GEVENT_SERVER, str(tmp_path)) == "3 espeak"


def test_the_library_is_never_loaded_into_the_server(tmp_path: Path) -> None:
    assert running(WITHOUT_THE_LIBRARY, str(tmp_path)) == "espeak False"
