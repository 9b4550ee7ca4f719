"""Which language a caller asked for: `?lang=`, then the screen's cookie, then Accept-Language; Vietnamese first."""

from __future__ import annotations

from flask import Flask, has_request_context, request
from flask_babel import Babel

LANGUAGES = ("vi", "en")


def asked_language() -> str:
    if not has_request_context():
        return "vi"
    for asked in (request.args.get("lang"), request.cookies.get("motcua_lang")):
        if asked in LANGUAGES:
            return asked
    return request.accept_languages.best_match(LANGUAGES, "vi") or "vi"


def init_app(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = "vi"
    Babel(app, locale_selector=asked_language)
    app.context_processor(lambda: {"language": asked_language()})
