"""The OpenAPI document against a real server, by schemathesis: whatever it makes up, sent by whom a call lets in
(`make soak`: by everybody).

No answer may be a 500, and none may be of a status, a kind or a shape that the document does not promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import requests

from tests.running import PATIENCE_SECONDS, RunningOffice, running_office
from tests.soak import TIMES
from tests.web.callers import EVERYBODY
from tests.web.test_audiences import AUDIENCES

# What Flask calls <int:reader> the document calls {reader}.
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
LET_IN = {PLACE.sub(r"{\1}", door): audience for door, audience in AUDIENCES.items()}
# A whole day is reckoned for each answer: asked in `make soak`, and by tests/web/test_rehearsals.py.
HEAVY = {"POST /api/v1/manage/rehearsals"} if TIMES == 1 else set()
# What ends a session, a screen or the day comes last: afterwards there is less to ask.
ENDS = ("DELETE ", "POST /api/v1/manage/day/close")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("schemathesis")) as office:
        yield office


def asking(label: str) -> list[str]:
    """Whom a call lets in and one whom it doesn't: tests/web/test_audiences.py tries all the others at every door."""
    if TIMES > 1:
        return list(EVERYBODY)
    known = LET_IN[label]
    return [who for who in EVERYBODY if who in known or who == "revoked" or (who == "account" and "manager" in known)]


@pytest.mark.soak
def test_whatever_is_made_up_from_the_document_is_answered_as_it_promises(running: RunningOffice) -> None:
    from tests.web.made_up import Witness, made_up, operations_of

    document = requests.get(f"{running.api}/openapi.json", timeout=PATIENCE_SECONDS).json()
    witness = Witness(running)
    operations = sorted(operations_of(document), key=lambda each: each.label.startswith(ENDS))
    for operation in operations:
        if operation.label in HEAVY:
            continue
        cases = made_up(operation)
        for who in asking(operation.label):
            # Whoever is sent away at the door is sent away whatever they bring.
            if cases and witness.ask(who, cases[0], operation.label) not in (401, 403):
                for case in cases[1:]:
                    witness.ask(who, case, operation.label)

    told = ", ".join(f"{count} × {status}" for status, count in sorted(witness.answers.items()))
    asked = sum(witness.answers.values())
    print(f"schemathesis: {len(operations)} calls, {asked} requests: "
          f"{told}; {len(witness.wrong)} wrong")  # fmt: skip
    assert witness.wrong == []
    assert "Traceback" not in running.log.read_text()
