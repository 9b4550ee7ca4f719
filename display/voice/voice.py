"""The voice of the lobby: the sound of a call, made once and kept."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from threading import Lock

from display.announcement import Announcement, announcement
from display.voice import clips, state
from display.voice.chime import chime
from display.voice.job import Job
from display.voice.process import SpeakerFailed, SpeakerProcess
from display.voice.shelf import Shelf
from display.voice.sound import write_wav
from display.voice.state import VoiceState
from office.settings import VoiceSettings
from office.uploads import Uploads

DIALECTS = {"north": "vi", "central": "vi-VN-x-central", "south": "vi-VN-x-south"}
_CHIME_RATE = 22050
_MAKING = 1  # goes up when the same words are made to sound otherwise, so that kept files are not taken for new ones


class NoSound(Exception):
    """Not even the chime could be written; `state` says why."""

    def __init__(self, state: VoiceState) -> None:
        super().__init__(state.words.en)
        self.state = state


class Voice:
    """Safe to share between threads. A call that was made before is found without waiting for the ones being made."""

    def __init__(
        self,
        settings: VoiceSettings,
        cache_dir: Path,
        uploads: Uploads | None = None,
        *,
        patience_seconds: float = 5.0,
    ) -> None:
        self._shelf = Shelf(cache_dir.absolute())
        self._uploads = uploads or Uploads(self._shelf.folder / "uploads")
        self._patience = patience_seconds
        self._speaker = SpeakerProcess(patience_seconds)
        self._one_at_a_time = Lock()
        self.use(settings)

    def use(self, settings: VoiceSettings) -> None:
        """From the next call on; the one that is being made comes out as it was begun."""
        self._settings = settings
        self._state = state.OFF if not settings.enabled else state.CLIPS if clips.has_any(settings) else state.ESPEAK

    @property
    def state(self) -> VoiceState:
        """How the latest call came out."""
        return self._state

    def sample(self, settings: VoiceSettings, number: str, counter_name: str) -> Path:
        """The call as other settings would have it spoken. Raises NoSound."""
        path, how = self._made(settings, announcement(number, counter_name), None)
        if path is None:
            raise NoSound(how)
        return path

    def rehearsed(self, number: str, counter_name: str) -> Path:
        """The call as the lobby would hear it now, also while the voice is off. Raises NoSound."""
        path, how = self._say(self._settings.model_copy(update={"enabled": True}), announcement(number, counter_name))
        if path is None:
            raise NoSound(how)
        return path

    def audio(self, number: str, counter_name: str) -> Path:
        """A WAV file with the call; with the chime alone when there is no voice. Raises NoSound."""
        try:
            path, self._state = self._say(self._settings, announcement(number, counter_name))
            return path or self._chime()
        except OSError as error:
            self._state = state.disk(str(error.filename or self._shelf.folder), error.strerror or str(error))
            raise NoSound(self._state) from error

    def close(self) -> None:
        with self._one_at_a_time:
            self._speaker.close()

    def _say(self, settings: VoiceSettings, call: Announcement) -> tuple[Path | None, VoiceState]:
        if not settings.enabled:
            return None, state.OFF
        if not clips.has_any(settings):
            return self._made(settings, call, None)
        recordings = clips.find(call.clips, settings, self._uploads)
        if recordings.missing:
            path, why = None, state.clips_missing(recordings.missing, settings.clips)
        else:
            path, why = self._made(settings, call, recordings)
        if path:
            return path, why
        # A call is recorded as a whole or spoken as a whole: two voices in one sentence are hard to follow.
        path, spoken = self._made(settings, call, None)
        return path, why if path else spoken

    def _made(
        self, settings: VoiceSettings, call: Announcement, recordings: clips.Clips | None
    ) -> tuple[Path | None, VoiceState]:
        key = self._key(settings, call, recordings)
        well = state.CLIPS if recordings else state.ESPEAK
        found = self._shelf.find(key)
        if found:
            return found, well
        # No longer than for an answer: a server has only so many threads to leave waiting.
        if not self._one_at_a_time.acquire(timeout=self._patience):
            return None, state.SPEAKER_HUNG
        try:
            found = self._shelf.find(key)  # another thread may have made it while this one waited
            if found:
                return found, well
            path, trouble = self._make(settings, key, call, recordings)
            return path, trouble or well
        finally:
            self._one_at_a_time.release()

    def _make(
        self, settings: VoiceSettings, key: str, call: Announcement, recordings: clips.Clips | None
    ) -> tuple[Path | None, VoiceState | None]:
        draft = self._shelf.draft()
        try:
            trouble = self._ask(self._job(settings, draft, call, recordings))
            return (None, trouble) if trouble else (self._shelf.keep(draft, key), None)
        finally:
            draft.unlink(missing_ok=True)

    def _ask(self, job: Job) -> VoiceState | None:
        try:
            reply = self._speaker.ask(job)
        except SpeakerFailed as error:
            return state.SPEAKER_HUNG if error.how == "hung" else state.SPEAKER_DIED
        return state.of(reply) if reply.problem else None

    def _job(self, settings: VoiceSettings, draft: Path, call: Announcement, recordings: clips.Clips | None) -> Job:
        return Job(
            path=str(draft),
            text=call.text,
            clips=recordings.paths if recordings else (),
            dialect=DIALECTS[settings.dialect],
            words_per_minute=settings.words_per_minute,
            repeat=settings.repeat,
        )

    def _key(self, settings: VoiceSettings, call: Announcement, recordings: clips.Clips | None) -> str:
        if recordings:
            source: object = [recordings.paths, recordings.stamp]
        else:
            source = [call.text, settings.dialect, settings.words_per_minute]
        content = json.dumps([_MAKING, settings.repeat, source])
        return f"call-{hashlib.sha256(content.encode()).hexdigest()[:32]}"

    def _chime(self) -> Path:
        # Here and not in the speaker's process: it is what is heard when that one can't be had.
        found = self._shelf.find(f"chime-{_MAKING}")
        if found:
            return found
        draft = self._shelf.draft()
        write_wav(chime(_CHIME_RATE), draft)
        return self._shelf.keep(draft, f"chime-{_MAKING}")
