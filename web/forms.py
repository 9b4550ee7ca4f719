"""Forms of our own pages: Flask-WTF, whose token says that a form came from us, and the office's own checks.

What may stand in a field is decided in one place, where config.toml is checked too: a form only carries texts, and
`put_mistakes` lays what was found wrong beside the fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field

from office.secrets import kept_secret
from web.pages import house_language

FORMS_AT = "/manage"
KeyPath = tuple[str | int, ...]


class Mistake(Protocol):
    """What is wrong with a value: where, and the sentence in both languages."""

    @property
    def path(self) -> KeyPath: ...
    @property
    def vi(self) -> str: ...
    @property
    def en(self) -> str: ...


class _Sessions(SecureCookieSessionInterface):
    """Only where the cookie goes: elsewhere nobody has one. Over TLS it never travels in the open."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return super().open_session(app, request) if request.path.startswith(FORMS_AT) else None

    def get_cookie_secure(self, app: Flask) -> bool:
        return bool(request.is_secure)


def sign_with_key_of(app: Flask, data_dir: Path) -> None:
    """A key that is kept: a restart leaves open pages usable."""
    app.secret_key = kept_secret(data_dir / "forms.key")


def init_app(app: Flask) -> None:
    """The forms' cookie holds nothing but the secret half of their tokens."""
    app.session_interface = _Sessions()
    app.config["SESSION_COOKIE_NAME"] = "motcua_forms"
    app.config["SESSION_COOKIE_PATH"] = FORMS_AT
    app.config["SESSION_COOKIE_SAMESITE"] = "Strict"
    app.config["WTF_I18N_ENABLED"] = False
    # A page left open over lunch is still ours.
    app.config["WTF_CSRF_TIME_LIMIT"] = None


class HouseForm(FlaskForm):  # type: ignore[misc]
    """A form of ours. `general` are sentences that belong to no field."""

    general: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.general = []

    def is_ours(self) -> bool:
        """Whether it was sent from a page of ours; otherwise says that it was not, and the page can be sent again."""
        if not self.is_submitted():
            return False
        if self.validate():
            return True
        if self.errors.get("csrf_token"):
            self.general.append(_("Trang này đã mở từ trước khi máy chủ khởi động lại. Xin bấm lại một lần nữa."))
        return False


def put_mistakes(form: HouseForm, mistakes: Iterable[Mistake], field_at: Callable[[KeyPath], Field | None]) -> None:
    """Each mistake beside its field, or over the form when it is about something that the form does not show."""
    english = house_language() == "en"
    for mistake in mistakes:
        field, said = field_at(mistake.path), mistake.en if english else mistake.vi
        if field is None:
            form.general.append(said)
        else:
            field.errors = [*field.errors, said]


class TextsField(Field):
    """Texts in the order in which the page has them: inputs of one name. Empty ones are left out."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = [text for text in (_plain(each) for each in valuelist) if text]

    def _value(self) -> list[str]:
        return list(self.data or [])


class PairsField(Field):
    """Pairs of texts, Vietnamese and English, in the order of the page: inputs `<name>_vi` and `<name>_en`.

    Without its English a text stands in both; without either it is left out.
    """

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors = []
        self.data = [tuple(pair) for pair in data or ()]
        if formdata is not None:
            pairs = zip(formdata.getlist(f"{self.name}_vi"), formdata.getlist(f"{self.name}_en"), strict=False)
            plain = [(_plain(vi), _plain(en)) for vi, en in pairs]
            self.data = [(vi or en, en or vi) for vi, en in plain if vi or en]


def _plain(text: str) -> str:
    """A text as it may be stored: one line, nothing that can't be printed."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
