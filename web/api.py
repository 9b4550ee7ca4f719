"""How a call of /api/v1 is declared: its audience, its body, its answers, in one place.

The declaration is checked on every request and is what the OpenAPI document is built from, so the three
can't disagree. A route without an audience can't be written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from flask import Blueprint, Response, jsonify, request
from pydantic import BaseModel

from web.identity import in_present_office, require
from web.problems import WrongInput

PREFIX = "/api/v1"
CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
View = Callable[..., Any]


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    who: frozenset[str]
    summary: str
    body: type[BaseModel] | None
    answers: dict[int, Any]
    query: dict[str, str] = field(default_factory=dict)
    idempotent: bool = False
    files: tuple[str, ...] = ()


class Api(Blueprint):
    """A blueprint under /api/v1 whose routes say who may use them."""

    def __init__(self, name: str, import_name: str) -> None:
        super().__init__(f"{name}_api", import_name, url_prefix=PREFIX)
        self.declared: list[Route] = []

    def call(
        self,
        method: str,
        path: str,
        *,
        who: set[str],
        answers: dict[int, Any],
        body: type[BaseModel] | None = None,
        query: dict[str, str] | None = None,
        idempotent: bool = False,
        files: tuple[str, ...] = (),
    ) -> Callable[[View], View]:
        """Declare a call. `answers`: status to a schema (a type), None for no content, or bytes for nothing but a file.

        `files`: the kinds of file, such as "audio/wav", that a 200 can be; tables, where one can ask for a `format`.
        """

        def declare(view: View) -> View:
            summary = (view.__doc__ or "").strip().splitlines()[0]
            kinds = files or ((CSV, XLSX) if "format" in (query or {}) else ())
            route = Route(method, path, frozenset(who), summary, body, answers, query or {}, idempotent, kinds)
            self.declared.append(route)

            @wraps(view)
            def guarded(**values: Any) -> Any:
                require(route.who)
                return in_present_office(lambda: view(**values))

            guarded.audience = route.who  # type: ignore[attr-defined]
            self.add_url_rule(path, view.__name__, guarded, methods=[method])
            return view

        return declare


def answer(body: Any, status: int = 200) -> Response:
    response = jsonify(body)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response


def nothing() -> Response:
    return Response(status=204)


def idempotency_key() -> str | None:
    """The Idempotency-Key header. Raises WrongInput unless it is 1 to 200 printable ASCII characters."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not 1 <= len(key) <= 200 or not key.isascii() or not key.isprintable():
        raise WrongInput([{"field": "Idempotency-Key", "detail": "1–200 ASCII"}])
    return key
