"""Between what a person types and what the settings hold. A wrong text is passed on as it is: the checks name it."""

from __future__ import annotations

import re
from typing import Any

from manage.settings.asking import Ask, Rows, Table
from office.catalogue_file.importing import new_id


def shown(ask: Ask, value: Any) -> Any:
    """A stored value as the form shows it."""
    if ask.kind == "tick":
        return bool(value)
    if ask.kind == "days":
        return list(value or ())
    if ask.kind == "languages":
        return " ".join(value)
    if ask.kind == "code":
        return f"{value:04x}" if value else ""
    if ask.kind == "date" and value:
        return f"{value[8:]}/{value[5:7]}/{value[:4]}"
    return "" if value is None else str(value)


def typed(ask: Ask, value: Any) -> Any:
    """What was typed, as the settings would hold it."""
    if ask.kind in ("tick", "days"):
        return value
    text = (value or "").replace("\r\n", "\n").strip() if ask.kind == "area" else plain(value or "")
    if ask.kind in ("number", "number choice"):
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
    if ask.kind == "languages":
        return text.split()
    if ask.kind == "code":
        digits = text.lower().removeprefix("0x") or "0"
        return int(digits, 16) if re.fullmatch("[0-9a-f]{1,4}", digits) else text
    if ask.kind == "date":
        return day(text) or None
    if ask.kind == "time":
        return time_of_day(text)
    return " ".join(text.split()) if ask.kind == "area" else text


def day(text: str) -> str:
    """05/02/2027 as it is stored; anything else as it is."""
    found = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", text)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text


def time_of_day(text: str) -> str:
    """7:30, 7h30 and 7h as they are stored; anything else as it is."""
    found = re.fullmatch(r"(\d{1,2})\s?(?:[:hg.]\s?(\d\d)?)", text.lower())
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else text


def plain(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def tables_of(rows: Rows, sent: list[Table], before: list[Table]) -> list[Table]:
    """The sent rows as tables; what a row does not show stays as it was. A new one gets its id from its name."""
    known = {str(table.get("id")): table for table in before} if rows.named_by else {}
    taken, tables = [row["id"] for row in sent if row.get("id")], []
    for row in sent:
        table = {ask.at: typed(ask, row[ask.at]) for ask in rows.columns}
        if rows.named_by:
            id_ = row.get("id") or new_id(str(table[rows.named_by]), taken)
            taken.append(id_)
            table = {**rows.new, **known.get(id_, {}), **table, "id": id_}
        tables.append(rows.read(table) if rows.read else table)
    return tables


def rows_of(rows: Rows, tables: list[Table]) -> list[Table]:
    """Stored tables as the page's rows show them."""
    found = [rows.show(table) if rows.show else table for table in tables]
    return [{**{ask.at: shown(ask, row.get(ask.at)) for ask in rows.columns}, "id": row.get("id", "")} for row in found]


def keyed(data: Table, name: str) -> Table:
    """The data with the tables of a list by their ids."""
    return {**data, name: {table["id"]: dict(table) for table in data[name]}} if name else data


def value_at(data: Table, at: str) -> Any:
    found: Any = data
    for key in at.split("."):
        found = found[_key(found, key)]
    return found


def put_at(data: Table, at: str, value: Any) -> None:
    *way, last = at.split(".")
    for key in way:
        data = data[_key(data, key)]
    data[_key(data, last)] = value


def _key(holder: Any, key: str) -> Any:
    """A place in a list, such as the 0 of "satisfaction.points.0", or a name."""
    return int(key) if isinstance(holder, list) else key
