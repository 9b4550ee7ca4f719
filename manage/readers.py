"""The page that lets other programs read the office's figures, and takes it back."""

from __future__ import annotations

from flask import Response, redirect
from flask_babel import lazy_gettext as _
from wtforms import StringField

from office.actions.report_tokens import add_report_token, revoke_report_token
from office.rules.refusals import Refusal
from office.snapshots.readers import readers_of
from web.forms import HouseForm
from web.identity import MANAGER, caller, the_office
from web.pages import Pages, form_page, house_language

pages = Pages("manage_readers", __name__, template_folder="templates")
PAGE = "/manage/readers"
LARGEST_ID = 2**31 - 1
LONGEST = 120


class ReaderForm(HouseForm):
    name = StringField(_("Tên chương trình hoặc cơ quan"))


@pages.page(PAGE, who={MANAGER})
def readers() -> Response:
    return _page(ReaderForm())


@pages.page(PAGE, who={MANAGER}, methods=("POST",))
def add() -> Response:
    """The token stands on this answer alone: no address leads to it again."""
    form = ReaderForm()
    if not form.is_ours():
        return _page(form, status=422, wrong=str(form.general[0]) if form.general else "")
    name = " ".join("".join(letter if letter.isprintable() else " " for letter in form.name.data or "").split())
    if not 1 <= len(name) <= LONGEST:
        form.name.errors = [str(_("Xin ghi tên, tối đa 120 ký tự."))]
        return _page(form, status=422)
    token = add_report_token(the_office(), name, caller().actor).token
    form.name.data = ""
    return _page(form, token=token, name=name)


@pages.page(f"{PAGE}/<int:reader>/revoke", who={MANAGER}, methods=("POST",))
def revoke(reader: int) -> Response:
    form = HouseForm()
    if not form.is_ours():
        return _page(ReaderForm(), status=422, wrong=str(form.general[0]) if form.general else "")
    try:
        revoke_report_token(the_office(), min(reader, LARGEST_ID), caller().actor)
    except Refusal as refusal:
        return _page(ReaderForm(), status=refusal.reason.status, wrong=refusal.sentence(house_language()))
    return redirect(PAGE, 303)  # type: ignore[return-value]


def _page(form: ReaderForm, status: int = 200, wrong: str = "", token: str = "", name: str = "") -> Response:
    office = the_office()
    return form_page(
        "manage/readers.html",
        status,
        part="readers",
        form=form,
        said={"kind": "stop", "words": wrong} if wrong else None,
        readers=readers_of(office),
        token=token,
        name=name,
        address=office.public_url,
        names_told=office.settings.province.clerk_names,
    )
