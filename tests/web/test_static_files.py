from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask, url_for
from werkzeug.test import TestResponse

from web import compression, static_files

LONG = "/* a long style */ body { color: red } " * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "long.css").write_text(LONG)
    (tmp_path / "main.js").write_text('import { html } from "/static/vendor/preact.js";\nimport "./beside.js";\n')
    (tmp_path / "type.woff2").write_bytes(b"\0" * 5000)
    return tmp_path


def site(folder: Path) -> Flask:
    app = Flask("site", static_folder=None)
    app.add_url_rule("/page", "page", view_func=lambda: f"<p>{'long ' * 1000}</p>")
    app.add_url_rule("/short", "short", view_func=lambda: "<p>short</p>")
    compression.init_app(app)
    static_files.init_app(app, folder)
    return app


def address(app: Flask, filename: str) -> str:
    with app.test_request_context():
        return url_for("static", filename=filename)


def fetched(folder: Path, filename: str, **headers: str) -> TestResponse:
    app = site(folder)
    return app.test_client().get(address(app, filename), headers={"Accept-Encoding": "gzip", **headers})


def test_a_browser_keeps_a_file_for_as_long_as_its_address_stands(folder: Path) -> None:
    assert fetched(folder, "css/long.css").headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_change_of_any_file_gives_all_of_them_new_addresses(folder: Path) -> None:
    before = address(site(folder), "css/long.css")
    (folder / "main.js").write_text("// changed")
    after = address(site(folder), "css/long.css")

    assert before != after


@pytest.mark.parametrize("old", ["/static/css/long.css", "/static/v-000000000000/css/long.css"])
def test_an_old_page_still_gets_its_files_and_keeps_them_no_longer(folder: Path, old: str) -> None:
    answer = site(folder).test_client().get(old)

    assert answer.get_data(as_text=True) == LONG
    assert answer.headers["Cache-Control"] == "no-cache"


def test_what_a_script_names_in_full_has_the_version_too(folder: Path) -> None:
    script = fetched(folder, "main.js").get_data(as_text=True)

    assert re.search(r'from "/static/v-[0-9a-f]{12}/vendor/preact\.js"', script)
    assert 'import "./beside.js"' in script


def test_texts_travel_compressed_and_arrive_whole(folder: Path) -> None:
    answer = fetched(folder, "css/long.css")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert len(answer.data) < len(LONG) / 10
    assert gzip.decompress(answer.data).decode() == LONG


def test_who_does_not_ask_for_compression_gets_none(folder: Path) -> None:
    assert fetched(folder, "css/long.css", **{"Accept-Encoding": "identity"}).get_data(as_text=True) == LONG


def test_type_is_compressed_already(folder: Path) -> None:
    assert "Content-Encoding" not in fetched(folder, "type.woff2").headers


def test_an_unchanged_file_is_not_sent_again(folder: Path) -> None:
    tag = fetched(folder, "css/long.css").headers["ETag"]

    assert fetched(folder, "css/long.css", **{"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("path", ["../secret.txt", "css/../../secret.txt", "css", "none.css"])
def test_nothing_but_files_of_the_folder_is_served(folder: Path, path: str) -> None:
    (folder.parent / "secret.txt").write_text("secret")

    assert site(folder).test_client().get(f"/static/{path}").status_code == 404


def test_a_long_page_travels_compressed_and_a_short_one_as_it_is(folder: Path) -> None:
    visitor = site(folder).test_client()
    long, short = (visitor.get(path, headers={"Accept-Encoding": "gzip"}) for path in ("/page", "/short"))

    assert gzip.decompress(long.data).startswith(b"<p>long")
    assert short.get_data(as_text=True) == "<p>short</p>"
