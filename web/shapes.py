"""The shapes of the answers, for the OpenAPI document and for the test that holds the answers against it."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

State = Literal["waiting", "called", "serving", "parked", "done", "no_show", "cancelled", "expired"]


class Words(TypedDict):
    vi: str
    en: str


class Wait(TypedDict):
    low: int
    likely: int
    high: int


class CounterRef(TypedDict):
    id: str
    name: Words


class JourneyStep(TypedDict):
    field: str
    procedure: str | None
    name: Words
    state: Literal["done", "now", "next"]


class Journey(TypedDict):
    procedure: str
    name: Words
    step: int
    of: int
    steps: list[JourneyStep]


class ReturnDate(TypedDict):
    """`on`: the day that the clerk told for the result of `procedure`."""

    procedure: str
    name: Words
    on: str


class Ticket(TypedDict):
    number: str
    token: str
    url: str
    state: State
    field: str
    procedure: str
    priority: str | None
    quantity: int
    language: str
    business_day: str
    issued_at: str
    called_at: str | None
    started_at: str | None
    finished_at: str | None
    counter: CounterRef | None
    ahead: int | None
    wait_minutes: Wait | None
    recalls: int
    journey: Journey | None
    return_dates: list[ReturnDate]
    note: NotRequired[str | None]


class ReturnDay(TypedDict):
    """A day to promise, so many working days after today."""

    working_days: int
    on: str


class CurrentTicket(Ticket):
    return_days: list[ReturnDay]
    moves: list[str]
    proposes: Literal["start", "finish", "no_show"]
    recall_at: str | None


class WaitingTicket(Ticket):
    waited_seconds: int
    why: Words
    moves: list[str]


class ParkedTicket(Ticket):
    moves: list[str]
    anybodys: bool


class BoardCall(TypedDict):
    seq: int
    number: str
    counter: CounterRef
    called_at: str
    recalls: int


class Serving(TypedDict):
    counter: CounterRef
    number: str


class BoardField(TypedDict):
    field: str
    name: Words
    count: int
    next: list[str]
    wait_minutes: Wait | None
    open: bool


class BoardCounter(TypedDict):
    id: str
    name: Words
    state: Literal["open", "paused", "closed"]
    direction: str
    calling: str | None


class OfficeName(TypedDict):
    name: Words


class Board(TypedDict):
    revision: int
    edition: int
    office: OfficeName
    now: str
    calls: list[BoardCall]
    serving: list[Serving]
    waiting: list[BoardField]
    counters: list[BoardCounter]
    open: dict[str, Any]


class Notice(TypedDict):
    title: Words
    text: Words


class Notices(TypedDict):
    spoken: bool
    ticker: Words
    notices: list[Notice]
    pictures: list[str]


class ClerkRef(TypedDict):
    id: str
    name: str


class Today(TypedDict):
    served: int
    median_service_seconds: int | None


class Undo(TypedDict):
    move: str
    number: str
    until: str


class AnnouncedBreak(TypedDict):
    """A break that the counter's clerk will make; `minutes`: how long, about."""

    at: str
    minutes: int
    reason: str


class Counter(TypedDict):
    revision: int
    edition: int
    now: str
    counter: CounterRef
    clerk: ClerkRef | None
    state: Literal["open", "paused"]
    paused_reason: str | None
    announced: AnnouncedBreak | None
    moves: list[str]
    current: CurrentTicket | None
    waiting: list[WaitingTicket]
    parked: list[ParkedTicket]
    undo: Undo | None
    today: Today


class KioskField(TypedDict):
    id: str
    prefix: str
    bulk: bool
    name: Words
    waiting: int
    wait_minutes: Wait | None
    open: bool
    full: bool
    reopens: Words | None


# `from` is a word of Python's own.
BulkCopies = TypedDict("BulkCopies", {"from": int, "field": str, "name": Words, "open": bool, "notice": Words})


class KioskProcedure(TypedDict):
    id: str
    code: str
    field: str
    name: Words
    documents: list[Words]
    fee: Words | None
    time_limit: Words | None
    asks_quantity: bool
    steps: list[Words]
    closed: Words | None
    full: bool
    bulk: BulkCopies | None


class Procedures(TypedDict):
    now: str
    edition: int
    fields: list[KioskField]
    procedures: list[KioskProcedure]
    open: dict[str, Any]


class Token(TypedDict):
    token: str


class Rated(TypedDict):
    score: int


class RatedWhy(TypedDict):
    reasons: list[str]


class AskRating(TypedDict):
    number: str
    language: str
    finished_at: str
    until: str


class Asking(TypedDict):
    """`scores`: the faces, the best first; three faces are 5, 4 and 2 of the five. `ask`: null: nobody is asked."""

    edition: int
    now: str
    counter: CounterRef
    scores: list[int]
    ask: AskRating | None


class AskedToPair(TypedDict):
    """`code`: what the page shows. `address`: where it goes once approved. `qr`: of the manager's page, as an SVG."""

    state: Literal["waiting", "approved", "refused", "expired"]
    role: str
    code: str
    expires_at: str
    address: str | None
    qr: NotRequired[str]
