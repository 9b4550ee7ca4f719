"""eSpeak NG through ctypes. Only the speaker's process may import this: the library is GPL-3 and can crash or hang."""

from __future__ import annotations

import ctypes
from array import array
from pathlib import Path

from display.voice.sound import Sound

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000  # on a missing data folder: tell us instead of ending the process
_UTF8 = 1
_RATE, _VOLUME = 1, 2
_ROOM = 60  # of 100: at 100 some vowels already touch full scale

_Samples = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class NoSpeech(Exception):
    """eSpeak NG can't be used; the message says why."""


class Espeak:
    def __init__(self) -> None:
        try:
            import espeakng_loader

            self.library = ctypes.CDLL(str(espeakng_loader.get_library_path()))
            data = str(Path(espeakng_loader.get_data_path()))
        except (ImportError, OSError, RuntimeError) as error:
            raise NoSpeech(str(error)) from error
        self._heard = bytearray()
        self._keep = _Samples(self._hear)  # the library calls it later: it must outlive this function
        self._sample_rate: int = self.library.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _DONT_EXIT)
        if self._sample_rate <= 0:
            raise NoSpeech(f"eSpeak NG doesn't accept its data folder {data}")
        self.library.espeak_SetSynthCallback(self._keep)
        self.library.espeak_SetParameter(_VOLUME, _ROOM, 0)

    def speak(self, text: str, dialect: str, words_per_minute: int) -> Sound:
        self.choose(dialect)
        self.library.espeak_SetParameter(_RATE, words_per_minute, 0)
        self._heard.clear()
        content = text.encode() + b"\0"
        failed = self.library.espeak_Synth(content, ctypes.c_size_t(len(content)), 0, 1, 0, _UTF8, None, None)
        if failed or not self._heard:
            raise NoSpeech(f"eSpeak NG said nothing (its error {failed}) for: {text}")
        return Sound(self._sample_rate, array("h", bytes(self._heard)))

    def choose(self, dialect: str) -> None:
        if self.library.espeak_SetVoiceByName(dialect.encode()):
            raise NoSpeech(f"eSpeak NG has no voice {dialect}")

    def _hear(self, samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int) -> int:
        if count > 0:  # at the end it is called once more, with nothing
            self._heard += ctypes.string_at(samples, 2 * count)
        return 0
