"""What a manager may be called at the door, and which passwords are none. Nothing is asked but length and sense."""

from __future__ import annotations

import re
import unicodedata

LEAST, MOST = 10, 200
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,59}")
_DIGITS = "0123456789" * 3
_EVERYBODYS = ("password", "matkhau", "quanly", "motcua", "qwerty", "admin", "iloveyou", "abcd")
_LETTERS_AT_LEAST = 5


def plain_login(text: str) -> str:
    """The sign-in name as it is kept, however it was typed."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def is_login(login: str) -> bool:
    return _LOGIN.fullmatch(login) is not None


def plain_password(text: str) -> str:
    """The same password from every keyboard: Vietnamese letters are typed in one piece or in several, and a space
    slips in at an end.
    """
    return unicodedata.normalize("NFKC", text).strip()


def is_easy(password: str, *names: str) -> bool:
    """Whether anybody would guess it: one of `names`, a row of digits, a word that everybody takes."""
    said = _bare(password)
    if len(set(said)) < _LETTERS_AT_LEAST or said in _DIGITS or said[::-1] in _DIGITS:
        return True
    words = [_bare(name) for name in names if name]
    # What is left beside a name or an everyday word must be worth something by itself.
    return any(word and word in said and len(said) - len(word) < LEAST - 4 for word in (*words, *_EVERYBODYS))


def _bare(text: str) -> str:
    marks = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in marks if letter.isalnum())
