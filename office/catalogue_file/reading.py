"""catalogue/*.toml, read whole, with every mistake named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from office.catalogue import Catalogue
from office.catalogue_file.building import catalogue_of
from office.catalogue_file.tables import CatalogueTables
from office.toml_file.checking import check
from office.toml_file.comparing import doubles, tables, texts, unknown
from office.toml_file.mistakes import ConfigMistakes, Mistake, quoted
from office.toml_file.reading import TomlFile, parsed, read_toml


@dataclass(frozen=True, slots=True)
class CatalogueReading:
    """What could be read: the ids even of a catalogue with mistakes, so that those who name them can be checked too."""

    tables: CatalogueTables | None
    mistakes: tuple[Mistake, ...]
    field_ids: tuple[str, ...]
    procedure_ids: tuple[str, ...]
    prefixes: tuple[str, ...] = ()

    @property
    def catalogue(self) -> Catalogue | None:
        return catalogue_of(self.tables) if self.tables else None


def load_catalogue(path: Path) -> Catalogue:
    """Raises ConfigMistakes, with every mistake in the file."""
    reading = read_catalogue(path)
    if reading.tables is None:
        raise ConfigMistakes(reading.mistakes)
    return catalogue_of(reading.tables)


def read_catalogue(path: Path) -> CatalogueReading:
    """Raises ConfigMistakes only when the file is not there or not TOML."""
    file = read_toml(path)
    return _judged(file.name, file.text or "")


# A start asks twice (office/toml_file/reading.py), and judging a hundred procedures takes most of reading them.
@lru_cache(maxsize=2)
def _judged(name: str, text: str) -> CatalogueReading:
    return judge_catalogue(TomlFile(name, parsed(text), text))


def judge_catalogue(file: TomlFile) -> CatalogueReading:
    """What the tables say, with every mistake in them."""
    checked, mistakes = check(file, CatalogueTables)
    fields, procedures = texts(file, "field", "id"), texts(file, "procedure", "id")
    field_ids, procedure_ids = tuple(each for _, each in fields), tuple(each for _, each in procedures)
    mistakes += doubles(file, fields, "give each field its own id")
    mistakes += doubles(file, texts(file, "field", "prefix"), "give each field its own letter")
    mistakes += doubles(file, procedures, "give each procedure its own id")
    mistakes += unknown(file, texts(file, "procedure", "field"), field_ids, "field")
    mistakes += _untranslated_documents(file)
    mistakes += _steps(file, field_ids, procedure_ids)
    prefixes = tuple(each for _, each in texts(file, "field", "prefix"))
    return CatalogueReading(None if mistakes else checked, tuple(mistakes), field_ids, procedure_ids, prefixes)


def _untranslated_documents(file: TomlFile) -> list[Mistake]:
    """Papers are shown in pairs: one Vietnamese, one English."""
    mistakes = []
    for place, table in tables(file, "procedure"):
        vi, en = table.get("documents_vi", []), table.get("documents_en", [])
        if isinstance(vi, list) and isinstance(en, list) and len(vi) != len(en):
            problem = f"has {len(en)} papers, documents_vi has {len(vi)}"
            said = f"Có {len(vi)} giấy tờ tiếng Việt nhưng {len(en)} bản dịch; hãy dịch từng giấy, theo đúng thứ tự."
            mend = "translate each paper, in the same order"
            mistakes.append(file.mistake((*place, "documents_en"), problem, mend, said))
    return mistakes


def _steps(file: TomlFile, field_ids: tuple[str, ...], procedure_ids: tuple[str, ...]) -> list[Mistake]:
    """A step names a field or a single procedure, and no procedure that has steps itself: a walk has no walks in it."""
    found = texts(file, "procedure", "steps")
    mistakes = unknown(file, found, [*field_ids, *procedure_ids], "field or procedure")
    walks = {table.get("id") for _, table in tables(file, "procedure") if table.get("steps")}
    for place, step in found:
        if step in walks and step not in field_ids:
            problem = f"{quoted(step)} has steps of its own"
            vi = f"“{step}” cũng có các bước riêng; hãy ghi thẳng các bước đó ở đây."
            mistakes.append(file.mistake(place, problem, "write those steps here instead", vi))
    for place, table in tables(file, "procedure"):
        steps = table.get("steps")
        if isinstance(steps, list) and len(steps) == 1:
            vi = "Chỉ một bước thì không phải liên thông; hãy ghi từ hai bước, hoặc bỏ trống."
            mend = "name two or more, or leave it out"
            mistakes.append(file.mistake((*place, "steps"), "one step is no journey", mend, vi))
    return mistakes
