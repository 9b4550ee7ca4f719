"""The real sound of a call: chime, words, a pause, the words again."""

from __future__ import annotations

import math
import statistics
from pathlib import Path

import pytest

from display.voice.chime import HIGH, LOW
from display.voice.voice import DIALECTS, Voice
from office.settings import VoiceSettings
from tests.display.voice.conftest import MakeVoice
from tests.display.voice.listening import Heard, hear

BETWEEN_DIGITS, BETWEEN_REPEATS = 0.15, 0.6  # seconds: pauses at least so long; those inside words are shorter


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    voice = Voice(VoiceSettings(), tmp_path_factory.mktemp("voice"), patience_seconds=20.0)
    try:
        return hear(voice.audio("A007", "Quầy 2"))
    finally:
        voice.close()


def loudness_of(sound: Heard) -> float:
    """Root mean square in dB under full scale, pauses left out."""
    spoken = [loud for loud in sound.loudness() if loud > 0.005]
    return 20 * math.log10(math.sqrt(statistics.fmean(loud * loud for loud in spoken)))


def test_it_lasts_as_long_as_a_chime_and_two_sentences_do(call: Heard) -> None:
    assert 9.0 < call.seconds < 15.0


def test_it_has_the_sample_rate_of_the_synthesiser(call: Heard) -> None:
    assert call.rate == 22050


def test_it_never_touches_full_scale(call: Heard) -> None:
    assert 20 * math.log10(call.peak) <= -1.0


def test_it_is_loud_enough_for_a_room(call: Heard) -> None:
    assert -20 < loudness_of(call.part(1.7, call.seconds)) < -14


def test_it_begins_with_two_falling_notes(call: Heard) -> None:
    first, second = call.part(0.05, 0.35), call.part(0.5, 1.0)
    assert first.tone(HIGH) > 5 * first.tone(LOW)
    assert second.tone(LOW) > 2 * second.tone(HIGH)
    assert min(first.tone(HIGH), second.tone(LOW)) > 0.04


def test_the_notes_are_not_in_the_speech(call: Heard) -> None:
    assert call.part(3.0, 3.3).tone(HIGH) < call.part(0.05, 0.35).tone(HIGH) / 4


def test_it_begins_and_ends_without_a_click(call: Heard) -> None:
    assert max(abs(sample) for sample in call.samples[:20] + call.samples[-20:]) < 0.01


def test_the_sentence_is_said_twice_with_a_pause_between(call: Heard) -> None:
    first, second = call.part(1.4, call.seconds).phrases(BETWEEN_REPEATS)
    assert first[1] - first[0] == pytest.approx(second[1] - second[0], abs=0.05)
    assert 0.7 < second[0] - first[1] < 1.2


def test_every_digit_stands_alone(call: Heard) -> None:
    # "Mời … a", không, không, bảy, "đến quầy số hai": five stretches of sound, twice.
    assert len(call.part(1.4, call.seconds).phrases(BETWEEN_DIGITS)) == 2 * 5


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_digit_is_as_loud_as_the_rest_of_the_sentence(make_voice: MakeVoice, dialect: str) -> None:
    settings = VoiceSettings.model_validate({"dialect": dialect, "repeat": 1})
    sentence = hear(make_voice(settings).audio("A012", "Quầy 2"))
    sentence = sentence.part(1.4, sentence.seconds)
    levels = [loudness_of(sentence.part(start, end)) for start, end in sentence.phrases(BETWEEN_DIGITS)]
    assert max(levels) - min(levels) < 4  # dB; "không" alone came out 8 below


@pytest.mark.parametrize("number", ["A1000", "B123"])
def test_a_number_is_heard_in_as_many_pieces_as_it_has_digits(make_voice: MakeVoice, number: str) -> None:
    call = hear(make_voice(VoiceSettings(repeat=1)).audio(number, "Quầy 2"))
    digits = sum(character.isdigit() for character in number)
    assert len(call.part(1.4, call.seconds).phrases(BETWEEN_DIGITS)) == 1 + digits + 1


def test_an_office_can_have_it_said_once(make_voice: MakeVoice) -> None:
    call = hear(make_voice(VoiceSettings(repeat=1)).audio("A007", "Quầy 2"))
    assert len(call.part(1.4, call.seconds).phrases(BETWEEN_REPEATS)) == 1


def test_fewer_words_a_minute_take_longer(make_voice: MakeVoice) -> None:
    slow, fast = (
        hear(make_voice(VoiceSettings(words_per_minute=pace)).audio("A007", "Quầy 2")).seconds for pace in (100, 200)
    )
    assert slow > 1.4 * fast


def test_each_dialect_sounds_its_own_way(make_voice: MakeVoice) -> None:
    dialects = (VoiceSettings(dialect="north"), VoiceSettings(dialect="central"), VoiceSettings(dialect="south"))
    lengths = {hear(make_voice(settings).audio("A007", "Quầy 2")).seconds for settings in dialects}
    assert len(lengths) == 3


def test_a_counter_with_a_long_name_is_said_in_full(make_voice: MakeVoice) -> None:
    voice = make_voice(VoiceSettings(repeat=1))
    short, long = (hear(voice.audio("A007", name)).seconds for name in ("Quầy 2", "Quầy Văn hoá – Giáo dục " * 8))
    assert long > short + 10


@pytest.mark.parametrize("name", ["★", "<speak>&amp;</speak>", "[[a]]", "Quầy \U0001f600", "Counter two", "漢字"])
def test_any_counter_name_gives_a_call(make_voice: MakeVoice, name: str) -> None:
    voice = make_voice(VoiceSettings(repeat=1))
    assert hear(voice.audio("A007", name)).seconds > 4
    assert voice.state.ok


def test_the_file_is_a_wav_in_the_given_folder(make_voice: MakeVoice, tmp_path: Path) -> None:
    path = make_voice().audio("A007", "Quầy 2")
    assert (path.parent, path.suffix) == (tmp_path / "kept", ".wav")
