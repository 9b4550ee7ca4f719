"""How a page is declared: like a call of the API, never without its audience."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request
from flask_babel import force_locale

from office.snapshots.views import time_text
from web.identity import (
    ANYONE,
    MANAGER,
    DeviceAt,
    Identity,
    caller,
    has_accounts,
    identify_screen,
    in_present_office,
    let_in_by_cookie,
    require,
    the_office,
)
from web.language import asked_language, chosen_language
from web.static_files import SOFTWARE

ADDRESSES = {"kiosk": "/kiosk", "display": "/display", "counter": "/counter", "manager": "/manage", "rating": "/rate"}
# The help desk is no screen of its own kind: the /counter of its device leads here.
DESK = "/desk"
SIGN_IN = "/manage/sign-in"
View = Callable[..., Any]


class Pages(Blueprint):
    def page(
        self,
        path: str,
        *,
        who: set[str] | None = None,
        methods: tuple[str, ...] = ("GET",),
        most_bytes: int | None = None,
    ) -> Callable[[View], View]:
        """Declare a page; without `who` it is for anyone. One of the manager's tells others how to become that.

        `most_bytes`: how much it takes, where files are brought.
        """
        audience = frozenset(who or {ANYONE})

        def declare(view: View) -> View:
            def guarded(**values: Any) -> Any:
                if audience == {MANAGER} and not let_in_by_cookie(MANAGER).known:
                    return way_in(401)
                require(audience)
                if most_bytes is not None:
                    request.max_content_length = request.max_form_memory_size = most_bytes
                return in_present_office(lambda: view(**values))

            guarded.audience = audience  # type: ignore[attr-defined]
            guarded.most_bytes = most_bytes  # type: ignore[attr-defined]
            self.add_url_rule(path, view.__name__, guarded, methods=list(methods))
            return view

        return declare


def house_language() -> str:
    """The office's first language, unless another was chosen: its machines are often set to English, its people not."""
    return chosen_language() or the_office().settings.office.languages[0]


def screen_page(role: str, template: str, boot: Callable[[DeviceAt], dict[str, Any]]) -> Response:
    """A screen's page, or, in a browser that is not that screen, how to make it one."""
    office, language = the_office(), house_language()
    identity = identify_screen(office, role, dict(request.cookies))
    device = identity.screen
    if device is None or device.role != role:
        return way_in() if role == MANAGER else _not_set_up(role)
    mine = {"device": {"name": device.name, "id": device.id}} if identity.device else {}
    return plain_page(
        template, language=language, boot={**basics(role), **boot(device), **mine, **_signed_in(identity)}
    )


def form_page(template: str, status: int = 200, **context: Any) -> Response:
    """A page of the manager's that the server draws, to whoever was let in."""
    boot = {**basics(MANAGER), **_signed_in(caller())}
    return plain_page(template, status, language=house_language(), boot=boot, **context)


def way_in(status: int = 200) -> Response:
    """In the place of a manager's page: the door for managers with accounts; else how to make this browser one's."""
    if not has_accounts(the_office()):
        return _not_set_up(MANAGER, status)
    # A form whose sender was signed out meanwhile is not sent again: its page is opened.
    asked = request.full_path if request.method == "GET" else urlsplit(request.referrer or "").path
    back = asked.rstrip("?") or ADDRESSES[MANAGER]
    return redirect(f"{SIGN_IN}?next={quote(back, safe='')}", 303)  # type: ignore[return-value]


def _signed_in(identity: Identity) -> dict[str, Any]:
    """Who is signed in, for the manager's spine."""
    return {"account": {"name": identity.manager.name} if identity.manager else None}


def _not_set_up(role: str, status: int = 200) -> Response:
    boot = {**basics("start"), "role": role}
    return plain_page("web/not_set_up.html", status, language=house_language(), role=role, boot=boot)


def basics(screen: str) -> dict[str, Any]:
    """What every page's script and skeleton need to know."""
    office = the_office()
    return {
        "screen": screen,
        "edition": office.edition,
        "software": current_app.extensions[SOFTWARE],
        "language": asked_language(),
        "languages": office.settings.office.languages,
        "office": {"name": office.name.json()},
        "time_zone": office.settings.office.time_zone,
        "now": time_text(office, office.clock.now()),
    }


def plain_page(template: str, status: int = 200, language: str | None = None, **context: Any) -> Response:
    """A page that no cache keeps; in `language` where the page knows better than the browser's settings."""
    boot = {**context.pop("boot", basics("start")), **({"language": language} if language else {})}
    with force_locale(language or asked_language()):
        page = render_template(template, boot=boot, office=the_office(), **context)
    response = make_response(page)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
