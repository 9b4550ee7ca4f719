"""The rehearsals' process: it answers as the rehearsal itself does, and whatever becomes of it is said in words."""

from __future__ import annotations

import datetime as dt
import errno
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from manage.rehearsing.process import HOUSE, REHEARSAL_FAILED, Rehearser
from manage.tomorrow_view import Asked, rehearsed
from office.context import Office
from office.rules.refusals import NO_PAST, Refusal

DAY = dt.date(2026, 11, 24)
PATIENCE_SECONDS = 30
NICE = 3
ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(scope="module")
def rehearser() -> Iterator[Rehearser]:
    made = Rehearser(nice=NICE)
    yield made
    made.close()


def asked(office: Office, demand: Any = "small") -> Asked:
    return Asked(DAY, demand, {item.id: item.fields for item in office.settings.counters}, None, False)


def is_answered(rehearser: Rehearser, office: Office) -> bool:
    """By a question that costs next to nothing: the office has no past."""
    with pytest.raises(Refusal) as refused:
        rehearser.rehearsed(office, asked(office, "past"))
    return refused.value.reason == NO_PAST


class Unpickled:
    """Does something in the process that reads it."""

    def __init__(self, what: Callable[..., Any], *arguments: Any) -> None:
        self.what, self.arguments = what, arguments

    def __reduce__(self) -> Any:
        return self.what, self.arguments


def test_the_process_answers_as_the_rehearsal_itself(office: Office, rehearser: Rehearser) -> None:
    question = asked(office)

    assert rehearser.rehearsed(office, question) == rehearsed(office, question)


@ONE_DATABASE
def test_a_refusal_comes_through_with_its_sentence(office: Office, rehearser: Rehearser) -> None:
    with pytest.raises(Refusal, match=NO_PAST.code):
        rehearser.rehearsed(office, asked(office, "past"))


@ONE_DATABASE
def test_the_queue_of_the_present_day_comes_first(office: Office, rehearser: Rehearser) -> None:
    assert is_answered(rehearser, office)

    assert rehearser.pid is not None
    assert os.getpriority(os.PRIO_PROCESS, rehearser.pid) == NICE


def test_the_process_inherits_no_socket_but_its_own() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.set_inheritable(True)
        fresh = Rehearser()
        fresh.warm()
        links = [str(item.readlink()) for item in Path(f"/proc/{fresh.pid}/fd").iterdir()]
        fresh.close()

        assert sum(link.startswith("socket:") for link in links) == 1
        assert str(Path(f"/proc/self/fd/{listening.fileno()}").readlink()) not in links


@ONE_DATABASE
def test_a_process_that_is_gone_is_replaced_without_a_word(office: Office, rehearser: Rehearser) -> None:
    rehearser.warm()
    gone = rehearser.pid
    assert gone is not None
    os.kill(gone, signal.SIGKILL)

    assert is_answered(rehearser, office)
    assert rehearser.pid != gone


@ONE_DATABASE
@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda office: replace(asked(office), served={}), id="an error"),
        pytest.param(lambda office: asked(office, Unpickled(os._exit, 1)), id="a crash"),
    ],
)
def test_a_failure_is_said_in_words_and_the_next_question_is_answered(
    office: Office, rehearser: Rehearser, broken: Callable[[Office], Asked]
) -> None:
    with pytest.raises(Refusal, match=REHEARSAL_FAILED.code):
        rehearser.rehearsed(office, broken(office))

    assert is_answered(rehearser, office)


@ONE_DATABASE
def test_who_asks_is_not_kept_waiting_by_a_process_that_hangs(office: Office) -> None:
    hasty = Rehearser(patience_seconds=0.2)
    with pytest.raises(Refusal, match=REHEARSAL_FAILED.code):
        hasty.rehearsed(office, asked(office, Unpickled(signal.pause)))

    assert hasty.pid is None


PART_OF_AN_ANSWER = "import os, sys; os.write(int(sys.argv[1]), bytes([0, 0, 1, 0]) + b'only this')"


@ONE_DATABASE
@pytest.mark.parametrize(
    ("patience_seconds", "question"),
    [
        pytest.param(30.0, Unpickled(exec, f"{PART_OF_AN_ANSWER}; os._exit(1)"), id="dies while it answers"),
        pytest.param(0.2, Unpickled(exec, f"{PART_OF_AN_ANSWER}; import signal; signal.pause()"), id="stops answering"),
        pytest.param(0.2, "more than fits into a socket" * 100_000, id="does not read the question"),
    ],
)
def test_at_whatever_moment_the_process_fails_that_is_said_in_words(
    office: Office, patience_seconds: float, question: Any
) -> None:
    own = Rehearser()
    assert is_answered(own, office)
    if isinstance(question, str):
        assert own.pid is not None
        os.kill(own.pid, signal.SIGSTOP)
    own.patience_seconds = patience_seconds
    with pytest.raises(Refusal, match=REHEARSAL_FAILED.code):
        own.rehearsed(office, asked(office, question))
    own.close()


@ONE_DATABASE
@pytest.mark.parametrize("what", ["Pipe", "subprocess.Popen"])
def test_where_no_process_can_be_started_that_is_said_in_words(
    office: Office, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def no_more(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr(f"manage.rehearsing.process.{what}", no_more)
    own = Rehearser()
    own.warm()

    with pytest.raises(Refusal, match=REHEARSAL_FAILED.code):
        own.rehearsed(office, asked(office))


@ONE_DATABASE
def test_an_answer_that_cannot_travel_is_a_failure_in_words(office: Office, rehearser: Rehearser) -> None:
    with pytest.raises(Refusal, match=REHEARSAL_FAILED.code):
        rehearser.ask(office, getattr, "hours_of")

    assert is_answered(rehearser, office)


@ONE_DATABASE
def test_a_catalogue_travels_while_another_thread_works_things_out_of_it(office: Office) -> None:
    class Looked(str):
        def __reduce__(self) -> Any:
            assert catalogue.field_by_id
            return str, ("",)

    catalogue = replace(office.catalogue, most_used=(Looked(),))

    assert pickle.loads(pickle.dumps(catalogue)).fields == catalogue.fields


@ONE_DATABASE
def test_after_the_server_has_closed_nothing_is_started(office: Office) -> None:
    closed = Rehearser()
    closed.close()

    with pytest.raises(Refusal, match=REHEARSAL_FAILED.code):
        closed.rehearsed(office, asked(office))
    assert closed.pid is None


STARTS_ONE = """
import signal
from manage.rehearsing.process import Rehearser
rehearser = Rehearser()
rehearser.warm()
print(rehearser.pid, flush=True)
signal.pause()
"""


def test_the_process_goes_with_a_server_that_was_killed() -> None:
    program = [sys.executable, "-c", STARTS_ONE]
    with subprocess.Popen(program, cwd=HOUSE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        process = os.pidfd_open(int(server.stdout.readline()))
        server.kill()

    ended, _, _ = select.select([process], [], [], PATIENCE_SECONDS)
    os.close(process)
    assert ended
