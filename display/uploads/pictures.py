"""The manager's page of the lobby's pictures: brought, looked at, put in order, taken away."""

from __future__ import annotations

from flask import Response, request
from flask_babel import lazy_gettext as _

from display.pictures import MOST, pictures_in
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
from display.uploads.redrawing import NoPicture, redrawn
from office.actions.settings import Draft
from office.catalogue import Words
from web.identity import the_office
from web.pages import Pages, form_page

pages = Pages("display_pictures", __name__, template_folder="../templates")
HERE = "display_pictures.pictures"
ADDRESS = "/manage/settings/lobby/pictures"
FULL = Words(
    f"sảnh chờ chiếu nhiều nhất {MOST} hình; hãy bỏ bớt hình cũ",
    f"the lobby shows at most {MOST} pictures; take an older one away",
)


@pages.page(ADDRESS, who=WHO)
def pictures() -> Response:
    return _page(FilesForm(), done())


@pages.page(ADDRESS, who=WHO, methods=("POST",), most_bytes=MOST_BYTES)
def bring() -> Response:
    form, said, status = what_was_sent()
    if said:
        return _page(form, said, status)
    kept: list[str] = []
    refused: list[tuple[str, Words]] = []
    room = MOST - len(the_office().settings.display.shown)
    for file in form.sent:
        name = file.filename or ""
        if len(kept) >= room:
            refused.append((name, FULL))
            continue
        try:
            picture = redrawn(file.read())
        except NoPicture as error:
            refused.append((name, error.said))
        else:
            kept.append(the_uploads().keep(picture.content, picture.ending))
    if not form.sent:
        return _page(form, {"kind": "stop", "words": _("Xin chọn tệp hình.")}, 422)
    number = put_in_force(lambda draft: _add(draft, kept)) if kept else None
    return _page(FilesForm(), stopped(refused, len(kept)), 422) if refused else back_to(HERE, number)


@pages.page(f"{ADDRESS}/move", who=WHO, methods=("POST",))
def move() -> Response:
    """`act`: up, down or remove, with the picture's name."""
    form, said, status = what_was_sent()
    way, _colon, name = request.form.get("act", "").partition(":")
    if said:
        return _page(form, said, status)
    return back_to(HERE, put_in_force(lambda draft: _moved(draft.settings["display"]["shown"], way, name)))


def _add(draft: Draft, names: list[str]) -> None:
    shown: list[str] = draft.settings["display"].setdefault("shown", [])
    shown += [name for name in dict.fromkeys(names) if name not in shown]


def _moved(shown: list[str], way: str, name: str) -> None:
    if name not in shown:
        return  # somebody else has taken it away
    place = shown.index(name)
    shown.remove(name)
    if way != "remove":
        shown.insert(max(0, place - 1) if way == "up" else place + 1, name)


def _page(form: FilesForm, said: Said | None, status: int = 200) -> Response:
    office = the_office()
    form.base.data = str(office.edition)
    return form_page(
        "display/pictures.html",
        status,
        part="settings",
        form=form,
        said=said,
        pictures=[(name, the_uploads().find(name) is not None) for name in office.settings.display.shown],
        most=MOST,
        folder=office.settings.display.pictures,
        in_folder=len(pictures_in(office.settings.display.pictures)),
        megabytes=MOST_BYTES // 1024 // 1024,
    )
