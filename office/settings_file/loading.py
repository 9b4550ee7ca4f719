"""Load both files, and gather their mistakes in the order of the lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from office.catalogue import Bulk, Catalogue, Field, Words
from office.catalogue_file.building import catalogue_of
from office.catalogue_file.reading import CatalogueReading, judge_catalogue, read_catalogue
from office.catalogue_file.tables import CatalogueTables
from office.settings import OfficeSettings, Settings
from office.settings_file.bulk import bulk_mistakes
from office.settings_file.data import Json, OfficeData, shared_settings, with_local
from office.settings_file.hours import hours_mistakes
from office.toml_file.checking import check
from office.toml_file.comparing import Texts, doubles, tables, texts, texts_in, unknown
from office.toml_file.mistakes import ConfigMistakes, Mistake, quoted
from office.toml_file.reading import TomlFile, missing_file, read_toml


@dataclass(frozen=True)
class Judged:
    """What was read and has no mistakes. Paths in `settings` stand as they are written."""

    settings: Settings
    tables: CatalogueTables
    folder: Path

    @property
    def data(self) -> OfficeData:
        return self.data_for(self.folder)

    def data_for(self, folder: Path) -> OfficeData:
        """The data for an office whose relative paths begin at `folder`."""
        settings = self.settings if folder == self.folder else _with_paths(self.settings, self.folder)
        return OfficeData(shared_settings(settings), self.tables.model_dump(mode="json"))

    def whole(self) -> tuple[Settings, Catalogue]:
        """Settings and catalogue as the office works with them."""
        return _with_paths(self.settings, self.folder), _whole(catalogue_of(self.tables), self.settings)


def load_office(config_path: Path) -> tuple[Settings, Catalogue]:
    """Raises ConfigMistakes. Relative paths in the file are taken from the file's own folder."""
    return judge_files(config_path).whole()


def judge_files(config_path: Path) -> Judged:
    """config.toml and the catalogue it names. Raises ConfigMistakes."""
    file, folder = read_toml(config_path), config_path.parent
    return _judge(file, folder, lambda: _read_catalogue(file, folder), {})


def judge_data(data: OfficeData, folder: Path, before: Json) -> Judged:
    """The same for what comes from a form: every check that a file goes through. Raises ConfigMistakes.

    `before`: the settings until now. A folder of theirs that has gone since (a share, a disk) is no mistake of whoever
    changes the hours.
    """
    return _judge(TomlFile("", data.settings), folder, lambda: judge_catalogue(TomlFile("", data.catalogue)), before)


def stored_office(data: OfficeData, here: Settings, folder: Path) -> tuple[Settings, Catalogue]:
    """What was judged when it was stored, with what this machine's config.toml alone says. Raises ConfigMistakes."""
    settings, mistakes = check(TomlFile("", with_local(data.settings, here)), Settings)
    tables, more = check(TomlFile("", data.catalogue), CatalogueTables)
    if settings is None or tables is None:
        raise ConfigMistakes([*mistakes, *more])
    return Judged(settings, tables, folder).whole()


def _judge(file: TomlFile, folder: Path, read: Callable[[], CatalogueReading], before: Json) -> Judged:
    settings, refused = check(file, Settings)
    mistakes = [*refused, *_own_doubles(file), *hours_mistakes(file), *_missing_folders(file, folder, before)]
    reading: CatalogueReading | None = None
    try:
        reading = read()
    except ConfigMistakes as found:
        mistakes += found.mistakes
    if reading:
        told = {mistake.key for mistake in refused}  # a name that is no id is not also "unknown"
        mistakes += [mistake for mistake in _references(file, reading) if mistake.key not in told]
        mistakes += reading.mistakes
    if mistakes or settings is None or reading is None or reading.tables is None:
        raise ConfigMistakes(sorted(mistakes, key=lambda mistake: (mistake.file != file.name, mistake.line or 0)))
    return Judged(settings, reading.tables, folder)


