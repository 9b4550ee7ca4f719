"""How Vietnamese says letters, digits and small numbers aloud."""

from __future__ import annotations

import re
import unicodedata

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")

# letter -> (how it is said, the name of its recording). The names are those people use at a counter, not the ones
# of the school book, and no two sound alike: D is "đê" as in number plates, which leaves "đờ" for Đ. J is written
# "di" because eSpeak NG leaves the vowel out of "gi"; R is "e rờ" because its southern voice says "rờ" as "gờ".
# Marked letters have recordings named as Telex types them.
LETTERS: dict[str, tuple[str, str]] = {
    "A": ("a", "a"),
    "Ă": ("á", "aw"),
    "Â": ("ớ", "aa"),
    "B": ("bê", "b"),
    "C": ("xê", "c"),
    "D": ("đê", "d"),
    "Đ": ("đờ", "dd"),
    "E": ("e", "e"),
    "Ê": ("ê", "ee"),
    "F": ("ép", "f"),
    "G": ("gờ", "g"),
    "H": ("hát", "h"),
    "I": ("i", "i"),
    "J": ("di", "j"),
    "K": ("ca", "k"),
    "L": ("lờ", "l"),
    "M": ("mờ", "m"),
    "N": ("nờ", "n"),
    "O": ("o", "o"),
    "Ô": ("ô", "oo"),
    "Ơ": ("ơ", "ow"),
    "P": ("pê", "p"),
    "Q": ("quy", "q"),
    "R": ("e rờ", "r"),
    "S": ("sờ", "s"),
    "T": ("tê", "t"),
    "U": ("u", "u"),
    "Ư": ("ư", "uw"),
    "V": ("vê", "v"),
    "W": ("vê kép", "w"),
    "X": ("ích xì", "x"),
    "Y": ("i dài", "y"),
    "Z": ("dét", "z"),
}


def numeral(value: int) -> str:
    """0 to 99 in words, with the sounds that change after a ten: mười lăm, hai mươi mốt, hai mươi tư."""
    tens, ones = divmod(value, 10)
    if tens == 0:
        return DIGITS[ones]
    ten = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    if ones == 0:
        return ten
    changed = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return f"{ten} {changed.get(ones, DIGITS[ones])}"


def clip_name(words: str) -> str:
    """A recording's file name: no marks, no capitals, hyphens between words, nothing a file system could mind."""
    plain = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(_ascii(character) for character in plain)))


def _ascii(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.combining(character):
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    # A letter with no Latin form keeps its code point, so that two names never share one recording.
    return f"u{ord(character):x}" if character.isalpha() else " "
