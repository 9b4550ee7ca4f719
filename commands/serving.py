"""`serve`: the server alone."""

from __future__ import annotations

import argparse
import errno
import logging
import socket
from typing import Any

from commands.setting_up import ROOT, Trouble, open_office, place, unapplied
from commands.shared_clock import shared
from office.actions.devices import new_setup_link
from office.actions.settings import Changes
from office.context import Office
from office.settings import ServerSettings
from office.snapshots.kiosk import opening_view


def add_to(verbs: Any) -> None:
    serve = verbs.add_parser("serve", help="run the server")
    serve.add_argument("--setup-link", action="store_true", help="print a one-time link that sets up a screen")
    serve.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Open the office and serve it until told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if not (ROOT / "static" / "built").is_dir():
        raise Trouble("the screens' scripts and styles are not put together yet; write: sh tools/install.sh run")
    office = open_office()
    listener = _listen(office.settings.server)
    # Imported late: the other commands need neither web nor sockets, and start faster without them.
    from app import MOST_BYTES, create_app
    from realtime import sockets
    from web.large_bodies import most_bytes
    from web.proxies import trust
    from web.serving import NativeThreads, serve

    app = create_app(office, place().data_dir)
    threads = NativeThreads()
    app.wsgi_app = threads.wrap(app.wsgi_app, MOST_BYTES, most_bytes(app, MOST_BYTES))  # type: ignore[method-assign]
    sockets.init_app(app, app.extensions["house"], threads)
    if place().redis_url:
        _hear_through_redis(office, place().redis_url)
    app.extensions["monthly"].start()
    trust(app, office.settings.server.trusted_proxies)
    link = new_setup_link(office) if chosen.setup_link else None
    differing = unapplied(office, place().config)
    try:
        with shared(office.clock, place().data_dir):
            serve(app, listener, lambda port: greet(office, port, link, differing))
    finally:
        app.extensions["spooler"].stop()
        app.extensions["voice"].close()
        app.extensions["rehearser"].close()
        app.extensions["explaining"].close()
        office.storage.dispose()
    return 0


def _listen(server: ServerSettings) -> socket.socket:
    from web.serving import listen

    try:
        return listen(server.host, server.port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Trouble(
                f"port {server.port} is taken by another program; stop it, or set MOTCUA_PORT to another number"
            ) from error
        raise Trouble(
            f"can't listen on {server.host}:{server.port}; set MOTCUA_HOST to an address of this machine, "
            "or to 0.0.0.0 for all of them, and MOTCUA_PORT to a port that you may use"
        ) from error


def _hear_through_redis(office: Office, url: str) -> None:
    from office.storage.redis_notes import RedisNotes  # only where there is one

    try:
        RedisNotes(office.storage, url).start()
    except ValueError as error:
        raise Trouble(
            f"MOTCUA_REDIS_URL is not the address of a Redis ({error}); write e.g. redis://127.0.0.1:6379/0, "
            "or leave it out"
        ) from error


def greet(office: Office, port: int, link: str | None, differing: Changes) -> None:
    """Say where each screen is, and what config.toml says that is not in force."""
    base = office.public_url
    lines = [
        "",
        f"  {office.settings.office.name}",
        "",
        f"  Ki-ốt       kiosk      {base}/kiosk",
        f"  Quầy        counter    {base}/counter",
        f"  Sảnh chờ    lobby      {base}/display",
        f"  Quản lý     manager    {base}/manage",
    ]
    if link is not None:
        lines += [
            "",
            "  Cài đặt màn hình đầu tiên (dùng một lần) / set up the first screen (works once):",
            f"  {base}/setup?token={link}",
        ]
    opening = opening_view(office)
    if not opening["now"] and opening["next"]:
        lines += [
            "",
            f"  Ngoài giờ: phát số từ {opening['next']['vi']}. / Closed now: tickets from {opening['next']['en']}.",
            "  Để thử ngay / to try it now:  MOTCUA_TESTING=1 make run",
        ]
    if office.file_mistakes:
        lines += [
            "",
            "  LỖI trong config.toml: văn phòng vẫn mở, theo thiết lập đã lưu. Sửa xong, kiểm tra lại:",
            "  MISTAKES in config.toml: the office opens all the same, by its stored settings. Mend them, then check:",
            "  python motcua.py config check",
            *(f"  {line}" for line in office.file_mistakes.splitlines()),
        ]
    if differing:
        some = _some(differing)
        lines += [
            "",
            f"  config.toml đã được sửa ({some}) nhưng chưa áp dụng; văn phòng theo thiết lập đã lưu.",
            f"  config.toml was edited ({some}) and is not in force; the stored settings are.",
            "  Xem và áp dụng / look and put in force:  python motcua.py config apply",
        ]
    print("\n".join([*lines, ""]), flush=True)
    log = logging.getLogger("motcua")
    if office.file_mistakes:
        log.error(
            "config.toml has mistakes and was left aside; the stored settings are in force:\n%s", office.file_mistakes
        )
    log.info("listening on port %s", port)


def _some(differing: Changes) -> str:
    first, more = list(differing)[:3], len(differing) - 3
    return ", ".join(first) + (f" +{more}" if more > 0 else "")
