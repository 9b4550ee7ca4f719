"""From the tables of a file to the catalogue that the office works with."""

from __future__ import annotations

from office.catalogue import Catalogue, Field, Procedure, Step, Words
from office.catalogue_file.tables import CatalogueTables, ProcedureTable


def catalogue_of(tables: CatalogueTables) -> Catalogue:
    """`tables` must have been checked whole: what they name is there."""
    return Catalogue(
        fields=tuple(Field(each.id, each.prefix, Words(each.name_vi, each.name_en)) for each in tables.field),
        procedures=tuple(_procedure(each, tables) for each in tables.procedure),
    )


def _step(id_: str, tables: CatalogueTables) -> Step:
    for field_table in tables.field:
        if field_table.id == id_:
            return Step(id_, None, Words(field_table.name_vi, field_table.name_en))
    table = next(each for each in tables.procedure if each.id == id_)
    return Step(table.field, id_, Words(table.name_vi, table.name_en))


def _procedure(table: ProcedureTable, tables: CatalogueTables) -> Procedure:
    return Procedure(
        id=table.id,
        code=table.code,
        field=table.field,
        name=Words(table.name_vi, table.name_en),
        documents=tuple(Words(vi, en) for vi, en in zip(table.documents_vi, table.documents_en, strict=True)),
        fee=_words(table.fee_vi, table.fee_en),
        time_limit=_words(table.time_limit_vi, table.time_limit_en),
        typical_minutes=table.typical_minutes,
        keywords=table.words,
        asks_quantity=table.asks_quantity,
        steps=tuple(_step(each, tables) for each in table.steps),
        offered=table.state != "off",
        closed=Words(table.closed_vi, table.closed_en) if table.state == "closed" else None,
    )


def _words(vi: str, en: str) -> Words | None:
    return Words(vi, en) if vi else None
