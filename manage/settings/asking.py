"""What a page of settings asks, declared: each question names its key of the settings, its words and its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Words = Any  # a sentence that is translated when it is drawn
Kind = Literal["text", "number", "time", "date", "code", "area", "tick", "choice", "number choice", "languages", "days"]
Table = dict[str, Any]
Options = tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Ask:
    """One question. `at`: the key, such as "queue.cap"; `when`: "queue.cap=y" shows it only with that answer."""

    at: str
    label: Words
    hint: Words = ""
    kind: Kind = "text"
    options: Options = ()
    hints: Mapping[str, Words] = field(default_factory=dict)
    unit: Words = ""
    most: int = 200
    when: str = ""

    @property
    def name(self) -> str:
        return input_name(self.at)


@dataclass(frozen=True)
class Both:
    """The same text in both languages: `at` and `at`_en."""

    vi: Ask
    en: Ask


@dataclass(frozen=True)
class Rows:
    """A list of tables, a row each. `new`: what a row begins with; `read` and `show`: from its inputs and to them."""

    at: str
    label: Words
    hint: Words
    columns: tuple[Ask, ...]
    add: Words
    none: Words
    new: Table = field(default_factory=dict)
    named_by: str = ""
    read: Callable[[Table], Table] | None = None
    show: Callable[[Table], Table] | None = None

    @property
    def name(self) -> str:
        return input_name(self.at)


@dataclass(frozen=True)
class Part:
    """`id`: the table that it is about, in a section of one part a table; it can then be taken away."""

    title: Words
    hint: Words
    asks: tuple[Ask | Both | Rows, ...]
    id: str = ""


@dataclass(frozen=True)
class Section:
    """A page. `extra`: a template's name for what it has besides its questions.

    `keyed`: the list of tables that has a part each, with keys such as "counters.3.name"; `add`: to have one more.
    """

    name: str
    title: Words
    lead: Words
    icon: str
    parts: tuple[Part, ...]
    extra: str = ""
    keyed: str = ""
    add: Words = ""


def input_name(at: str) -> str:
    return at.replace(".", "__")


def both(at: str, vi: Words, en: Words, hint: Words = "", most: int = 200, kind: Kind = "text") -> Both:
    return Both(Ask(at, vi, hint, kind, most=most), Ask(f"{at}_en", en, "", kind, most=most))


def questions(section: Section) -> list[Ask | Rows]:
    """Every question of a page, one by one."""
    found: list[Ask | Rows] = []
    for part in section.parts:
        for ask in part.asks:
            found += [ask.vi, ask.en] if isinstance(ask, Both) else [ask]
    return found
