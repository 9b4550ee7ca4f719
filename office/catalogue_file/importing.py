"""What an imported file makes of the present catalogue.

A file may say everything or a little: columns that it lacks stay as they are, and so do procedures that it does not
name, unless it is told to be the whole (`whole`). A file that names everything also sets the order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from office.catalogue import Words
from office.catalogue_file.grids import FileMistake, Place, Record
from office.catalogue_file.tables import FieldTable, ProcedureTable
from office.rules.search import fold
from office.toml_file.mistakes import KeyPath

Table = dict[str, Any]
LONGEST_ID = 40
USUAL_MINUTES = 10


@dataclass(slots=True)
class Imported:
    """A file's records. None: the file has no such table. `papers` and `steps` are rows of a procedure each."""

    fields: list[Record] | None = None
    procedures: list[Record] | None = None
    papers: list[Record] | None = None
    steps: list[Record] | None = None
    mistakes: list[FileMistake] = field(default_factory=list)
    unused: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Merged:
    """The catalogue as it would be, and where in the file each of its values stands."""

    data: dict[str, list[Table]]
    places: dict[KeyPath, Place] = field(default_factory=dict)
    mistakes: list[FileMistake] = field(default_factory=list)

    def place(self, path: KeyPath) -> Place | None:
        """Where the value at `path` stands in the file; of a part, where the whole does."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path)


def merge(present: dict[str, list[Table]], imported: Imported, *, whole: bool = False) -> Merged:
    """`present`: the catalogue's tables as plain data. It is not changed."""
    merged = Merged({}, mistakes=list(imported.mistakes))
    _name_rows(imported.fields, present["field"], "name_vi")
    _name_rows(imported.procedures, present["procedure"], "name_vi")
    papers, paper_places = _lists(imported, "papers")
    steps, step_places = _lists(imported, "steps")
    merged.data["field"] = _table("field", present["field"], imported.fields, new_field, whole, merged)
    _names_to_ids(imported.procedures, merged)
    merged.data["procedure"] = _table(
        "procedure", present["procedure"], imported.procedures, new_procedure, whole, merged
    )
    for number, table in enumerate(merged.data["procedure"]):
        for lists, places in ((papers, paper_places), (steps, step_places)):
            table.update(lists.get(table["id"], {}))
            for path, place in places.get(table["id"], {}).items():
                merged.places["procedure", number, *path] = place
    # Whoever takes a procedure out of one sheet seldom thinks of its papers on the next.
    known = {table["id"] for table in (*present["procedure"], *merged.data["procedure"])}
    _unknown_procedures(imported, known, merged)
    return merged


def new_field() -> Table:
    return _defaults(FieldTable)


def new_procedure() -> Table:
    return {**_defaults(ProcedureTable), "typical_minutes": USUAL_MINUTES, "source": ""}


def new_id(name: str, taken: Iterable[str]) -> str:
    """An id made of a name; a number behind it where another has it."""
    plain, used = fold(name).replace(" ", "-")[:LONGEST_ID].strip("-") or "moi", set(taken)
    for number in range(2, len(used) + 3):
        if plain not in used:
            return plain
        plain = f"{plain[: LONGEST_ID - 5].rstrip('-0123456789')}-{number}"
    return plain


def _defaults(model: type[FieldTable | ProcedureTable]) -> Table:
    found = {}
    for key, info in model.model_fields.items():
        value = "" if info.is_required() else info.default
        found[key] = list(value) if isinstance(value, tuple) else value
    return found


def _name_rows(records: list[Record] | None, present: list[Table], name: str) -> None:
    """A row without an id means the table of that name, or is a new one."""
    if not records:
        return
    by_name = {fold(table[name]): table["id"] for table in present}
    taken = {table["id"] for table in present} | {str(record.values.get("id", "")) for record in records}
    for record in records:
        words = str(record.values.get(name, ""))
        if not record.values.get("id") and words:
            record.values["id"] = by_name.get(fold(words)) or new_id(words, taken)
            taken.add(record.values["id"])


