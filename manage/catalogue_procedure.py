"""The page of one procedure: its texts, papers, steps; new ones; and those that go."""

from __future__ import annotations

from typing import Any

from flask import Response, abort
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from manage.catalogue import WHO, Said, base_of, refused, said, saved, the_edition
from manage.catalogue_forms import Press, ProcedureForm
from office.actions.catalogue import add_procedure, remove_procedure, save_procedure, table_of
from office.catalogue_file.importing import new_id, new_procedure
from office.rules.refusals import Refusal
from office.storage.naming import procedures_named
from office.toml_file.mistakes import ConfigMistakes
from web.forms import put_mistakes
from web.identity import caller, the_office
from web.pages import Pages, form_page, house_language

pages = Pages("manage_procedure", __name__, template_folder="templates")


@pages.page("/manage/catalogue/procedures/<procedure>", who=WHO)
def procedure(procedure: str) -> Response:
    now = the_edition()
    table = _table(now.catalogue["procedure"], procedure)
    form = ProcedureForm(base=str(now.number))
    form.show(table)
    return _page(form, table)


@pages.page("/manage/catalogue/procedures/<procedure>", who=WHO, methods=("POST",))
def save(procedure: str) -> Response:
    table = _table(the_edition().catalogue["procedure"], procedure)
    form = ProcedureForm()
    if not form.is_ours():
        return _page(form, table, status=422)
    try:
        change = save_procedure(the_office(), procedure, form.fill, caller().actor, base_of(form))
    except ConfigMistakes as found:
        put_mistakes(form, found.mistakes, form.field_at)
        return _page(form, table, status=422)
    except Refusal as refusal:
        return _page(form, table, refused(refusal), refusal.reason.status)
    return saved(change.edition)


@pages.page("/manage/catalogue/procedures/new", who=WHO)
def new() -> Response:
    form = ProcedureForm(base=str(the_edition().number))
    form.show(new_procedure())
    return _page(form, None)


@pages.page("/manage/catalogue/procedures/new", who=WHO, methods=("POST",))
def add() -> Response:
    form = ProcedureForm()
    if not form.is_ours():
        return _page(form, None, status=422)
    tables = the_edition().catalogue["procedure"]
    table = new_procedure()
    form.fill(table)
    table["id"] = new_id(table["name_vi"], [each["id"] for each in tables])
    try:
        change = add_procedure(the_office(), table, caller().actor)
    except ConfigMistakes as found:
        put_mistakes(form, found.mistakes, form.field_at)
        return _page(form, None, status=422)
    except Refusal as refusal:
        return _page(form, None, refused(refusal), refusal.reason.status)
    return saved(change.edition)


@pages.page("/manage/catalogue/procedures/<procedure>/remove", who=WHO, methods=("POST",))
def remove(procedure: str) -> Response:
    table = _table(the_edition().catalogue["procedure"], procedure)
    press = Press()
    form = ProcedureForm(formdata=None, base=press.base.data)
    form.show(table)
    if not press.is_ours():
        return _page(form, table, said("stop", press.general[0]), 422)
    try:
        change = remove_procedure(the_office(), procedure, caller().actor, base_of(press))
    except ConfigMistakes as found:
        put_mistakes(form, found.mistakes, lambda _path: None)
        return _page(form, table, status=422)
    except Refusal as refusal:
        return _page(form, table, refused(refusal), refusal.reason.status)
    return saved(change.edition)


def _table(tables: list[dict[str, Any]], id_: str) -> dict[str, Any]:
    """The procedure's table; 404 when there is none."""
    return table_of(tables, id_) or abort(404)


def _page(form: ProcedureForm, table: dict[str, Any] | None, wrong: Said | None = None, status: int = 200) -> Response:
    """`table`: the procedure as it is stored, None for a new one."""
    office, language = the_office(), house_language()
    catalogue = the_edition().catalogue
    name = "name_en" if language == "en" else "name_vi"
    fields = [(each["id"], each[name] or each["name_vi"]) for each in catalogue["field"]]
    form.field.choices = [SelectChoice(*each) for each in fields]
    steps = [*fields, *((each["id"], each[name] or each["name_vi"]) for each in catalogue["procedure"]
                        if not each["steps"] and each["id"] != (table or {}).get("id"))]  # fmt: skip
    return form_page(
        "manage/catalogue_procedure.html",
        status,
        part="catalogue",
        form=form,
        table=table,
        said=wrong or (said("stop", form.general[0]) if form.general else None),
        steps=steps,
        field_count=len(fields),
        removable=table is not None and not procedures_named(office.storage, [table["id"]]),
    )
