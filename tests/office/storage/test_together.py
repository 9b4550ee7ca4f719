"""Writes that waited for each other, committed as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, event, text

from office.storage.database import make_engine, writing
from office.storage.together import MOST, Together

Work = Callable[[Connection, str], None]
INSERT = text("INSERT INTO said VALUES (:name)")


class DiskFull(Exception):
    """What the commit is told."""


def write(connection: Connection, name: str) -> None:
    connection.execute(INSERT, {"name": name})


def change_ones_mind(connection: Connection, name: str) -> None:
    write(connection, name)
    raise LookupError(name)


def lose_everything(connection: Connection, _name: str) -> None:
    """SQLite does so by itself when a disk is full or broken."""
    connection.exec_driver_sql("ROLLBACK")
    raise DiskFull


@dataclass
class Desk:
    """One table, and everybody who writes into it."""

    engine: Engine
    together: Together
    commits: int = 0
    answers: dict[str, BaseException | None] = field(default_factory=dict)
    _threads: list[Thread] = field(default_factory=list)

    def stored(self) -> list[str]:
        with self.engine.connect() as connection:
            return list(connection.scalars(text("SELECT name FROM said ORDER BY rowid")))

    def ask(self, name: str, work: Work = write) -> None:
        """Somebody comes, and waits if somebody is before them. Comes back once they do."""
        before, begun = self.together.turns.waiting, Event()

        def asked() -> None:
            try:
                with self.together.transaction() as connection:
                    begun.set()
                    work(connection, name)
            except Exception as error:
                self.answers[name] = error
            else:
                self.answers[name] = None

        self._threads.append(Thread(target=asked))
        self._threads[-1].start()
        while self.together.turns.waiting == before and not begun.is_set():
            pass

    def all_answered(self) -> None:
        for each in self._threads:
            each.join(20)
        assert not any(each.is_alive() for each in self._threads)

    def behind_each_other(self, *works: Work) -> None:
        """The first does not end before the others wait."""
        go = Event()

        def first(connection: Connection, name: str) -> None:
            go.wait(20)
            works[0](connection, name)

        self.ask("0", first)
        for number, work in enumerate(works[1:], start=1):
            self.ask(str(number), work)
        go.set()
        self.all_answered()


def desk_in(folder: Path) -> Desk:
    engine = make_engine(f"sqlite:///{folder / 'said.db'}")
    turns = writing(engine)
    with turns.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE said (name TEXT)")
    desk = Desk(engine, Together(turns.connect))

    def count(_connection: Connection) -> None:
        desk.commits += 1

    event.listen(turns, "commit", count)
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desk_in(tmp_path)
    yield made
    made.engine.dispose()


def test_those_who_waited_for_each_other_are_committed_at_once(desk: Desk) -> None:
    desk.behind_each_other(write, write, write)

    assert desk.stored() == ["0", "1", "2"]
    assert desk.commits == 1


def test_nobody_has_an_answer_before_it_is_stored(desk: Desk) -> None:
    seen: list[tuple[list[str], list[str]]] = []

    def look_around(connection: Connection, name: str) -> None:
        seen.append((sorted(desk.answers), desk.stored()))
        write(connection, name)

    desk.behind_each_other(write, look_around, look_around)

    assert seen == [([], []), ([], [])]


def test_one_after_the_other_each_is_its_own(desk: Desk) -> None:
    for name in ("first", "second"):
        desk.ask(name)
        desk.all_answered()

    assert desk.commits == 2


@pytest.mark.parametrize("others", [write, change_ones_mind])
def test_the_first_does_not_wait_for_more_than_so_many(desk: Desk, others: Work) -> None:
    desk.behind_each_other(write, *[others] * (MOST - 1), write)

    assert desk.stored()[-1] == str(MOST)
    assert desk.commits == 2


@settings(max_examples=30)
@given(works=st.lists(st.sampled_from([write, change_ones_mind]), min_size=2, max_size=12))
def test_who_is_refused_leaves_the_others_alone(works: list[Work]) -> None:
    with TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        desk.behind_each_other(*works)
        kept = [str(number) for number, work in enumerate(works) if work is write]

        assert desk.stored() == kept
        assert {name for name, answer in desk.answers.items() if answer is None} == set(kept)
        assert all(isinstance(answer, LookupError) for name, answer in desk.answers.items() if name not in kept)
        desk.engine.dispose()


def test_a_commit_that_fails_has_failed_for_all_and_nothing_is_stored(desk: Desk) -> None:
    def fail(_connection: Connection) -> None:
        raise DiskFull

    def last(connection: Connection, name: str) -> None:
        write(connection, name)
        event.listen(connection, "commit", fail, once=True)

    desk.behind_each_other(write, change_ones_mind, last)
    assert [type(desk.answers[name]) for name in ("0", "1", "2")] == [DiskFull] * 3
    assert desk.stored() == []

    desk.ask("afterwards")
    desk.all_answered()
    assert desk.stored() == ["afterwards"]


def test_a_transaction_that_the_database_gave_up_is_lost_for_all_of_it(desk: Desk) -> None:
    desk.behind_each_other(write, lose_everything, write)

    assert [type(desk.answers[name]) for name in ("0", "1", "2")] == [DiskFull, DiskFull, type(None)]
    assert desk.stored() == ["2"]


def test_who_wants_the_turn_alone_waits_for_no_more_than_what_is_made(desk: Desk) -> None:
    go, found = Event(), list[list[str]]()

    def slow(connection: Connection, name: str) -> None:
        go.wait(20)
        write(connection, name)

    def watch() -> None:
        with desk.together.alone(20):
            found.append(desk.stored())

    desk.ask("slow", slow)
    watching = Thread(target=watch)
    watching.start()
    while not desk.together.turns.waiting:
        pass
    go.set()
    watching.join(20)
    desk.all_answered()

    assert found == [["slow"]]