def _table(
    key: str, present: list[Table], records: list[Record] | None, new: Any, whole: bool, merged: Merged
) -> list[Table]:
    """The tables of one kind after the import, in their order."""
    if records is None:
        return [dict(table) for table in present]
    before = {table["id"]: table for table in present}
    told: dict[str, tuple[Table, Record]] = {}
    for record in records:
        id_ = str(record.values.get("id", ""))
        if id_ in told and id_:
            earlier = told[id_][1].place.line
            said = Words(f"“{id_}” đã có ở dòng {earlier}; xin bỏ một", f"“{id_}” is in line {earlier} too; remove one")
            merged.mistakes.append(FileMistake(record.places.get("id", record.place), said))
            continue
        told[id_ or f"\0{record.place.line}"] = ({**(before.get(id_) or new()), **record.values}, record)
    rest = [] if whole or set(told) >= set(before) else [id_ for id_ in before if id_ not in told]
    order = list(told) if not rest else [*before, *(id_ for id_ in told if id_ not in before)]
    for number, id_ in enumerate(order):
        if id_ in told:
            record = told[id_][1]
            merged.places[key, number] = record.place
            merged.places.update({(key, number, each): place for each, place in record.places.items()})
    return [told[id_][0] if id_ in told else dict(before[id_]) for id_ in order]


def _names_to_ids(records: list[Record] | None, merged: Merged) -> None:
    """A procedure's field may be named by its id or by its name, in either language."""
    fields = merged.data["field"]
    ids = {table["id"] for table in fields}
    by_name = {fold(table[key]): table["id"] for table in fields for key in ("name_en", "name_vi") if table[key]}
    for record in records or []:
        named = record.values.get("field")
        if named is None or named in ids:
            continue
        record.values["field"] = by_name.get(fold(str(named)), fields[0]["id"] if fields else "")
        if fold(str(named)) not in by_name:
            names = ", ".join(table["name_vi"] for table in fields)
            said = Words(
                f"không có lĩnh vực “{str(named)[:60]}”; xin ghi một trong: {names}",
                f"there is no field “{str(named)[:60]}”; write one of: {names}",
            )
            merged.mistakes.append(FileMistake(record.places.get("field", record.place), said))


def _lists(imported: Imported, kind: str) -> tuple[dict[str, Table], dict[str, dict[KeyPath, Place]]]:
    """The papers or steps of each procedure that the file tells of, by its id, and where each stands.

    A procedure with a row in the file but none among these has none.
    """
    rows: list[Record] | None = getattr(imported, kind)
    if rows is None:
        return {}, {}
    empty: Table = {"steps": []} if kind == "steps" else {key: [] for key in PAPER_LISTS}
    lists: dict[str, Table] = {
        str(record.values["id"]): {key: [] for key in empty}
        for record in imported.procedures or []
        if record.values.get("id")
    }
    places: dict[str, dict[KeyPath, Place]] = {}
    for row in rows:
        id_ = str(row.values.get("procedure", ""))
        mine = lists.setdefault(id_, {key: [] for key in empty})
        for key, column, text in _listed(kind, row):
            places.setdefault(id_, {})[key, len(mine[key])] = row.places.get(column, row.place)
            mine[key].append(text)
    return lists, places


PAPER_LISTS = ("documents_vi", "documents_en", "documents_draft_vi", "documents_draft_en")


def _listed(kind: str, row: Record) -> list[tuple[str, str, str]]:
    """(list, column, text) of a row of papers or steps."""
    if kind == "steps":
        return [("steps", "step", str(row.values.get("step", "")))]
    sort = "documents" if row.values.get("confirmed", True) else "documents_draft"
    vi = str(row.values.get("vi", ""))
    return [(f"{sort}_vi", "vi", vi), (f"{sort}_en", "en", str(row.values.get("en", "")) or vi)]


def _unknown_procedures(imported: Imported, known: set[str], merged: Merged) -> None:
    for row in [*(imported.papers or []), *(imported.steps or [])]:
        id_ = str(row.values.get("procedure", ""))
        if id_ not in known:
            said = Words(f"không có thủ tục “{id_[:60]}”", f"there is no procedure “{id_[:60]}”")
            merged.mistakes.append(FileMistake(row.places.get("procedure", row.place), said))
