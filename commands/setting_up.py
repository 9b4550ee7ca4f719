"""From the environment and config.toml to an office that is ready to work."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from commands.shared_clock import clock_shared
from office.actions.settings import Changes
from office.addresses import free_port, public_url
from office.catalogue import Catalogue
from office.clock import Clock, ClockRefused, clock_from
from office.context import Office
from office.house import office_at
from office.own_files import own_file, own_folder
from office.secrets import kept_secret
from office.settings import ServerSettings, Settings
from office.settings_file import ConfigMistakes, Judged, changes, judge_files, stored_office
from office.settings_file.leftover import local_part, settings_here
from office.storage.database import Storage
from office.storage.editions import Edition, last_from_file, present, seeded
from office.storage.known import offices_in
from office.storage.upgrade import NewerDatabase, upgrade

ROOT = Path(__file__).parent.parent


class Trouble(Exception):
    """The command can't be carried out; the message says why and what to do."""


@dataclass(frozen=True)
class Place:
    """Where this office keeps its things."""

    config: Path
    data_dir: Path
    database_url: str
    redis_url: str = ""


def place(environ: Mapping[str, str] = os.environ) -> Place:
    data_dir = Path(environ.get("MOTCUA_DATA_DIR") or ROOT / "data").absolute()
    config = Path(environ.get("MOTCUA_CONFIG") or ROOT / "config.toml").absolute()
    database_url = environ.get("MOTCUA_DATABASE_URL") or f"sqlite:///{data_dir / 'motcua.db'}"
    return Place(config, data_dir, database_url, environ.get("MOTCUA_REDIS_URL", ""))


def read_files(config: Path) -> Judged:
    """config.toml and the catalogue it names. Raises Trouble with every mistake on its own line."""
    try:
        return judge_files(config)
    except ConfigMistakes as mistakes:
        raise Trouble(str(mistakes)) from mistakes


def open_office(environ: Mapping[str, str] = os.environ) -> Office:
    """The office as its database has it, brought up to date; config.toml seeds a new one. Raises Trouble.

    A file with mistakes stops nobody whose settings are stored: then `file_mistakes` tells them.
    """
    where = place(environ)
    try:
        written = judge_files(where.config)
    except ConfigMistakes as mistakes:
        return _open_without_file(where, environ, mistakes)
    settings, catalogue = written.whole()
    clock = _clock(environ, where)
    storage = _storage(where, settings.office.id, clock)
    edition = seeded(storage, clock, written.data)
    return _opened(where, environ, storage, clock, edition, settings, catalogue)


def _open_without_file(where: Place, environ: Mapping[str, str], mistakes: ConfigMistakes) -> Office:
    """By the stored settings, and what can still be read of the machine's own part. Raises Trouble."""
    local = local_part(where.config)
    known = _known_offices(where)
    id_ = local["office"].get("id", known[0] if len(known) == 1 else "")
    if id_ not in known:
        raise Trouble(str(mistakes)) from mistakes
    clock = _clock(environ, where)
    storage = _storage(where, id_, clock)
    edition = present(storage)
    try:
        if edition is None:
            raise Trouble(str(mistakes)) from mistakes
        settings = settings_here(edition.settings, local, id_)
        settings, catalogue = stored_office(edition.data, settings, where.config.parent)
    except (ConfigMistakes, ValidationError) as unusable:
        raise Trouble(f"{mistakes}\nand the stored settings can't be used either:\n{unusable}") from unusable
    office = _opened(where, environ, storage, clock, edition, settings, catalogue)
    return replace(office, file_mistakes=str(mistakes))


def _known_offices(where: Place) -> list[str]:
    try:
        return offices_in(where.database_url)
    except (ArgumentError, ImportError, DBAPIError):
        return []  # what is wrong with the database is told once the file is right


def _opened(
    where: Place,
    environ: Mapping[str, str],
    storage: Storage,
    clock: Clock,
    edition: Edition,
    settings: Settings,
    catalogue: Catalogue,
) -> Office:
    server = _server(settings.server, environ)
    office = Office(
        settings=settings.model_copy(update={"server": server}),
        catalogue=catalogue,
        storage=storage,
        clock=clock,
        public_url=public_url(server),
        always_open=environ.get("MOTCUA_TESTING") == "1",
        folder=where.config.parent,
        card_key=kept_secret(where.data_dir / "identity.key"),
    )
    try:
        return office_at(office, edition.number, edition.data)
    except ConfigMistakes as mistakes:
        raise Trouble(f"the stored settings can't be used by this version of Motcua:\n{mistakes}") from mistakes


def unapplied(office: Office, config: Path) -> Changes:
    """What somebody has written into config.toml since it was last put in force. Raises Trouble."""
    if office.file_mistakes:
        return {}
    before = last_from_file(office.storage)
    return changes(before.data, read_files(config).data) if before else {}


def _storage(where: Place, office_id: str, clock: Clock) -> Storage:
    try:
        own_folder(where.data_dir)
    except OSError as error:
        raise Trouble(f"{where.data_dir}: {error.strerror}; make it writable, or set MOTCUA_DATA_DIR") from error
    try:
        database = make_url(where.database_url)
        if database.get_backend_name() == "sqlite" and database.database:
            own_file(Path(database.database))  # its log beside it gets the same mode
        storage = Storage(where.database_url, office_id)
        copy = upgrade(storage.engine, clock.now())
        storage.ensure_office()
    except OSError as error:
        file = Path(error.filename or where.data_dir)
        named_by = "MOTCUA_DATA_DIR" if file.is_relative_to(where.data_dir) else "MOTCUA_DATABASE_URL"
        raise Trouble(f"{file}: {error.strerror}; make it writable, or set {named_by}") from error
    except (ArgumentError, ImportError) as error:
        raise Trouble(
            "MOTCUA_DATABASE_URL is not the address of a SQLite or PostgreSQL database; "
            "write one like postgresql+psycopg://user@host/motcua"
        ) from error
    except NewerDatabase as error:
        raise Trouble(str(error)) from error
    except DBAPIError as error:
        raise Trouble(f"the database can't be opened ({error.orig}); check its disk and MOTCUA_DATABASE_URL") from error
    if copy is not None:
        print(f"The database was brought up to date; a copy from before: {copy}")
    return storage


def _clock(environ: Mapping[str, str], where: Place) -> Clock:
    try:
        return (None if environ.get("MOTCUA_NOW") else clock_shared(where.data_dir)) or clock_from(environ)
    except ClockRefused as refused:
        raise Trouble(str(refused)) from refused


def _server(settings: ServerSettings, environ: Mapping[str, str]) -> ServerSettings:
    changes: dict[str, object] = {}
    if environ.get("MOTCUA_HOST"):
        changes["host"] = environ["MOTCUA_HOST"]
    if environ.get("MOTCUA_PORT"):
        text = environ["MOTCUA_PORT"]
        if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535):
            raise Trouble(f"MOTCUA_PORT={text!r} is not a port; write a number from 1 to 65535")
        # 0 asks for any free port; it is found now, because addresses are printed and put on tickets.
        changes["port"] = int(text) or free_port()
    return settings.model_copy(update=changes)
