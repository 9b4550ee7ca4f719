"""What is wrong in a file, where, and the mend: one line each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

KeyPath = tuple[str | int, ...]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Mistake:
    """`line` is None when the file could not be read at all, or when there is none: the data came from a form.

    `key` is "" when the text is not TOML. `path` is the key as a form finds it; `vi` the whole sentence for people.
    """

    file: str
    line: int | None
    key: str
    problem: str
    mend: str = ""
    path: KeyPath = ()
    vi: str = ""

    @property
    def en(self) -> str:
        """The sentence for a form, where the place is seen."""
        # How a key is written in the file is no help where there is a field to type into.
        text = f"{self.problem}; {self.mend}" if self.mend and " = " not in self.mend else self.problem
        return f"{text[:1].upper()}{text[1:]}."

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        parts = [part for part in (place, self.key, self.problem) if part]
        return ": ".join(parts) + (f" — {self.mend}" if self.mend else "")


class ConfigMistakes(ValueError):
    """The office's files hold mistakes; str() gives each on a line of its own."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def spell(path: KeyPath) -> str:
    """A key as a technician would name it: ("counters", 1, "fields") is counters[2].fields, counted from 1."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += ("." if text else "") + (part if _BARE_KEY.fullmatch(part) else quoted(part))
    return text


def quoted(value: object, most: int = 60) -> str:
    """A value as it might stand in the file, short and on one line."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    text = "".join(letter if letter.isprintable() else "?" for letter in text)
    return text if len(text) <= most else f"{text[: most - 3]}…{text[-1]}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known name, or the whole choice when nothing is near."""
    by_small = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), by_small, n=1, cutoff=0.6)
    if near:
        return f"did you mean {quoted(by_small[near[0]])}?"
    names = [quoted(name) for name in by_small.values()]
    if len(names) > 12:
        return f"choose one of {len(names)}, such as {', '.join(names[:3])}"
    return f"choose from {', '.join(names)}" if names else ""
