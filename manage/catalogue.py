"""The catalogue's pages: the list, what was changed last, and taking that back."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, request, url_for
from flask_babel import lazy_gettext as _

from manage.catalogue_forms import Press
from office.actions.catalogue import save_procedure
from office.actions.settings import undo_last
from office.catalogue_file.differences import differences
from office.rules.dates import moment_en, moment_vi
from office.rules.refusals import CHANGED_MEANWHILE, Refusal
from office.storage.editions import Edition, edition, present
from web.identity import MANAGER, caller, the_office
from web.pages import Pages, form_page, house_language

pages = Pages("manage_catalogue", __name__, template_folder="templates")
WHO = {MANAGER}
LIST = "manage_catalogue.catalogue"
Said = dict[str, Any]


def said(kind: str, words: Any) -> Said:
    return {"kind": kind, "words": words}


def refused(refusal: Refusal) -> Said:
    """With the way to the new values, where somebody else's change stands in the way."""
    afresh = request.path if refusal.reason is CHANGED_MEANWHILE else None
    return {**said("stop", refusal.sentence(house_language())), "afresh": afresh}


def the_edition() -> Edition:
    """Settings and catalogue as they are stored now. Raises LookupError before the first start."""
    found = present(the_office().storage)
    if found is None:
        raise LookupError("no settings are stored yet")
    return found


def base_of(form: Press) -> int | None:
    """The edition that the sent page showed."""
    text = form.base.data or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def saved(number: int) -> Response:
    """Back to the list, which says that it is done."""
    return redirect(url_for(LIST, saved=number), 303)  # type: ignore[return-value]


def catalogue_page(wrong: Said | None = None, status: int = 200) -> Response:
    office, now = the_office(), the_edition()
    done = request.args.get("saved") == str(now.number)
    return form_page(
        "manage/catalogue.html",
        status,
        part="catalogue",
        form=Press(base=str(now.number)),
        said=wrong or (said("done", _("Đã lưu. Mọi màn hình đổi theo ngay.")) if done else None),
        groups=_groups(now),
        most_used=[office.catalogue.procedure_by_id[id_] for id_ in office.catalogue.most_used],
        last=_last_change(now),
        done=done,
    )


@pages.page("/manage/catalogue", who=WHO)
def catalogue() -> Response:
    return catalogue_page()


@pages.page("/manage/catalogue/procedures/<procedure>/state", who=WHO, methods=("POST",))
def state(procedure: str) -> Response:
    """On, closed or off by one press on the list."""
    form, wanted = Press(), request.form.get("state", "")
    if not form.is_ours():
        return catalogue_page(said("stop", form.general[0]), 422)
    if wanted not in ("on", "off"):
        return catalogue_page(said("stop", _("Không rõ muốn bật hay tắt.")), 422)
    try:
        change = save_procedure(
            the_office(), procedure, lambda table: table.update(state=wanted), caller().actor, base_of(form)
        )
    except Refusal as refusal:
        return catalogue_page(refused(refusal), refusal.reason.status)
    return saved(change.edition)


@pages.page("/manage/catalogue/last", who=WHO)
def last() -> Response:
    """What the last change changed, and a button that takes it back."""
    return _last_page()


@pages.page("/manage/catalogue/last", who=WHO, methods=("POST",))
def undo() -> Response:
    form = Press()
    if not form.is_ours():
        return _last_page(said("stop", form.general[0]), 422)
    try:
        change = undo_last(the_office(), base_of(form) or 0, caller().actor)
    except Refusal as refusal:
        return _last_page(refused(refusal), refusal.reason.status)
    return saved(change.edition)


def _last_page(wrong: Said | None = None, status: int = 200) -> Response:
    now = the_edition()
    return form_page(
        "manage/catalogue_last.html",
        status,
        part="catalogue",
        form=Press(base=str(now.number)),
        said=wrong,
        last=_last_change(now),
    )


def _last_change(now: Edition) -> dict[str, Any] | None:
    """The change that made the present edition, if it was one of the catalogue."""
    office = the_office()
    before = edition(office.storage, now.number - 1) if now.number > 1 else None
    if before is None:
        return None
    found = differences(before.catalogue, now.catalogue)
    most_used = [each.settings["office"]["most_used"] for each in (before, now)]
    if not found and most_used[0] == most_used[1]:
        return None
    at, local = office.local(now.at), office.local(office.clock.now())
    return {"found": found, "when": {"vi": moment_vi(at, local), "en": moment_en(at, local)}, "count": len(found) or 1,
            "most_used": most_used[0] != most_used[1]}  # fmt: skip


def _groups(now: Edition) -> list[dict[str, Any]]:
    """Each field with its procedures, as the list shows them."""
    return [
        {**field, "procedures": [_row(each) for each in now.catalogue["procedure"] if each["field"] == field["id"]]}
        for field in now.catalogue["field"]
    ]


def _row(table: dict[str, Any]) -> dict[str, Any]:
    words = " ".join((table["id"], table["code"], table["name_vi"], table["name_en"], *table["words"]))
    return {**table, "find": words}
