"""What became different between two catalogues, in words: what came, what changed from what to what, what went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from office.catalogue import Words
from office.catalogue_file.cells import to_cell
from office.catalogue_file.columns import FIELDS, LISTS, PROCEDURES, Column, Kind

Table = dict[str, Any]
Data = dict[str, list[Table]]
COLUMNS: dict[str, tuple[Column, ...]] = {"field": FIELDS.columns, "procedure": (*PROCEDURES.columns, *LISTS)}
ORDER = Words("Thứ tự", "Order")


@dataclass(frozen=True, slots=True)
class TextChange:
    """One value before and after, as a person reads it; "" where there is none. Of a list `gone`, `come` tell more."""

    what: Words
    before: Words
    after: Words
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Of one field or procedure. `texts` only where it changed."""

    kind: Literal["added", "changed", "removed"]
    table: Literal["field", "procedure"]
    id: str
    name: Words
    texts: tuple[TextChange, ...] = ()


def differences(before: Data, after: Data) -> tuple[Difference, ...]:
    """Fields first, then procedures; each in the order of the new catalogue, what went at the end."""
    return (*_of_table("field", before, after), *_of_table("procedure", before, after))


def as_text(found: tuple[Difference, ...], language: str = "vi") -> str:
    """The differences for a log or an e-mail: one line a value."""
    lines = []
    for item in found:
        sign = {"added": "+", "removed": "-", "changed": "*"}[item.kind]
        lines.append(f"{sign} {item.name.json()[language]} ({item.id})")
        for text in item.texts:
            before, after = (each.json()[language] or "–" for each in (text.before, text.after))
            lines.append(f"    {text.what.json()[language]}: {before} → {after}")
    return "\n".join(lines)


def _of_table(table: Literal["field", "procedure"], before: Data, after: Data) -> Iterator[Difference]:
    old, new = ({each["id"]: each for each in data[table]} for data in (before, after))
    for id_, each in new.items():
        name = Words(each["name_vi"], each["name_en"])
        if id_ not in old:
            yield Difference("added", table, id_, name)
        elif texts := tuple(_texts(table, old[id_], each, _names(before), _names(after))):
            yield Difference("changed", table, id_, name, texts)
    for id_, each in old.items():
        if id_ not in new:
            yield Difference("removed", table, id_, Words(each["name_vi"], each["name_en"]))
    if table == "field" and (moved := _reordered(old, new)):
        yield Difference("changed", table, "", ORDER, (moved,))


def _texts(table: str, old: Table, new: Table, names: Table, new_names: Table) -> Iterator[TextChange]:
    for column in COLUMNS[table]:
        before, after = old[column.key], new[column.key]
        if before == after:
            continue
        gone, come = _items(before, after), _items(after, before)
        yield TextChange(_what(column), _said(column, before, names), _said(column, after, new_names), gone, come)


def _items(one: Any, other: Any) -> tuple[str, ...]:
    return tuple(item for item in one if item not in other) if isinstance(one, list | tuple) else ()


def _what(column: Column) -> Words:
    return Words(column.vi, column.en)


def _said(column: Column, value: Any, names: Table) -> Words:
    if column.key == "field":
        return names.get(value) or Words(str(value), "")
    if column.kind in (Kind.LINES, Kind.WORDS):
        return Words("; ".join(value), "")
    return Words(str(to_cell(column, value, "vi")), str(to_cell(column, value, "en")))


def _names(data: Data) -> Table:
    return {each["id"]: Words(each["name_vi"], each["name_en"]) for each in data["field"]}


def _reordered(old: dict[str, Table], new: dict[str, Table]) -> TextChange | None:
    """The order in which fields are shown: a change by itself."""
    before, after = ([id_ for id_ in one if id_ in other] for one, other in ((old, new), (new, old)))
    if before == after:
        return None
    return TextChange(
        ORDER,
        Words(", ".join(old[id_]["name_vi"] for id_ in before), ", ".join(old[id_]["name_en"] for id_ in before)),
        Words(", ".join(new[id_]["name_vi"] for id_ in after), ", ".join(new[id_]["name_en"] for id_ in after)),
    )
