"""The manager's page of the office's own recordings: which there are, which are missing, how each and a call sound."""

from __future__ import annotations

import io

from flask import Response, abort, request, send_file
from flask_babel import lazy_gettext as _

from display.uploads.page import (
    MOST_BYTES,
    WHO,
    FilesForm,
    Said,
    back_to,
    done,
    put_in_force,
    stopped,
    the_uploads,
    what_was_sent,
)
from display.voice.checklist import Phrases, phrases_of
from display.voice.clips import path_of
from display.voice.sound import UnreadableSound, read_wav, trimmed, wav_bytes
from office.actions.settings import Draft
from office.catalogue import Words
from web.identity import the_office
from web.pages import Pages, form_page

pages = Pages("display_recordings", __name__, template_folder="../templates")
HERE = "display_recordings.recordings"
ADDRESS = "/manage/settings/voice/recordings"
LONGEST_SECONDS = 10
NO_PHRASE = Words(
    "không rõ là câu nào; hãy đặt tên tệp như trong danh sách, ví dụ khong.wav",
    "which phrase it is can't be told; name it as in the list, such as khong.wav",
)
TOO_LONG = Words(
    f"dài hơn {LONGEST_SECONDS} giây; mỗi tệp chỉ ghi một câu",
    f"longer than {LONGEST_SECONDS} s; record one phrase a file",
)
# The page makes WAV of whatever the browser can read: what comes otherwise, it could not.
NO_SOUND = Words(
    "không phải tệp âm thanh WAV, MP3, OGG hoặc M4A, hoặc tệp bị hỏng",
    "it is no WAV, MP3, OGG or M4A sound, or is damaged",
)


@pages.page(ADDRESS, who=WHO)
def recordings() -> Response:
    return _page(FilesForm(), done())


@pages.page(ADDRESS, who=WHO, methods=("POST",), most_bytes=MOST_BYTES)
def bring() -> Response:
    """Files by their names; or one for the phrase that `clip` names."""
    form, said, status = what_was_sent()
    if said:
        return _page(form, said, status)
    kept: dict[str, str] = {}
    refused: list[tuple[str, Words]] = []
    phrases, clip = phrases_of(the_office()), request.form.get("clip", "")
    for file in form.sent:
        name = file.filename or ""
        phrase = phrases.named(f"{clip}.wav" if clip else name)
        sound = _checked(file.read()) if phrase else NO_PHRASE
        if phrase and isinstance(sound, bytes):
            kept[phrase.clip] = the_uploads().keep(sound, "wav")
        elif isinstance(sound, Words):
            refused.append((name, sound))
    if not form.sent:
        return _page(form, {"kind": "stop", "words": _("Xin chọn tệp ghi âm.")}, 422)
    number = put_in_force(lambda draft: _recorded(draft).update(kept)) if kept else None
    return _page(FilesForm(), stopped(refused, len(kept)), 422) if refused else back_to(HERE, number)


@pages.page(f"{ADDRESS}/remove", who=WHO, methods=("POST",))
def remove() -> Response:
    form, said, status = what_was_sent()
    clip = request.form.get("clip", "")
    if said:
        return _page(form, said, status)

    def edit(draft: Draft) -> None:
        _recorded(draft).pop(clip, None)

    return back_to(HERE, put_in_force(edit))


@pages.page(f"{ADDRESS}/<clip>", who=WHO)
def listen(clip: str) -> Response:
    """One recording alone, as it was brought."""
    known = {phrase.clip for phrase in phrases_of(the_office()).all}
    path = path_of(clip, the_office().settings.voice, the_uploads()) if clip in known else None
    if path is None:
        abort(404)
    return send_file(path, mimetype="audio/wav", max_age=0)


def _recorded(draft: Draft) -> dict[str, str]:
    found: dict[str, str] = draft.settings["voice"].setdefault("recorded", {})
    return found


def _checked(content: bytes) -> bytes | Words:
    """The sound alone, written anew without silence at its ends; or why it can't be used."""
    if not content.startswith(b"RIFF"):
        return NO_SOUND
    try:
        sound = read_wav(io.BytesIO(content))
    except UnreadableSound as error:
        return Words(error.vi, error.en)
    return TOO_LONG if sound.seconds > LONGEST_SECONDS else wav_bytes(trimmed(sound))


def _page(form: FilesForm, said: Said | None, status: int = 200) -> Response:
    office = the_office()
    form.base.data = str(office.edition)
    phrases, voice = phrases_of(office), office.settings.voice
    there = {phrase.clip for phrase in phrases.all if path_of(phrase.clip, voice, the_uploads())}
    return form_page(
        "display/recordings.html",
        status,
        part="settings",
        form=form,
        said=said,
        groups=_groups(phrases),
        there=there,
        brought=voice.recorded,
        missing=sum(phrase.clip not in there for phrase in phrases.all),
        whole=len(phrases.all),
        folder=voice.clips,
        counters=office.settings.counters,
        enabled=voice.enabled,
        megabytes=MOST_BYTES // 1024 // 1024,
    )


def _groups(phrases: Phrases) -> list[tuple[object, object]]:
    return [
        (_("Câu mời"), phrases.words),
        (_("Chữ số"), phrases.digits),
        (_("Chữ đầu số phiếu"), phrases.letters),
        (_("Tên quầy"), phrases.counters),
    ]
