"""The whole house in one place: the only file that knows every room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from flask import Flask

import counter.api
import counter.own
import counter.pages
import display.api
import display.pages
import display.uploads.pictures
import display.uploads.recordings
import helpdesk.api
import helpdesk.pages
import kiosk.api
import kiosk.pages
import manage.audit.pages
import manage.catalogue
import manage.catalogue_fields
import manage.catalogue_import
import manage.catalogue_procedure
import manage.causes.pages
import manage.clerks
import manage.counters
import manage.evidence
import manage.figures
import manage.first_run
import manage.log
import manage.managers
import manage.now
import manage.pages
import manage.pairings
import manage.privacy
import manage.province
import manage.readers
import manage.reports
import manage.satisfaction
import manage.screens
import manage.settings.pages
import manage.sign_in
import manage.tickets
import manage.tomorrow
import phone.api
import phone.pages
import phone.tablet
from display.voice.voice import Voice
from kiosk.printing.spooler import PrintSpooler
from manage.monthly.writer import MonthlyReports
from manage.rehearsing.process import Rehearser
from office.house import House
from office.uploads import FOLDER as UPLOADS
from office.uploads import Uploads
from web import (
    compression,
    cross_site,
    devices,
    forms,
    headers,
    health,
    language,
    limits,
    openapi,
    pairing,
    problems,
    proxies,
    start,
    static_files,
)

if TYPE_CHECKING:
    from office.context import Office

ROOT = Path(__file__).parent
APIS = (
    kiosk.api.api,
    phone.api.api,
    phone.tablet.api,
    counter.api.api,
    counter.own.api,
    helpdesk.api.api,
    display.api.api,
    manage.now.api,
    manage.clerks.api,
    manage.first_run.api,
    manage.managers.api,
    manage.sign_in.api,
    manage.counters.api,
    manage.screens.api,
    manage.pairings.api,
    pairing.api,
    devices.api,
    manage.log.api,
    manage.figures.api,
    manage.satisfaction.api,
    manage.evidence.api,
    manage.province.api,
    manage.tickets.api,
    manage.causes.pages.api,
    manage.tomorrow.api,
    manage.audit.pages.api,
)
PAGES = (
    start.pages,
    health.pages,
    kiosk.pages.pages,
    counter.pages.pages,
    helpdesk.pages.pages,
    display.pages.pages,
    display.uploads.pictures.pages,
    display.uploads.recordings.pages,
    phone.pages.pages,
    phone.tablet.pages,
    manage.pages.pages,
    manage.sign_in.pages,
    manage.catalogue.pages,
    manage.catalogue_fields.pages,
    manage.catalogue_import.pages,
    manage.catalogue_procedure.pages,
    manage.settings.pages.pages,
    manage.reports.pages,
    manage.causes.pages.pages,
    manage.tomorrow.pages,
    manage.privacy.pages,
    manage.audit.pages.pages,
    manage.satisfaction.pages,
    manage.evidence.pages,
    manage.readers.pages,
)
MOST_BYTES = 256 * 1024
EXPLAINING_SECONDS = 120.0  # for a day, on a busy machine


class Building(Flask):
    """Flask, without asking of every function at every request whether it is a coroutine: ours are none."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function as it is."""
        return func


def create_app(office: Office, data_dir: Path) -> Flask:
    """The web application of one office. `data_dir` holds what people brought, and what can be made anew."""
    app = build()
    move_in(app, office, data_dir)
    return app


def build() -> Flask:
    """The house with its rooms and doors, and nobody in it yet: the greater part of a start."""
    app = Building("motcua", root_path=str(ROOT), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "translations")
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    for part in (language, problems, headers, proxies, cross_site, limits, compression, forms):
        part.init_app(app)
    static_files.init_app(app, ROOT / "static")
    for blueprint in (*APIS, *PAGES):
        app.register_blueprint(blueprint)
    openapi.init_app(app, APIS)
    return app


def move_in(app: Flask, office: Office, data_dir: Path) -> None:
    """The office that the house serves from now on; nothing of one before it stays."""
    app.extensions["house"] = house = House(office)
    app.extensions["spooler"] = PrintSpooler(office.settings.printer)
    app.extensions["uploads"] = uploads = Uploads(data_dir / UPLOADS)
    app.extensions["voice"] = Voice(office.settings.voice, data_dir / "voice", uploads)
    app.extensions["rehearser"] = Rehearser()
    # Months are explained for minutes: a process of their own, so that a rehearsal never waits for them.
    app.extensions["explaining"] = explaining = Rehearser(patience_seconds=EXPLAINING_SECONDS)
    app.extensions["monthly"] = MonthlyReports(house, explaining)
    house.followers.append(lambda present: _equip(app, present))
    limits.count_anew(app)
    forms.sign_with_key_of(app, data_dir)


def _equip(app: Flask, office: Office) -> None:
    """The voice and the printer follow the settings."""
    voice: Voice = app.extensions["voice"]
    voice.use(office.settings.voice)
    spooler: PrintSpooler = app.extensions["spooler"]
    if spooler.settings != office.settings.printer:
        app.extensions["spooler"] = PrintSpooler(office.settings.printer)
        # It may be waiting for a printer that does not answer.
        Thread(target=spooler.stop, daemon=True).start()
