"""The shapes of the help desk's answers."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict

from web.shapes import CounterRef, State, Ticket, Undo, Words


class Line(TypedDict):
    number: str
    state: State
    field: str
    procedure: str
    priority: str | None
    counter: CounterRef | None
    waited_seconds: int
    served: bool


class Desk(TypedDict):
    edition: int
    revision: int
    now: str
    alarms: list[dict[str, Any]]
    waiting: int
    longest: list[Line]
    undo: Undo | None
    clerk: str | None


class Found(TypedDict):
    tickets: list[Line]


class Happened(TypedDict):
    at: str
    move: str
    what: Words
    by: Words
    undone: bool


class DeskTicket(Ticket):
    waited_seconds: int


class Whereabouts(TypedDict):
    ticket: DeskTicket
    bound: CounterRef | None
    counters: list[CounterRef]
    moves: list[str]
    history: list[Happened]
