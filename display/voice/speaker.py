"""The process that makes the sound: `python -m display.voice.speaker`, a job a line on stdin, a reply a line on stdout.

Apart from the server, so that neither eSpeak NG's faults nor the arithmetic on a hundred thousand samples are felt
there, and so that the GPL ends at a pipe. It ends when the server does: its stdin closes.
"""

from __future__ import annotations

import os
import signal
import sys
from functools import cache
from pathlib import Path

from display.voice.chime import chime
from display.voice.espeak import Espeak, NoSpeech
from display.voice.job import Job, Reply
from display.voice.sound import (
    Sound,
    UnreadableSound,
    joined,
    made_loud,
    raised_to,
    read_wav,
    silence,
    trimmed,
    write_wav,
)

AFTER_CHIME, BETWEEN_REPEATS, AFTER_ALL = 0.35, 0.9, 0.15  # seconds
BETWEEN_CLIPS = 0.06
LAST_RESORT = 30  # seconds for one job, should the server be gone and the library hang

_espeak = cache(Espeak)
_chime = cache(chime)


class UnusableClip(Exception):
    def __init__(self, path: str, error: UnreadableSound) -> None:
        super().__init__(f"{path}: {error}")
        self.reply = Reply("clip", path, error.vi, error.en)


def perform(job: Job) -> Reply:
    """Make the job's file, or say what was in the way."""
    try:
        speech = _recorded(job.clips) if job.clips else _spoken(job)
        write_wav(_call(made_loud(speech), job.repeat), Path(job.path))
    except NoSpeech as error:
        return Reply("speech", "", str(error), str(error))
    except UnusableClip as error:
        return error.reply
    except OSError as error:
        why = error.strerror or str(error)
        return Reply("disk", job.path, why, why)
    return Reply()


def _spoken(job: Job) -> Sound:
    return _espeak().speak(job.text, job.dialect, job.words_per_minute)


def _recorded(paths: tuple[str, ...]) -> Sound:
    clips = [_clip(path) for path in paths]
    rate = max(clip.rate for clip in clips)
    gap = silence(BETWEEN_CLIPS, rate)
    return joined([part for clip in clips for part in (raised_to(rate, clip), gap)])


def _clip(path: str) -> Sound:
    try:
        return trimmed(read_wav(Path(path)))
    except UnreadableSound as error:
        raise UnusableClip(path, error) from error


def _call(speech: Sound, repeat: int) -> Sound:
    rate = speech.rate
    parts = [_chime(rate), silence(AFTER_CHIME, rate), speech]
    for _ in range(repeat - 1):
        parts += [silence(BETWEEN_REPEATS, rate), speech]
    return joined([*parts, silence(AFTER_ALL, rate)])


def main() -> None:
    # Ctrl-C in the office's terminal reaches this process too; the server decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The library may print as it likes: what it writes to stdout goes to stderr, and replies have a pipe of their own.
    replies = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for line in iter(sys.stdin.buffer.readline, b""):
        signal.alarm(LAST_RESORT)
        reply = perform(Job.of(line))
        signal.alarm(0)
        os.write(replies, reply.line())


if __name__ == "__main__":
    main()
