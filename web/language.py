"""Which language a caller asked for: `?lang=`, then the screen's cookie, then Accept-Language; Vietnamese first."""

from __future__ import annotations

from flask import Flask, has_request_context, request
from flask_babel import Babel

LANGUAGES = ("vi", "en")


def chosen_language() -> str | None:
    """The language that somebody chose on purpose."""
    if not has_request_context():
        return None
    for asked in (request.args.get("lang"), request.cookies.get("motcua_lang")):
        if asked in LANGUAGES:
            return asked
    return None


def asked_language() -> str:
    if not has_request_context():
        return "vi"
    return chosen_language() or request.accept_languages.best_match(LANGUAGES, "vi") or "vi"


def init_app(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = "vi"
    Babel(app, locale_selector=asked_language)
    app.context_processor(lambda: {"language": asked_language()})
