"""The catalogue: fields and procedures, loaded once and looked up by id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limits

from office.rules.routing import Entry
from office.rules.search import Index, Item
from office.settings import Letter
from office.toml_file.checking import check
from office.toml_file.comparing import doubles, tables, texts, unknown
from office.toml_file.mistakes import ConfigMistakes, Mistake, quoted
from office.toml_file.reading import TomlFile, read_toml


@dataclass(frozen=True, slots=True)
class Words:
    """A text that citizens read, in both languages. An empty `en` falls back to `vi`."""

    vi: str
    en: str

    def json(self) -> dict[str, str]:
        return {"vi": self.vi, "en": self.en or self.vi}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of work (lĩnh vực) with its own series of numbers, e.g. A for civil status.

    `bulk`: a series for many copies, made by config.toml; citizens don't choose it.
    """

    id: str
    prefix: str
    name: Words
    bulk: bool = False


@dataclass(frozen=True, slots=True)
class Bulk:
    """From `from_quantity` copies on, procedures named in `of` (or whose field is) get their number in `field`."""

    field: str
    of: tuple[str, ...]
    from_quantity: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure that walks through several fields: done in a field, as one of its procedures or not."""

    field: str
    procedure: str | None
    name: Words


@dataclass(frozen=True, slots=True)
class Procedure:
    """One administrative procedure (thủ tục). `documents` are confirmed ones only; `typical_minutes` is an estimate."""

    id: str
    code: str
    field: str
    name: Words
    documents: tuple[Words, ...]
    fee: Words | None
    time_limit: Words | None
    typical_minutes: float
    keywords: tuple[str, ...] = ()
    asks_quantity: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    fields: tuple[Field, ...]
    procedures: tuple[Procedure, ...]
    most_used: tuple[str, ...] = field(default=())
    bulk: tuple[Bulk, ...] = ()

    def bulk_of(self, procedure: Procedure) -> Bulk | None:
        """The series that takes many copies of the procedure, if there is one."""
        return next((item for item in self.bulk if procedure.id in item.of or procedure.field in item.of), None)

    def series_for(self, procedure: Procedure, quantity: int) -> Field:
        """The field in which a ticket for so many copies waits and gets its number."""
        bulk = self.bulk_of(procedure)
        return self.field_by_id[bulk.field if bulk and quantity >= bulk.from_quantity else procedure.field]

    @cached_property
    def field_by_id(self) -> dict[str, Field]:
        return {item.id: item for item in self.fields}

    @cached_property
    def procedure_by_id(self) -> dict[str, Procedure]:
        return {item.id: item for item in self.procedures}

    def procedures_in(self, field_id: str) -> tuple[str, ...]:
        """Ids of the field's procedures, with "" for what is in the field without being one of them."""
        return self._by_field.get(field_id, ("",))

    @cached_property
    def _by_field(self) -> dict[str, tuple[str, ...]]:
        return {item.id: ("", *(each.id for each in self.procedures if each.field == item.id)) for item in self.fields}

    def entries(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """What a list of field and procedure ids serves, in its order. A name that is both means the field."""
        return tuple(entry for id_ in ids if (entry := self._entry(id_)) is not None)

    def _entry(self, id_: str) -> Entry | None:
        if id_ in self.field_by_id:
            return Entry(id_)
        procedure = self.procedure_by_id.get(id_)
        return Entry(procedure.field, procedure.id) if procedure else None

    def search(self, query: str) -> tuple[Procedure, ...]:
        """The procedures that a citizen may mean, the likeliest first."""
        return tuple(self.procedure_by_id[found] for found in self._index.search(query))

    @cached_property
    def _index(self) -> Index:
        return Index(
            [
                Item(
                    id=each.id,
                    names=(each.name.vi, each.name.en, each.code),
                    words=each.keywords,
                    popularity=float(each.id in self.most_used),
                )
                for each in self.procedures
            ]
        )


# ---- The file -------------------------------------------------------------------------------------------------


Id = Annotated[str, Limits(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Sentence = Annotated[str, Limits(min_length=1, max_length=300)]
Note = Annotated[str, Limits(max_length=300)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class FieldTable(_Table):
    id: Id
    prefix: Letter
    name_vi: Sentence
    name_en: Note = ""


class ProcedureTable(_Table):
    """One [[procedure]] as the file has it. Drafts, source and note stay in the file: citizens never see them."""

    id: Id
    code: Sentence
    field: Id
    name_vi: Sentence
    name_en: Note = ""
    fee_vi: Note = ""
    fee_en: Note = ""
    time_limit_vi: Note = ""
    time_limit_en: Note = ""
    documents_vi: tuple[Sentence, ...] = ()
    documents_en: tuple[Sentence, ...] = ()
    documents_draft_vi: tuple[Sentence, ...] = ()
    documents_draft_en: tuple[Sentence, ...] = ()
    typical_minutes: float = Limits(gt=0, le=480)
    asks_quantity: bool = False
    words: tuple[Sentence, ...] = ()
    steps: tuple[Id, ...] = ()
    source: str
    note: str = ""


class CatalogueTables(_Table):
    field: tuple[FieldTable, ...] = Limits(min_length=1)
    procedure: tuple[ProcedureTable, ...] = Limits(min_length=1)


@dataclass(frozen=True, slots=True)
class CatalogueReading:
    """What could be read: the ids even of a catalogue with mistakes, so that those who name them can be checked too."""

    catalogue: Catalogue | None
    mistakes: tuple[Mistake, ...]
    field_ids: tuple[str, ...]
    procedure_ids: tuple[str, ...]
    prefixes: tuple[str, ...] = ()


def load_catalogue(path: Path) -> Catalogue:
    """Raises ConfigMistakes, with every mistake in the file."""
    reading = read_catalogue(path)
    if reading.catalogue is None:
        raise ConfigMistakes(reading.mistakes)
    return reading.catalogue


def read_catalogue(path: Path) -> CatalogueReading:
    """Raises ConfigMistakes only when the file is not there or not TOML."""
    file = read_toml(path)
    checked, mistakes = check(file, CatalogueTables)
    fields, procedures = texts(file, "field", "id"), texts(file, "procedure", "id")
    field_ids = tuple(each for _, each in fields)
    mistakes += doubles(file, fields, "give each field its own id")
    mistakes += doubles(file, texts(file, "field", "prefix"), "give each field its own letter")
    mistakes += doubles(file, procedures, "give each procedure its own id")
    mistakes += unknown(file, texts(file, "procedure", "field"), field_ids, "field")
    mistakes += _untranslated_documents(file)
    mistakes += _steps(file, field_ids, tuple(each for _, each in procedures))
    catalogue = _catalogue(checked) if checked and not mistakes else None
    prefixes = tuple(each for _, each in texts(file, "field", "prefix"))
    return CatalogueReading(catalogue, tuple(mistakes), field_ids, tuple(each for _, each in procedures), prefixes)


def _untranslated_documents(file: TomlFile) -> list[Mistake]:
    """Papers are shown in pairs: one Vietnamese, one English."""
    mistakes = []
    for place, table in tables(file, "procedure"):
        vi, en = table.get("documents_vi", []), table.get("documents_en", [])
        if isinstance(vi, list) and isinstance(en, list) and len(vi) != len(en):
            problem = f"has {len(en)} papers, documents_vi has {len(vi)}"
            mistakes.append(file.mistake((*place, "documents_en"), problem, "translate each paper, in the same order"))
    return mistakes


def _steps(file: TomlFile, field_ids: tuple[str, ...], procedure_ids: tuple[str, ...]) -> list[Mistake]:
    """A step names a field or a single procedure, and no procedure that has steps itself: a walk has no walks in it."""
    found = texts(file, "procedure", "steps")
    mistakes = unknown(file, found, [*field_ids, *procedure_ids], "field or procedure")
    walks = {table.get("id") for _, table in tables(file, "procedure") if table.get("steps")}
    for place, step in found:
        if step in walks and step not in field_ids:
            problem = f"{quoted(step)} has steps of its own"
            mistakes.append(file.mistake(place, problem, "write those steps here instead"))
    for place, table in tables(file, "procedure"):
        steps = table.get("steps")
        if isinstance(steps, list) and len(steps) == 1:
            mistakes.append(
                file.mistake((*place, "steps"), "one step is no journey", "name two or more, or leave it out")
            )
    return mistakes


def _catalogue(checked: CatalogueTables) -> Catalogue:
    return Catalogue(
        fields=tuple(Field(each.id, each.prefix, Words(each.name_vi, each.name_en)) for each in checked.field),
        procedures=tuple(_procedure(each, checked) for each in checked.procedure),
    )


def _step(id_: str, checked: CatalogueTables) -> Step:
    for field_table in checked.field:
        if field_table.id == id_:
            return Step(id_, None, Words(field_table.name_vi, field_table.name_en))
    table = next(each for each in checked.procedure if each.id == id_)
    return Step(table.field, id_, Words(table.name_vi, table.name_en))


def _procedure(table: ProcedureTable, checked: CatalogueTables) -> Procedure:
    return Procedure(
        id=table.id,
        code=table.code,
        field=table.field,
        name=Words(table.name_vi, table.name_en),
        documents=tuple(Words(vi, en) for vi, en in zip(table.documents_vi, table.documents_en, strict=True)),
        fee=Words(table.fee_vi, table.fee_en) if table.fee_vi else None,
        time_limit=Words(table.time_limit_vi, table.time_limit_en) if table.time_limit_vi else None,
        typical_minutes=table.typical_minutes,
        keywords=table.words,
        asks_quantity=table.asks_quantity,
        steps=tuple(_step(each, checked) for each in table.steps),
    )
