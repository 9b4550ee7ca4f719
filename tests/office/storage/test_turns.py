"""The lock of a process's writes: whose turn it is."""

from __future__ import annotations

from threading import Thread

import pytest

from office.storage.turns import Turns


def waiting_for(turns: Turns, said: list[str], name: str) -> Thread:
    """Somebody who asks for the turn now, and says so once it has come."""

    def ask() -> None:
        with turns:
            said.append(name)

    before, asking = turns.waiting, Thread(target=ask)
    asking.start()
    while turns.waiting == before:
        pass
    return asking


def test_who_asked_first_is_next_and_nobody_barges_in() -> None:
    turns, said = Turns(), list[str]()
    turns.acquire()
    asking = [waiting_for(turns, said, name) for name in ("first", "second", "third")]
    turns.release()
    with turns:
        said.append("newcomer")
    for each in asking:
        each.join()

    assert said == ["first", "second", "third", "newcomer"]


def test_who_gives_up_is_passed_over() -> None:
    turns, said = Turns(), list[str]()
    turns.acquire()

    assert not turns.acquire(timeout=0.001)
    patient = waiting_for(turns, said, "patient")
    turns.release()
    patient.join()
    assert said == ["patient"]
    assert turns.acquire(timeout=0)


def test_a_turn_ends_with_an_error_as_with_an_answer() -> None:
    turns = Turns()
    with pytest.raises(LookupError), turns:
        dict[str, str]()["nothing"]

    assert turns.acquire(timeout=0)
