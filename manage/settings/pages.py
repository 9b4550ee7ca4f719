"""The pages: the list of parts, each part, and taking back the last change."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, request, url_for
from flask_babel import lazy_gettext as _

from manage.settings.asking import Section
from manage.settings.forms import Press, SettingsForm, form_for
from manage.settings.sections import ADD, SECTIONS, section_of
from manage.settings.tables import remove
from office.actions.settings import Change, Draft, change_settings, undo_last
from office.rules.dates import moment_en, moment_vi
from office.rules.refusals import NO_SUCH_PART, Refusal
from office.storage.editions import Edition, present
from office.toml_file.mistakes import ConfigMistakes
from web.identity import MANAGER, caller, the_office
from web.pages import Pages, form_page, house_language

pages = Pages("manage_settings", __name__)
WHO = {MANAGER}
# Pages of settings that stand elsewhere, by the name that their button to take back sends.
WITH_FILES = {"pictures": "display_pictures.pictures", "recordings": "display_recordings.recordings"}
Said = dict[str, Any]


@pages.page("/manage/settings", who=WHO)
def parts() -> Response:
    """All that can be set, and what was changed last."""
    now = the_edition()
    return form_page(
        "manage/settings.html",
        part="settings",
        sections=SECTIONS.values(),
        said=_done(now),
        press=Press(base=str(now.number)),
        changed=_changed(now),
    )


@pages.page("/manage/settings/<name>", who=WHO)
def part(name: str) -> Response:
    now = the_edition()
    form = form_for(_section(name, now))
    form.fill_from(now.settings)
    form.base.data = str(now.number)
    return section_page(form, _done(now))


@pages.page("/manage/settings/<name>", who=WHO, methods=("POST",))
def save(name: str) -> Response:
    section = _section(name, the_edition())
    form, act = form_for(section), request.form.get("act", "")
    if not form.is_ours():
        return section_page(form, status=422)

    def edit(draft: Draft) -> None:
        form.write_to(draft.settings)
        if act == "add" and section.keyed:
            ADD[name](draft)
        elif act.startswith("remove:") and section.keyed:
            remove(draft, section.keyed, act.removeprefix("remove:"))

    try:
        change = change_settings(the_office(), edit, caller().actor, base=form.edition)
    except ConfigMistakes as found:
        form.lay(found.mistakes)
        return section_page(form, status=422)
    except Refusal as refusal:
        return section_page(form, refused(refusal), refusal.reason.status)
    return saved(change, name)


@pages.page("/manage/settings/undo", who=WHO, methods=("POST",))
def undo() -> Response:
    """Back to what was before the change that was just made."""
    form = Press()
    if not form.is_ours() or form.edition is None:
        return redirect(url_for(".parts"), 303)  # type: ignore[return-value]
    change = undo_last(the_office(), form.edition, caller().actor)
    name = request.form.get("part", "")
    return redirect(_place_of(name, change.edition), 303)  # type: ignore[return-value]


def _place_of(name: str, number: int) -> str:
    if name in SECTIONS:
        return url_for(".part", name=name, undone=number)
    return url_for(WITH_FILES[name], undone=number) if name in WITH_FILES else url_for(".parts")


def the_edition() -> Edition:
    """Settings and catalogue as they are stored now. Raises LookupError before the first start."""
    found = present(the_office().storage)
    if found is None:
        raise LookupError("no settings are stored yet")
    return found


def saved(change: Change, name: str) -> Response:
    """To the page again, which says that it is done and how to take it back."""
    address = url_for("manage_settings.part", name=name, saved=change.edition if change.changed else "same")
    return redirect(address, 303)  # type: ignore[return-value]


def refused(refusal: Refusal) -> Said:
    return {"kind": "stop", "words": refusal.sentence(house_language())}


def section_page(form: SettingsForm, said: Said | None = None, status: int = 200) -> Response:
    if form.general:
        said = {"kind": "stop", "words": " ".join(map(str, form.general))}
    return form_page(
        "manage/settings_part.html",
        status,
        part="settings",
        form=form,
        section=form.section,
        said=said,
        press=Press(base=str(the_office().edition), formdata=None),
        sent=status != 200,
    )


def _done(now: Edition) -> Said | None:
    """What the page says of the change that led to it."""
    if request.args.get("saved") == str(now.number):
        return {"kind": "done", "words": _("Đã lưu. Mọi màn hình đổi theo ngay."), "undo": True}
    if request.args.get("undone") == str(now.number):
        return {"kind": "done", "words": _("Đã trở về như trước. Mọi màn hình đổi theo ngay.")}
    if request.args.get("saved") == "same":
        return {"kind": "now", "words": _("Không có gì thay đổi.")}
    return None


def _changed(now: Edition) -> Said | None:
    """When the present edition was made, unless it is the first."""
    if now.number == 1:
        return None
    office = the_office()
    at, today = office.local(now.at), office.local(office.clock.now())
    return {"vi": moment_vi(at, today), "en": moment_en(at, today)}


def _section(name: str, now: Edition) -> Section:
    found = section_of(name, now)
    if found is None:
        raise Refusal(NO_SUCH_PART)
    return found
