"""Every column in which words about people can stand is declared on the privacy page."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any

from sqlalchemy import JSON, String

import office.storage
from office.rules.personal_data import CODES, KEPT
from office.storage.models import Base

# Shorter ones hold an id, a state or a code: no words fit.
WIDE_ENOUGH = 25
# Ids and hashes say by their name what they are.
NO_WORDS = ("_id", "_hash")


def columns_for_words() -> set[str]:
    for module in pkgutil.iter_modules(office.storage.__path__):
        if module.name != "migrations":
            import_module(f"office.storage.{module.name}")
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if can_hold_words(column.type) and not column.name.endswith(NO_WORDS)
    }


def can_hold_words(kind: Any) -> bool:
    return isinstance(kind, JSON) or (isinstance(kind, String) and (kind.length or WIDE_ENOUGH) >= WIDE_ENOUGH)


def test_every_column_that_can_hold_words_is_declared() -> None:
    declared = {column for each in KEPT for column in each.where} | CODES
    assert columns_for_words() - declared == set(), "say in office/rules/personal_data.py what stands there"


def test_what_is_declared_to_be_codes_is_not_told_as_personal_as_well() -> None:
    told = {column for each in KEPT for column in each.where} & CODES
    # The page tells tickets as people think of them; these columns of it are codes.
    assert told == {"services.procedure", "tickets.token"}
