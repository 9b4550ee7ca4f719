"""The catalogue: fields and procedures, loaded once and looked up by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Words:
    """A text that citizens read, in both languages. An empty `en` falls back to `vi`."""

    vi: str
    en: str

    def json(self) -> dict[str, str]:
        return {"vi": self.vi, "en": self.en or self.vi}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of work (lĩnh vực) with its own series of numbers, e.g. A for civil status."""

    id: str
    prefix: str
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


@dataclass(frozen=True)
class Catalogue:
    fields: tuple[Field, ...]
    procedures: tuple[Procedure, ...]
    most_used: tuple[str, ...] = field(default=())

    @cached_property
    def field_by_id(self) -> dict[str, Field]:
        return {item.id: item for item in self.fields}

    @cached_property
    def procedure_by_id(self) -> dict[str, Procedure]:
        return {item.id: item for item in self.procedures}