def _whole(catalogue: Catalogue, settings: Settings) -> Catalogue:
    """The catalogue with what config.toml adds to it. A series for many copies is a field like any other."""
    bulk = tuple(Bulk(item.id, item.of, item.from_quantity) for item in settings.bulk)
    series = tuple(Field(item.id, item.prefix, Words(item.name, item.name_en), bulk=True) for item in settings.bulk)
    return replace(catalogue, fields=(*catalogue.fields, *series), most_used=settings.office.most_used, bulk=bulk)


def _section(file: TomlFile, name: str) -> dict[str, Any]:
    found = file.data.get(name)
    return found if isinstance(found, dict) else {}


def _read_catalogue(file: TomlFile, folder: Path) -> CatalogueReading:
    named = _section(file, "office").get("catalogue", OfficeSettings.model_fields["catalogue"].default)
    if not isinstance(named, str) or not named.strip():
        raise ConfigMistakes([])  # already told as a wrong type
    path = folder / named.strip()
    if not path.exists():
        raise ConfigMistakes([file.mistake(("office", "catalogue"), *missing_file(path))])
    return read_catalogue(path)


def _own_doubles(file: TomlFile) -> list[Mistake]:
    mistakes = doubles(file, texts(file, "counters", "id"), "give each counter its own id")
    mistakes += doubles(file, texts(file, "priority", "id"), "give each class its own id")
    for section, key in (("office", "most_used"), ("office", "languages"), ("hours", "days")):
        mistakes += doubles(file, texts_in((section, key), _section(file, section).get(key)), "name each once")
    for place, counter in tables(file, "counters"):
        mistakes += doubles(file, texts_in((*place, "fields"), counter.get("fields")), "name each field once")
    return mistakes


def _references(file: TomlFile, reading: CatalogueReading) -> list[Mistake]:
    """Names in config.toml of things that stand in the catalogue."""
    served = texts(file, "counters", "fields")
    series = [id_ for _, id_ in texts(file, "bulk", "id")]
    mistakes = unknown(file, served, [*reading.field_ids, *series, *reading.procedure_ids], "field or procedure")
    mistakes += bulk_mistakes(file, reading)
    most_used: Texts = texts_in(("office", "most_used"), _section(file, "office").get("most_used"))
    return mistakes + unknown(file, most_used, reading.procedure_ids, "procedure")


FOLDERS = (
    ("voice", "clips", "for the built-in voice"),
    ("display", "pictures", "for none"),
    ("reports", "folder", "for none"),
)


def _missing_folders(file: TomlFile, folder: Path, before: Json) -> list[Mistake]:
    mistakes = []
    for section, key, without in FOLDERS:
        named = _section(file, section).get(key)
        is_as_before = named == before.get(section, {}).get(key)
        if isinstance(named, str) and named.strip() and not is_as_before and not (folder / named.strip()).is_dir():
            problem = f"there is no folder {quoted(str(folder / named.strip()), most=400)}"
            mend = f'create it, or write {key} = "" {without}'
            vi = "Không có thư mục này trên máy chủ; hãy tạo nó, hoặc để trống."
            mistakes.append(file.mistake((section, key), problem, mend, vi))
    return mistakes


def _with_paths(settings: Settings, folder: Path) -> Settings:
    def absolute(name: str) -> str:
        return str((folder / name).resolve()) if name else ""

    return settings.model_copy(
        update={
            "office": settings.office.model_copy(update={"catalogue": absolute(settings.office.catalogue)}),
            "printer": settings.printer.model_copy(update={"path": absolute(settings.printer.path)}),
            "voice": settings.voice.model_copy(update={"clips": absolute(settings.voice.clips)}),
            "reports": settings.reports.model_copy(update={"folder": absolute(settings.reports.folder)}),
            "display": settings.display.model_copy(update={"pictures": absolute(settings.display.pictures)}),
        }
    )
