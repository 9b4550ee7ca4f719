"""What somebody at the command line says: names, and what nobody else may read."""

from __future__ import annotations

import getpass
import sys

from commands.setting_up import Trouble

LONGEST_NAME = 120


def name_from(text: str) -> str:
    name = text.strip()
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise Trouble("a name has 1 to 120 printable characters")
    return name


def asked_twice(what: str, otherwise: str) -> str:
    """A secret, typed twice without being shown: on the command line every program of the machine could read it.

    `otherwise`: how it is given where there is no terminal. Raises Trouble.
    """
    # Without a terminal getpass would read the next best thing, and show it.
    if not sys.stdin.isatty():
        raise Trouble(f"there is no terminal to ask for the {what} at; {otherwise}")
    try:
        said = getpass.getpass(f"{what[0].upper()}{what[1:]}: ")
        again = getpass.getpass("Once more: ")
    except (EOFError, UnicodeDecodeError) as error:
        raise Trouble(f"the {what} could not be read; nothing was changed") from error
    if said != again:
        raise Trouble("the two differ; nothing was changed")
    return _writable(said)


def first_line() -> str:
    """The first line of stdin. Raises Trouble when it is no text."""
    try:
        return _writable(sys.stdin.readline().rstrip("\r\n"))
    except UnicodeDecodeError as error:
        raise Trouble("what came on stdin is no text in UTF-8; nothing was changed") from error


def _writable(text: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Trouble("what was typed is no text in UTF-8; nothing was changed")
    return text
