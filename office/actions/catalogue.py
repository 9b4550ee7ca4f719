"""What the manager does with the catalogue: each change is one edition, which can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from office.actions.settings import Change, Draft, change_settings
from office.actions.work import Actor
from office.context import Office
from office.rules.refusals import FIELD_WAS_USED, NO_PROCEDURE, PREFIX_IN_USE, PROCEDURE_WAS_USED, Refusal
from office.storage.editions import edition, present
from office.storage.naming import fields_named, letters_of, procedures_named

Table = dict[str, Any]
Data = dict[str, list[Table]]


def table_of(tables: list[Table], id_: str) -> Table | None:
    return next((table for table in tables if table["id"] == id_), None)


def save_procedure(office: Office, id_: str, fill: Callable[[Table], None], actor: Actor, base: int | None) -> Change:
    """Change one procedure in place: what `fill` makes different from `base`, whatever else changed since.

    Raises Refusal and ConfigMistakes as change_settings.
    """
    seen = edition(office.storage, base) if base is not None else None

    def edit(draft: Draft) -> None:
        table = table_of(draft.catalogue["procedure"], id_)
        if table is None:
            raise Refusal(NO_PROCEDURE, procedure=id_[:60])
        before = (table_of(seen.catalogue["procedure"], id_) if seen else None) or table
        typed = deepcopy(before)
        fill(typed)
        table.update({key: value for key, value in typed.items() if value != before.get(key)})

    return change_settings(office, edit, actor, base=base)


def add_procedure(office: Office, table: Table, actor: Actor) -> Change:
    """A new one, at the end of its field."""
    return change_settings(office, lambda draft: draft.catalogue["procedure"].append(table), actor)


def remove_procedure(office: Office, id_: str, actor: Actor, base: int | None) -> Change:
    """Take out one that no ticket ever named. Raises Refusal otherwise: it is switched off instead."""
    procedure = office.catalogue.procedure_by_id.get(id_)
    if procedure is None:
        raise Refusal(NO_PROCEDURE, procedure=id_[:60])
    if procedures_named(office.storage, [id_]):
        raise Refusal(PROCEDURE_WAS_USED, procedure=procedure.name.vi, procedure_en=procedure.name.json()["en"])

    def edit(draft: Draft) -> None:
        draft.catalogue["procedure"] = [each for each in draft.catalogue["procedure"] if each["id"] != id_]
        most_used = draft.settings["office"]["most_used"]
        draft.settings["office"]["most_used"] = [each for each in most_used if each != id_]

    return change_settings(office, edit, actor, base=base)


def save_fields(office: Office, tables: list[Table], actor: Actor, base: int | None) -> Change:
    """All fields in their order. Raises Refusal when a letter would change in the middle of its day."""
    require_letters_stay(office, tables)
    gone = [item.id for item in office.catalogue.fields if not item.bulk and table_of(tables, item.id) is None]
    for id_ in sorted(fields_named(office.storage, gone)):
        name = office.catalogue.field_by_id[id_].name.json()
        raise Refusal(FIELD_WAS_USED, field=name["vi"], field_en=name["en"])

    def edit(draft: Draft) -> None:
        draft.catalogue["field"] = tables

    return change_settings(office, edit, actor, base=base)


def save_most_used(office: Office, ids: list[str], actor: Actor, base: int | None) -> Change:
    def edit(draft: Draft) -> None:
        draft.settings["office"]["most_used"] = ids

    return change_settings(office, edit, actor, base=base)


def import_catalogue(office: Office, data: Data, actor: Actor, base: int | None) -> Change:
    """Put an imported catalogue in the place of the present one; what tickets name stays, switched off."""
    whole = with_what_was_used(office, data)
    require_letters_stay(office, whole["field"])

    def edit(draft: Draft) -> None:
        draft.catalogue = whole
        known = {table["id"] for table in whole["procedure"]}
        most_used = draft.settings["office"]["most_used"]
        draft.settings["office"]["most_used"] = [each for each in most_used if each in known]

    return change_settings(office, edit, actor, base=base, how="import")


def with_what_was_used(office: Office, data: Data) -> Data:
    """`data`, and switched off what it leaves out although tickets name it, with its field.

    Reports of past days read names from the catalogue.
    """
    here = _present_tables(office)
    left_out = [each["id"] for each in here["procedure"] if table_of(data["procedure"], each["id"]) is None]
    kept = procedures_named(office.storage, left_out)
    procedures = [*data["procedure"], *({**each, "state": "off"} for each in here["procedure"] if each["id"] in kept)]
    wanted = {each["field"] for each in procedures}
    gone = [each["id"] for each in here["field"] if table_of(data["field"], each["id"]) is None]
    kept_fields = fields_named(office.storage, gone) | {id_ for id_ in gone if id_ in wanted}
    fields = [*data["field"], *(each for each in here["field"] if each["id"] in kept_fields)]
    return {"field": fields, "procedure": procedures}


def require_letters_stay(office: Office, tables: list[Table]) -> None:
    """Raises Refusal: today's numbers of a field begin with its letter, and no other field's may."""
    letters = letters_of(office.storage, office.day(office.clock.now()))
    for table in tables:
        field = office.catalogue.field_by_id.get(table["id"])
        if field is None or field.prefix != table["prefix"]:
            for letter in (field.prefix if field else None, table["prefix"]):
                if letter in letters:
                    raise Refusal(PREFIX_IN_USE, letter=letter)


def _present_tables(office: Office) -> Data:
    found = present(office.storage)
    if found is None:
        raise LookupError("no catalogue is stored yet")
    return found.catalogue
