"""The supplied catalogue as plain data, and small changes of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from office.catalogue_file.reading import read_catalogue
from tests.programs import ROOT

Data = dict[str, Any]


@cache
def _supplied() -> Data:
    tables = read_catalogue(ROOT / "catalogue" / "commune.toml").tables
    assert tables is not None
    return tables.model_dump(mode="json")


def supplied() -> Data:
    return deepcopy(_supplied())


def small() -> Data:
    """One field and one procedure of the supplied catalogue."""
    data = supplied()
    return {"field": data["field"][:1], "procedure": data["procedure"][:1]}


def edited(content: bytes, edit: Callable[[Workbook], None]) -> bytes:
    """A workbook as somebody's spreadsheet leaves it."""
    book = load_workbook(io.BytesIO(content))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
