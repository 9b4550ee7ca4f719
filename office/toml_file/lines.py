"""On which line each key of a TOML text stands.

The standard reader forgets where it read a value. This one forgets the values and keeps the lines: it walks
over a text which the standard reader has already accepted, so it need not judge anything.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

from office.toml_file.mistakes import KeyPath

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_KEY_PART = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*""")
_STRING = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|\'\'\'(?:[^']|'(?!''))*'{3,5}|"(?:[^"\\]|\\.)*"|'[^']*\'''', re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of every key, table and list item of a valid TOML text."""
    return _Walk(text).run()


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")
        self.at = 0
        self.starts = [0] + [found.end() for found in re.finditer("\n", self.text)]
        self.lines: dict[KeyPath, int] = {}
        self.tables_in: dict[KeyPath, int] = {}

    def run(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self.blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.assignment(table)
            self.blank()
        return self.lines

    def header(self) -> KeyPath:
        line = self.line()
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        *parents, last = self.key()
        path: KeyPath = ()
        for part in parents:
            path = self.enter((*path, part), line)
        path = (*path, last)
        self.at += 2 if many else 1
        if not many:
            return self.enter(path, line)
        self.lines.setdefault(path, line)
        self.tables_in[path] = self.tables_in.get(path, 0) + 1
        return self.enter(path, line)

    def enter(self, path: KeyPath, line: int) -> KeyPath:
        """The table meant by `path`: of a [[list]], the newest one."""
        self.lines.setdefault(path, line)
        if path in self.tables_in:
            path = (*path, self.tables_in[path] - 1)
            self.lines.setdefault(path, line)
        return path

    def assignment(self, table: KeyPath) -> None:
        line = self.line()
        path = table
        for part in self.key():
            path = (*path, part)
            self.lines.setdefault(path, line)
        self.at += 1  # the equals sign
        self.blank()
        self.value(path)

    def key(self) -> list[str]:
        parts: list[str] = []
        while found := _KEY_PART.match(self.text, self.at):
            self.at = found.end()
            parts.append(_plain(found[1]))
            if self.text[self.at] != ".":
                break
            self.at += 1
        return parts

    def value(self, path: KeyPath) -> None:
        opening = self.text[self.at]
        if opening == "[":
            self.items(path)
        elif opening == "{":
            self.inline_table(path)
        elif found := (_STRING if opening in "\"'" else _SCALAR).match(self.text, self.at):
            self.at = found.end()

    def items(self, path: KeyPath) -> None:
        self.at += 1
        number = 0
        while not self.closes("]"):
            self.lines[(*path, number)] = self.line()
            self.value((*path, number))
            number += 1

    def inline_table(self, path: KeyPath) -> None:
        self.at += 1
        while not self.closes("}"):
            self.assignment(path)

    def closes(self, bracket: str) -> bool:
        """Step over blanks and a comma; whether the list or table ends here."""
        self.blank()
        if self.text[self.at] == ",":
            self.at += 1
            self.blank()
        if self.text[self.at] != bracket:
            return False
        self.at += 1
        return True

    def blank(self) -> None:
        if found := _BLANK.match(self.text, self.at):
            self.at = found.end()

    def line(self) -> int:
        return bisect_right(self.starts, self.at)


def _plain(key: str) -> str:
    """A key without its quotes, its escapes resolved."""
    return str(tomllib.loads(f"key = {key}")["key"]) if key[0] in "\"'" else key
