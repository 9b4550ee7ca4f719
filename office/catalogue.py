"""The catalogue: fields and procedures, looked up by id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from functools import cached_property
from typing import Any

from office.rules.routing import Entry
from office.rules.search import Index, Item


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
    """One administrative procedure (thủ tục). `documents` are confirmed ones only; `typical_minutes` is an estimate.

    `offered` False: the office no longer does it here, no citizen sees it; it stays for the tickets that name it.
    `closed`: not taken for the time being, and why; citizens find it and read why.
    """

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
    offered: bool = True
    closed: Words | None = None

    @property
    def stops(self) -> tuple[tuple[str, str], ...]:
        """Where its ticket is served, in order, and as what: (field, procedure)."""
        return tuple((step.field, step.procedure or self.id) for step in self.steps) or ((self.field, self.id),)


@dataclass(frozen=True)
class Catalogue:
    fields: tuple[Field, ...]
    procedures: tuple[Procedure, ...]
    most_used: tuple[str, ...] = field(default=())
    bulk: tuple[Bulk, ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        """What it is, without what was worked out of it: that another thread may be adding to just now."""
        return {item.name: getattr(self, item.name) for item in fields_of(self)}

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

    @cached_property
    def offered(self) -> tuple[Procedure, ...]:
        """What a citizen may choose from, or read that it is closed for now."""
        return tuple(item for item in self.procedures if item.offered)

    def field_name(self, field_id: str) -> Words:
        """Also of a field that is no more: its tickets still have their page and their slip."""
        found = self.field_by_id.get(field_id)
        return found.name if found else Words(field_id, "")

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
                for each in self.offered
            ]
        )
