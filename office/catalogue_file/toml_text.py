"""The catalogue as TOML text, in the shape of catalogue/commune.toml."""

from __future__ import annotations

import tomllib
from typing import Any

from office.catalogue import Words
from office.catalogue_file.columns import FIELDS, ONE_TABLE, Column, Kind, Sheet
from office.catalogue_file.grids import FileMistake, Place, Record
from office.catalogue_file.importing import Imported
from office.catalogue_file.unreadable import Unreadable
from office.toml_file.lines import key_lines
from office.toml_file.mistakes import KeyPath
from office.toml_file.writing import to_toml

HEAD = """\
# Danh mục lĩnh vực và thủ tục, xuất từ Motcua · Fields and procedures, exported from Motcua
# Mọi khoá: docs/settings.md · Every key: docs/settings.md

"""
TYPES: dict[Kind, tuple[Words, Any]] = {
    Kind.NUMBER: (Words("phải là một số, không có dấu ngoặc kép", "must be a number, without quotes"), int | float),
    Kind.YES_NO: (Words("phải là true hoặc false", "must be true or false"), bool),
    Kind.LINES: (Words("phải là danh sách trong [ ]", "must be a list in [ ]"), list),
    Kind.WORDS: (Words("phải là danh sách trong [ ]", "must be a list in [ ]"), list),
}
A_TEXT: tuple[Words, Any] = (Words("phải là chữ trong dấu ngoặc kép", "must be a text in quotes"), str)


def write_toml_text(data: dict[str, list[dict[str, Any]]], language: str = "vi") -> bytes:
    """Keys that hold nothing are left out; `language` makes no difference, keys have one name."""
    tables = {kind: [_filled(table) for table in data[kind]] for kind in ("field", "procedure")}
    return (HEAD + to_toml(tables)).encode()


def read_toml_text(content: bytes) -> Imported:
    """Raises Unreadable when it is not TOML or holds neither fields nor procedures."""
    try:
        text = content.decode("utf-8-sig")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise Unreadable(Words("Tệp không phải UTF-8. Xin lưu lại dạng UTF-8.", "Save the file as UTF-8.")) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            Words(f"Tệp không đúng dạng TOML: {str(error)[:120]}", f"This is not TOML: {str(error)[:120]}")
        ) from error
    if not (isinstance(data.get("field"), list) or isinstance(data.get("procedure"), list)):
        raise Unreadable(
            Words("Tệp không có bảng [[field]] hay [[procedure]] nào.", "There is no [[field]] or [[procedure]] in it.")
        )
    lines, found = key_lines(text), Imported()
    found.fields = _records("field", FIELDS, data, lines, found)
    found.procedures = _records("procedure", ONE_TABLE, data, lines, found)
    return found


def _filled(table: dict[str, Any]) -> dict[str, Any]:
    needed = ("id", "code", "field", "prefix", "name_vi", "typical_minutes", "source")
    plain = {"state": "on", "asks_quantity": False}
    return {key: value for key, value in table.items() if key in needed or value not in ("", [], plain.get(key))}


def _records(
    key: str, sheet: Sheet, data: dict[str, Any], lines: dict[KeyPath, int], found: Imported
) -> list[Record] | None:
    tables = data.get(key)
    if not isinstance(tables, list):
        return None
    records = []
    for number, table in enumerate(tables):
        record = Record(Place("", lines.get((key, number), 1)))
        for name, value in table.items() if isinstance(table, dict) else ():
            place = Place("", lines.get((key, number, name), record.place.line), name)
            column = next((item for item in sheet.columns if item.key == name), None)
            if column is None:
                found.unused.append(place)
            elif (wrong := _wrong_type(column, value)) is not None:
                found.mistakes.append(FileMistake(place, wrong))
            else:
                record.values[name], record.places[name] = value, place
        records.append(record)
    return records


def _wrong_type(column: Column, value: Any) -> Words | None:
    said, kind = TYPES.get(column.kind, A_TEXT)
    right = isinstance(value, kind) and (column.kind is Kind.YES_NO or not isinstance(value, bool))
    if right and isinstance(value, list):
        right = all(isinstance(item, str) for item in value)
    return None if right else said
