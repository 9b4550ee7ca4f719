"""What schemathesis makes up from the OpenAPI document, and how it judges an answer.

Imported by the one test that asks for it: to read it takes half a second.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.running import PATIENCE_SECONDS, RunningOffice
from tests.soak import TIMES
from tests.web.callers import callers

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
EACH = TIMES


def operations_of(document: Any) -> list[Any]:
    """Every call of the document."""
    schema: Any = schemathesis.openapi.from_dict(document)
    return [each.ok() for each in schema.get_all_operations()]


def made_up(operation: Any) -> list[Any]:
    """Cases of the document's own shape, and ones that break it somewhere."""
    found: list[Any] = []
    for mode in MODES:

        @settings(
            max_examples=EACH,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode))
        def collect(case: Any) -> None:
            found.append(case)

        try:
            collect()
        except Unsatisfiable:  # nothing to break: a call without body or parameters
            continue
    return found


def broken_promise(case: Any, answer: requests.Response) -> str:
    """What of the document the answer doesn't keep; empty when it keeps all."""
    try:
        case.validate_response(answer, checks=CHECKS)
    except BaseExceptionGroup as failures:
        return "; ".join(" ".join(str(each).split())[:300] for each in failures.exceptions)
    return ""


class Witness:
    """Sends what was made up, by whoever may ask, and writes down every answer that breaks a promise."""

    def __init__(self, office: RunningOffice) -> None:
        self.office, self.keys = office, callers(office)
        self.session, self.answers, self.wrong = requests.Session(), Counter[int](), list[str]()

    def ask(self, who: str, case: Any, label: str) -> int:
        key = self.keys[who]
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        answer = case.call(
            base_url=self.office.url, session=self.session, headers=headers, timeout=4 * PATIENCE_SECONDS
        )
        self.answers[answer.status_code] += 1
        if said := broken_promise(case, answer):
            self.wrong.append(f"{who}: {label}: {answer.status_code}: {said}")
        return int(answer.status_code)
