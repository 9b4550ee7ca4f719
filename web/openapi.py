"""The contract with other programs, as OpenAPI 3.1, built from the declarations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from flask import Blueprint, Flask, Response
from pydantic import TypeAdapter

from web.api import PREFIX, Api, Route, answer
from web.identity import ANYONE

PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "pattern": "^urn:motcua:"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")

NUMBER = {"type": "integer", "minimum": 0}


def document(routes: Iterable[Route]) -> dict[str, Any]:
    """The OpenAPI document of the given routes."""
    paths: dict[str, dict[str, Any]] = {}
    schemas: dict[str, Any] = {"Problem": PROBLEM}
    for route in routes:
        path = PREFIX + PARAMETER.sub(r"{\2}", route.path)
        paths.setdefault(path, {})[route.method.lower()] = _operation(route, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Motcua", "version": "1", "description": "The queue of a one-stop-shop office."},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def init_app(app: Flask, apis: Iterable[Api]) -> None:
    """Serve the document of all the apis at /api/v1/openapi.json."""
    routes = [route for api in apis for route in api.declared]
    app.extensions["routes"] = routes
    blueprint = Blueprint("openapi", __name__)

    @cache
    def composed() -> dict[str, Any]:
        # At the first ask, for it takes a second of the processor, which an open door must not give to everybody.
        return document(routes)

    def openapi() -> Response:
        return answer(composed())

    openapi.audience = frozenset({ANYONE})  # type: ignore[attr-defined]
    blueprint.add_url_rule(f"{PREFIX}/openapi.json", "openapi", openapi)
    app.register_blueprint(blueprint)


def _operation(route: Route, schemas: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", f"{route.method.lower()}{route.path}").strip("_"),
        "summary": route.summary,
        "description": "Who: " + ", ".join(sorted(route.who)),
        "parameters": _parameters(route),
        "responses": {},
    }
    if ANYONE not in route.who:
        operation["security"] = [{"bearer": []}]
    if route.body is not None:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _schema(route.body, schemas)}},
        }
    for status, shape in route.answers.items():
        content = _content(shape, route.files if status == 200 else (), schemas)
        operation["responses"][str(status)] = {"description": "OK" if shape else "Nothing", **content}
    for status in (401, 403, 404, 409, 413, 422, 429, 503):
        operation["responses"].setdefault(
            str(status),
            {
                "description": "Problem",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        )
    return operation


def _content(shape: Any, files: tuple[str, ...], schemas: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {} if shape in (None, bytes) else {"application/json": {"schema": _schema(shape, schemas)}}
    found |= {kind: {"schema": {"type": "string", "format": "binary"}} for kind in files}
    return {"content": found} if found else {}


def _parameters(route: Route) -> list[dict[str, Any]]:
    found = [
        {"name": name, "in": "path", "required": True, "schema": NUMBER if kind == "int" else {"type": "string"}}
        for kind, name in PARAMETER.findall(route.path)
    ]
    found += [
        {"name": name, "in": "query", "description": text, "schema": {"type": "string"}}
        for name, text in route.query.items()
    ]
    if route.idempotent:
        found.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "schema": {"type": "string", "minLength": 1, "maxLength": 200},
            }
        )
    return found


def _schema(shape: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    made = TypeAdapter(shape).json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    schemas.update(made.pop("$defs", {}))
    title = made.get("title")
    if title and made.get("type") == "object":
        schemas[title] = made
        return {"$ref": f"#/components/schemas/{title}"}
    return made
