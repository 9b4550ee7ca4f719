"""Mistakes in [[bulk]]: a series of its own needs its own id, letter and counter."""

from __future__ import annotations

from office.catalogue_file.reading import CatalogueReading
from office.toml_file.comparing import doubles, tables, texts, unknown
from office.toml_file.mistakes import Mistake, quoted
from office.toml_file.reading import TomlFile


def bulk_mistakes(file: TomlFile, reading: CatalogueReading) -> list[Mistake]:
    ids, prefixes = texts(file, "bulk", "id"), texts(file, "bulk", "prefix")
    mistakes = doubles(file, ids, "give each series its own id")
    mistakes += doubles(file, prefixes, "give each series its own letter")
    mistakes += doubles(file, texts(file, "bulk", "of"), "let one series take it")
    known = [*reading.field_ids, *reading.procedure_ids]
    mistakes += unknown(file, texts(file, "bulk", "of"), known, "field or procedure")
    for place, id_ in ids:
        if id_ in known:
            vi = f"Mã “{id_}” đã có trong danh mục; hãy chọn mã khác."
            mistakes.append(file.mistake(place, f"{quoted(id_)} stands in the catalogue too", "choose another id", vi))
    for place, prefix in prefixes:
        if prefix in reading.prefixes:
            free = _free(file, reading)
            vi = f"Chữ {prefix} đã là của một lĩnh vực; hãy chọn chữ khác, như {free}."
            mistakes.append(
                file.mistake(place, f"{quoted(prefix)} is the letter of a field", f"choose e.g. {free}", vi)
            )
    served = {name for _, name in texts(file, "counters", "fields")}
    for place, table in tables(file, "bulk"):
        if (name := str(table.get("id", "")).strip()) and name not in served:
            mend = f"add {quoted(name)} to the fields of a counter"
            vi = "Chưa có quầy nào nhận dãy số này; hãy thêm nó vào một quầy."
            mistakes.append(file.mistake((*place, "id"), "no counter serves this series", mend, vi))
    return mistakes


def _free(file: TomlFile, reading: CatalogueReading) -> str:
    used = {*reading.prefixes, *(prefix for _, prefix in texts(file, "bulk", "prefix"))}
    return next((quoted(letter) for letter in "ZYXWVUTSRQPONMLKJIHGFEDCBA" if letter not in used), "a free letter")
