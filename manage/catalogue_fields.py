"""The fields of work with their letters and order; and what most people come for."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from manage.catalogue import WHO, Said, base_of, refused, said, saved, the_edition
from manage.catalogue_forms import FieldsForm, MostUsedForm
from office.actions.catalogue import save_fields, save_most_used
from office.catalogue_file.importing import new_id
from office.rules.refusals import Refusal
from office.storage.naming import fields_named, letters_of
from office.toml_file.mistakes import ConfigMistakes
from web.forms import Mistake, put_mistakes
from web.identity import caller, the_office
from web.pages import Pages, form_page, house_language

pages = Pages("manage_fields", __name__, template_folder="templates")
KEYS = ("id", "prefix", "name_vi", "name_en")
MOST_FIELDS = 60
Table = dict[str, Any]


@pages.page("/manage/catalogue/fields", who=WHO)
def fields() -> Response:
    now = the_edition()
    form = FieldsForm(base=str(now.number))
    form.rows = [dict(each) for each in now.catalogue["field"]]
    return _page(form)


@pages.page("/manage/catalogue/fields", who=WHO, methods=("POST",))
def save() -> Response:
    form = FieldsForm()
    form.rows = _sent_rows()
    if not form.is_ours():
        return _page(form, status=422)
    try:
        change = save_fields(the_office(), _named(form.rows), caller().actor, base_of(form))
    except ConfigMistakes as found:
        _lay(form, found.mistakes)
        return _page(form, status=422)
    except Refusal as refusal:
        return _page(form, refused(refusal), refusal.reason.status)
    return saved(change.edition)


@pages.page("/manage/catalogue/most-used", who=WHO)
def most_used() -> Response:
    now = the_edition()
    form = MostUsedForm(base=str(now.number))
    form.most_used.data = now.settings["office"]["most_used"]
    return _most_used_page(form)


@pages.page("/manage/catalogue/most-used", who=WHO, methods=("POST",))
def save_ranking() -> Response:
    form = MostUsedForm()
    if not form.is_ours():
        return _most_used_page(form, status=422)
    try:
        change = save_most_used(the_office(), form.most_used.data, caller().actor, base_of(form))
    except ConfigMistakes as found:
        put_mistakes(form, found.mistakes, lambda path: form.most_used if "most_used" in path else None)
        return _most_used_page(form, status=422)
    except Refusal as refusal:
        return _most_used_page(form, refused(refusal), refusal.reason.status)
    return saved(change.edition)


def _sent_rows() -> list[Table]:
    columns = [request.form.getlist(key)[:MOST_FIELDS] for key in KEYS]
    rows = [dict(zip(KEYS, (text.strip() for text in row), strict=True)) for row in zip(*columns, strict=False)]
    return [row for row in rows if any(row.values())]


def _named(rows: list[Table]) -> list[Table]:
    """The rows as tables of the catalogue: a new one gets its id from its name, a letter its capital."""
    taken = [row["id"] for row in rows if row["id"]]
    tables = []
    for row in rows:
        id_ = row["id"] or new_id(row["name_vi"], taken)
        taken.append(id_)
        tables.append({**row, "id": id_, "prefix": row["prefix"].upper()})
    return tables


def _lay(form: FieldsForm, mistakes: tuple[Mistake, ...]) -> None:
    """Mistakes of a row stand in it."""
    english = house_language() == "en"
    for mistake in mistakes:
        path = mistake.path
        if len(path) > 2 and path[0] == "field" and isinstance(path[1], int):
            form.wrong.setdefault((path[1], str(path[2])), []).append(mistake.en if english else mistake.vi)
        else:
            put_mistakes(form, [mistake], lambda _path: None)


def _page(form: FieldsForm, wrong: Said | None = None, status: int = 200) -> Response:
    office = the_office()
    counts: dict[str, int] = {}
    for each in office.catalogue.procedures:
        counts[each.field] = counts.get(each.field, 0) + 1
    kept = {*counts, *fields_named(office.storage, [row["id"] for row in form.rows if row["id"] not in counts])}
    return form_page(
        "manage/catalogue_fields.html",
        status,
        part="catalogue",
        form=form,
        said=wrong or _general(form),
        counts=counts,
        kept=kept,
        letters=letters_of(office.storage, office.day(office.clock.now())),
    )


def _most_used_page(form: MostUsedForm, wrong: Said | None = None, status: int = 200) -> Response:
    return form_page(
        "manage/catalogue_most_used.html",
        status,
        part="catalogue",
        form=form,
        said=wrong or _general(form),
        groups=[
            {
                "name": field.name,
                "procedures": [each for each in the_office().catalogue.offered if each.field == field.id],
            }
            for field in the_office().catalogue.fields
            if not field.bulk
        ],
    )


def _general(form: FieldsForm | MostUsedForm) -> Said | None:
    return said("stop", form.general[0]) if form.general else None
