"""One house that the offices of many tests move into, one after another: building it takes longer than most of them."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from flask import Flask
from jinja2 import FileSystemBytecodeCache

import app
from office.context import Office

KEPT = Path(sys.prefix) / "share" / "motcua-templates"


@cache
def house() -> Flask:
    """Built once a process, every page's template and every script read."""
    built = app.build()
    # Composed by whichever worker comes first.
    KEPT.mkdir(parents=True, exist_ok=True)
    built.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(KEPT))
    for name in built.jinja_env.list_templates():
        built.jinja_env.get_template(name)
    client = built.test_client()
    for path in (*(app.ROOT / "static" / "built").glob("*.js"), *(app.ROOT / "static" / "built").glob("*.css")):
        client.get(f"/static/built/{path.name}", headers={"Accept-Encoding": "gzip"})
    return built


def moved_in(office: Office, data_dir: Path) -> Flask:
    """As `app.create_app`, for a test that has one office at a time."""
    # What a test before put around it: a proxy that it trusts.
    vars(house()).pop("wsgi_app", None)
    app.move_in(house(), office, data_dir)
    return house()
