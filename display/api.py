"""The lobby's calls: the board, and the sound of one call."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, request, send_file
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from display.notices import notices_view
from display.pictures import pictures_of
from display.uploads.page import the_uploads
from display.voice.voice import NoSound, Voice
from office.context import Office
from office.rules.refusals import NO_CALL, NO_SOUND, Refusal
from office.settings import VoiceSettings
from office.snapshots.now import room_now
from office.snapshots.views import board_view, calls_since, one_call
from office.toml_file.vietnamese import in_vietnamese
from web import shapes
from web.api import Api, answer
from web.identity import CLERK, GUIDE, the_office
from web.language import asked_language
from web.problems import WrongInput

api = Api("display", __name__)
ANY_DEVICE = {"kiosk", "display", "counter", "manager", "rating", CLERK, GUIDE}


@api.call(
    "GET",
    "/board",
    who=ANY_DEVICE,
    answers={200: shapes.Board},
    query={"last_seq": "Give every call of the day after this one"},
)
def board() -> Response:
    """What the lobby shows now."""
    office = the_office()
    room = room_now(office)
    view = board_view(room)
    last = request.args.get("last_seq", "")
    if last.isascii() and last.isdigit() and len(last) < 16:
        view["calls"] = calls_since(office, room.day, int(last))
    return answer(view)


@api.call("GET", "/board/notices", who={"display"}, answers={200: shapes.Notices})
def notices() -> Response:
    """What the lobby shows beside the lines, quietly: notices, addresses of pictures, and the line at the foot."""
    return answer(notices_now())


def notices_now() -> dict[str, Any]:
    office = the_office()
    pictures = pictures_of(office.settings.display, the_uploads())
    return notices_view(office.settings, pictures, office.day(office.clock.now()))


@api.call(
    "GET",
    "/voice/sample",
    who={"manager"},
    answers={200: bytes},
    files=("audio/wav",),
    query={
        "dialect": "north, central or south; each left out is as it is set",
        "words_per_minute": "80 to 260",
        "repeat": "1 to 3",
        "recorded": "1: as the lobby would hear it now, by the office's own recordings where they are whole",
        "counter": "whose name is said; the first counter's without it",
    },
)
def sample() -> Response:
    """A call as another voice would say it, before that is saved: as WAV."""
    office = the_office()
    voice: Voice = current_app.extensions["voice"]
    number, counter = f"{office.catalogue.fields[0].prefix}012", _counter_asked(office)
    try:
        if request.args.get("recorded") == "1":
            sound = voice.rehearsed(number, counter)
        else:
            sound = voice.sample(_asked(office.settings.voice), number, counter)
    except NoSound as error:
        raise Refusal(NO_SOUND, vi=error.state.words.vi, en=error.state.words.en) from error
    return send_file(sound, mimetype="audio/wav", max_age=0)


def _counter_asked(office: Office) -> str:
    asked, first = request.args.get("counter"), office.settings.counters[0]
    return next((item for item in office.settings.counters if item.id == asked), first).name


def _asked(now: VoiceSettings) -> VoiceSettings:
    """The settings with what the query asks otherwise. Raises WrongInput."""
    asked = {key: request.args[key] for key in ("dialect", "words_per_minute", "repeat") if request.args.get(key)}
    try:
        return VoiceSettings.model_validate({**now.model_dump(), **asked})
    except ValidationError as error:
        raise WrongInput([_wrong(each) for each in error.errors()]) from error


def _wrong(error: ErrorDetails) -> dict[str, str]:
    return {
        "field": str(error["loc"][-1]),
        "detail": error["msg"] if asked_language() == "en" else in_vietnamese(error),
    }


@api.call("GET", "/announcements/<int:seq>", who={"display"}, answers={200: bytes}, files=("audio/wav",))
def announcement(seq: int) -> Response:
    """The sound of one call: chime and words, as WAV."""
    office = the_office()
    call = one_call(office, seq)
    if call is None:
        raise Refusal(NO_CALL)
    voice: Voice = current_app.extensions["voice"]
    try:
        sound = voice.audio(call.number, office.counter_name(call.counter_id).vi)
    except NoSound as error:
        raise Refusal(NO_SOUND, vi=error.state.words.vi, en=error.state.words.en) from error
    return send_file(sound, mimetype="audio/wav", max_age=0)
