"""Scripts, styles, pictures and type: compressed once, and kept by the browser for as long as they stay the same.

Their addresses carry the version of the whole folder, `/static/v-1a2b3c4d5e6f/built/kiosk.js`. What a script or a
style names has that version too, so after an upgrade no page mixes old files with new ones.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask, Response, abort, request
from werkzeug.security import safe_join

from web.compression import ONE_PACKET, accepts_gzip, compressible

A_YEAR = 365 * 24 * 3600
DIGITS = 12
# The extension that holds the present version: what every page runs that was loaded since the start.
SOFTWARE = "software"
# "/static/… in a script; a style sheet names its files from where it stands.
NAMED_IN_FULL = re.compile(rb"""(["'`])/static/(?!v-)""")


class _Kept(NamedTuple):
    changed: int
    body: bytes
    packed: bytes
    etag: str


class StaticFiles:
    """One folder and everything read from it so far."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[str, _Kept] = {}
        self.version = _version(folder)

    def answer(self, filename: str, version: str | None = None) -> Response:
        path = safe_join(str(self._folder), filename)
        if path is None or not Path(path).is_file():
            abort(404)
        mimetype = mimetypes.guess_type(path)[0] or "application/octet-stream"
        kept = self._read(filename, Path(path), mimetype)
        packed = accepts_gzip() and bool(kept.packed)
        response = Response(kept.packed if packed else kept.body, mimetype=mimetype)
        if kept.packed:
            response.headers["Vary"] = "Accept-Encoding"
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        response.set_etag(f"{kept.etag}{'-gzip' if packed else ''}")
        if version == self.version:
            response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
        else:
            response.headers["Cache-Control"] = "no-cache"  # an old page, or an address typed by hand
        response.make_conditional(request)
        return response

    def _read(self, filename: str, path: Path, mimetype: str) -> _Kept:
        changed = path.stat().st_mtime_ns
        kept = self._kept.get(filename)
        if kept is None or kept.changed != changed:
            body = path.read_bytes()
            if mimetype == "text/javascript":
                body = NAMED_IN_FULL.sub(rb"\1/static/v-" + self.version.encode() + rb"/", body)
            worth_it = compressible(mimetype) and len(body) >= ONE_PACKET
            packed = gzip.compress(body, mtime=0) if worth_it else b""
            kept = self._kept[filename] = _Kept(changed, body, packed, hashlib.sha256(body).hexdigest()[:DIGITS])
        return kept


def init_app(app: Flask, folder: Path) -> None:
    """Serve `folder` under the name that url_for("static", filename=…) knows."""
    files = StaticFiles(folder)
    app.extensions[SOFTWARE] = files.version
    app.add_url_rule("/static/<path:filename>", "static", files.answer)
    app.add_url_rule(f"/static/v-<string(length={DIGITS}):version>/<path:filename>", "static", files.answer)

    @app.url_defaults
    def add_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static":
            values.setdefault("version", files.version)


def _version(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(str(path.relative_to(folder)).encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:DIGITS]
