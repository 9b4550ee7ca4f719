"""The OpenAPI document against a real server, by schemathesis: whatever it makes up, sent by everybody.

No answer may be a 500, and none may be of a status, a kind or a shape that the document does not promise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
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

from tests.running import PATIENCE_SECONDS, RunningOffice, running_office
from tests.soak import TIMES
from tests.web.callers import EVERYBODY, STRANGERS, callers

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
EACH = TIMES
# Strangers are turned away alike at every door, which tests/web/test_audiences.py tries.
ASKING = [who for who in EVERYBODY if TIMES > 1 or who not in STRANGERS or who == "revoked"]
# A whole day is reckoned for each answer: asked in `make soak`, and by tests/web/test_rehearsals.py.
HEAVY = {"POST /api/v1/manage/rehearsals"} if TIMES == 1 else set()
# What ends a session, a screen or the day comes last: afterwards there is less to ask.
ENDS = ("DELETE ", "POST /api/v1/manage/day/close")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("schemathesis")) as office:
        yield office


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


class Witness:
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
        try:
            case.validate_response(answer, checks=CHECKS)
        except BaseExceptionGroup as failures:
            said = "; ".join(" ".join(str(each).split())[:300] for each in failures.exceptions)
            self.wrong.append(f"{who}: {label}: {answer.status_code}: {said}")
        return int(answer.status_code)


@pytest.mark.soak
def test_whatever_is_made_up_from_the_document_is_answered_as_it_promises(running: RunningOffice) -> None:
    document = requests.get(f"{running.api}/openapi.json", timeout=PATIENCE_SECONDS).json()
    witness = Witness(running)
    schema: Any = schemathesis.openapi.from_dict(document)
    operations = [each.ok() for each in schema.get_all_operations()]
    operations.sort(key=lambda each: each.label.startswith(ENDS))
    for operation in operations:
        if operation.label in HEAVY:
            continue
        cases = made_up(operation)
        for who in ASKING:
            # Whoever is sent away at the door is sent away whatever they bring.
            if cases and witness.ask(who, cases[0], operation.label) not in (401, 403):
                for case in cases[1:]:
                    witness.ask(who, case, operation.label)

    told = ", ".join(f"{count} × {status}" for status, count in sorted(witness.answers.items()))
    asked = sum(witness.answers.values())
    print(f"schemathesis: {len(operations)} calls, {asked} requests by {len(ASKING)} callers: "
          f"{told}; {len(witness.wrong)} wrong")  # fmt: skip
    assert witness.wrong == []
    assert "Traceback" not in running.log.read_text()
