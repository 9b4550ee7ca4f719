"""The form of a page of settings, made from its questions."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, Field, HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from manage.settings.asking import Ask, Rows, Section, Table, questions
from manage.settings.values import keyed, put_at, rows_of, shown, tables_of, typed, value_at
from office.rules.opening import WEEKDAYS
from web.forms import HouseForm, Mistake, put_mistakes
from web.pages import house_language

KeyPath = tuple[str | int, ...]
MOST_ROWS = 60
# Where a mistake of two values together is shown.
BESIDE: dict[KeyPath, str] = {("printer",): "printer.kind"}


class Press(HouseForm):
    """A single button. `base`: the edition that the page shows."""

    base = HiddenField()

    @property
    def edition(self) -> int | None:
        text = self.base.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


class RowsField(Field):
    """Rows of inputs: `<name>-<key>` once a row. `wrong`: sentences by row and key."""

    def __init__(self, rows: Rows, **more: Any) -> None:
        super().__init__(str(rows.label), **more)
        self.rows = rows
        self.wrong: dict[tuple[int, str], list[str]] = {}
        self.data: list[Table] = []

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors: list[str] = []
        self.errors: list[str] = []
        if formdata is not None:
            keys = [*(ask.at for ask in self.rows.columns), "id"]
            sent = [formdata.getlist(f"{self.name}-{key}")[:MOST_ROWS] for key in keys]
            if not self.rows.named_by:
                sent[-1] = [""] * len(sent[0])
            rows = [dict(zip(keys, row, strict=True)) for row in zip(*sent, strict=False)]
            self.data = [row for row in rows if any(row.values())]


class SettingsForm(Press):
    """What all pages of settings can do; `section` is the page's."""

    section: Section

    def fill_from(self, settings: Table) -> None:
        shown_as = keyed(settings, self.section.keyed)
        for ask in questions(self.section):
            value = value_at(shown_as, ask.at)
            self[ask.name].data = rows_of(ask, value) if isinstance(ask, Rows) else shown(ask, value)

    def write_to(self, settings: Table) -> None:
        """Put what was typed into plain settings."""
        name = self.section.keyed
        target = keyed(settings, name)
        for ask in questions(self.section):
            sent = self[ask.name].data
            before = value_at(target, ask.at)
            put_at(target, ask.at, tables_of(ask, sent, before) if isinstance(ask, Rows) else typed(ask, sent))
        if name:
            settings[name] = list(target[name].values())

    def lay(self, mistakes: tuple[Mistake, ...]) -> None:
        """Each mistake beside what it is about."""
        for mistake in mistakes:
            path = self._by_id(mistake.path)
            if not self._in_a_row(mistake, path):
                put_mistakes(self, [mistake], lambda _path, found=path: self._field_at(found))  # type: ignore[misc]

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """For the summary: the input's id and its sentence."""
        found = [(field.id, str(error)) for field in self for error in field.errors if field.name != "csrf_token"]
        found = [(f"{id_}-0" if isinstance(self[id_], RadioField) else id_, said) for id_, said in found]
        rows = [field for field in self if isinstance(field, RowsField)]
        found += [
            (f"{field.name}-{row}-{key}", said)
            for field in rows
            for (row, key), each in field.wrong.items()
            for said in each
        ]
        return found

    def _field_at(self, path: KeyPath) -> Any:
        at = BESIDE.get(path) or ".".join(str(key) for key in path if isinstance(key, str))
        whole = ".".join(map(str, path))
        for ask in questions(self.section):
            if ask.at in (at, whole) or at.startswith(f"{ask.at}."):
                return self[ask.name]
        # A list of which each place is asked for: what is wrong with all of it stands beside the first.
        return next((self[ask.name] for ask in questions(self.section) if ask.at.startswith(f"{whole}.")), None)

    def _by_id(self, path: KeyPath) -> KeyPath:
        """A table's place as its id, where the questions are asked by ids."""
        ids = [part.id for part in self.section.parts if part.id]
        if len(path) > 1 and path[0] == self.section.keyed and isinstance(path[1], int) and path[1] < len(ids):
            return (path[0], ids[path[1]], *path[2:])
        return path

    def _in_a_row(self, mistake: Mistake, path: KeyPath) -> bool:
        for ask in questions(self.section):
            way = tuple(ask.at.split("."))
            if isinstance(ask, Rows) and path[: len(way)] == way and len(path) > len(way):
                row, *rest = path[len(way) :]
                names = [column.at for column in ask.columns]
                key = next((name for name in names if name in _names(rest)), names[0])
                said = mistake.en if house_language() == "en" else mistake.vi
                if isinstance(row, int):
                    self[ask.name].wrong.setdefault((row, key), []).append(said)
                    return True
        return False


def _names(rest: list[str | int]) -> set[str]:
    """What a row's input may be called: ("sessions", 1, "opens") is opens2."""
    numbers = [key for key in rest if isinstance(key, int)]
    texts = [key for key in rest if isinstance(key, str)]
    return {*texts, *(f"{text}{numbers[0] + 1}" for text in texts if numbers)}


def form_for(section: Section) -> SettingsForm:
    """A new form of the section's questions, filled with what was sent, if anything was."""
    fields: dict[str, Any] = {"section": section}
    for ask in questions(section):
        fields[ask.name] = RowsField(ask) if isinstance(ask, Rows) else _field(ask)
    made: SettingsForm = type("SectionForm", (SettingsForm,), fields)()
    return made


def _field(ask: Ask) -> Any:
    if ask.kind == "tick":
        return BooleanField(ask.label)
    if ask.kind in ("choice", "number choice", "languages"):
        return RadioField(ask.label, choices=[SelectChoice(*option) for option in ask.options], validate_choice=False)
    if ask.kind == "days":
        return SelectMultipleField(ask.label, choices=[SelectChoice(day) for day in WEEKDAYS], validate_choice=False)
    if ask.kind == "area":
        return TextAreaField(ask.label, render_kw={"maxlength": ask.most, "rows": 3})
    more: dict[str, Any] = {"maxlength": ask.most}
    label = f"{ask.label} ({ask.unit})" if ask.unit else ask.label
    if ask.kind == "number":
        more = {"inputmode": "numeric", "maxlength": 9}
    elif ask.kind == "time":
        more = {"inputmode": "numeric", "maxlength": 8, "placeholder": "07:30"}
    return StringField(label, render_kw=more)
