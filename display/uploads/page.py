"""What the pages that take files have in common: who may, what became of it, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, current_app, redirect, request, url_for
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge
from wtforms import HiddenField, MultipleFileField

from office.actions.settings import Draft, change_settings
from office.catalogue import Words
from office.settings import Settings
from office.storage.editions import edition
from office.uploads import Uploads
from web.forms import HouseForm
from web.identity import MANAGER, caller, the_office
from web.pages import house_language

WHO = {MANAGER}
MOST_BYTES = 16 * 1024 * 1024
Said = dict[str, Any]


class FilesForm(HouseForm):
    """Files, or a button. `base`: the edition that the page shows."""

    base = HiddenField()
    files = MultipleFileField()

    @property
    def sent(self) -> list[FileStorage]:
        return [file for file in request.files.getlist("files") if file.filename]


def the_uploads() -> Uploads:
    found: Uploads = current_app.extensions["uploads"]
    return found


def what_was_sent() -> tuple[FilesForm, Said | None, int]:
    """The form that came; and, when it can't be used, what the page says and its status."""
    try:
        form = FilesForm()
    except RequestEntityTooLarge:
        return FilesForm(formdata=None), {"kind": "stop", "words": _("Các tệp quá lớn. Xin tải ít hơn mỗi lần.")}, 413
    if not form.is_ours():
        return form, {"kind": "stop", "words": form.general[0]}, 422
    return form, None, 200


def put_in_force(edit: Callable[[Draft], None]) -> int | None:
    """Make the change; its edition, None when nothing is different. Raises Refusal, ConfigMistakes."""
    change = change_settings(the_office(), edit, caller().actor)
    if not change.changed:
        return None
    _tidy(change.office.settings, change.edition)
    return change.edition


def _tidy(now: Settings, number: int) -> None:
    """What the present settings name stays, and what those before named: they can be taken back."""
    before = edition(the_office().storage, number - 1)
    needed = [*now.display.shown, *now.voice.recorded.values()]
    if before:
        needed += [*before.settings["display"].get("shown", ()), *before.settings["voice"].get("recorded", {}).values()]
    the_uploads().tidy(needed)


def back_to(endpoint: str, number: int | None) -> Response:
    """To the page again, which says that it is done."""
    return redirect(url_for(endpoint, saved=number or "same"), 303)  # type: ignore[return-value]


def done() -> Said | None:
    """What the page says of the change that led to it."""
    now = str(the_office().edition)
    if request.args.get("saved") == now:
        return {"kind": "done", "words": _("Đã lưu. Sảnh chờ đổi theo ngay."), "undo": True}
    if request.args.get("undone") == now:
        return {"kind": "done", "words": _("Đã trở về như trước.")}
    return None


def stopped(refused: list[tuple[str, Words]], kept: int) -> Said:
    """Which files were not taken, each with its reason, and how many were."""
    english = house_language() == "en"
    each = [f"“{name[-60:]}”: {said.en if english else said.vi}." for name, said in refused]
    lead = _("Đã nhận {count} tệp.").format(count=kept) if kept else _("Chưa nhận tệp nào.")
    return {"kind": "stop", "words": " ".join([str(lead), *each])}
