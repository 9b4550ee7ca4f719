"""Tokens, PINs, passwords, codes. What is kept is never what was given out, but for the keys of a phone's codes."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import os
import secrets
from pathlib import Path

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from pyotp.exceptions import OTPVerificationError

from office.one_core import on_any_core
from office.own_files import own_file

# The library's own recommendation is sized for servers; 19 MiB and two passes is OWASP's floor and fits a small PC.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


SECRET_BYTES = 32


def new_token() -> str:
    """256 random bits, fit for a header or a link."""
    return secrets.token_urlsafe(32)


# No 0, O, 1, I or L: a code is read from one screen and typed on another, often with a TV's remote control.
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 10


def new_code() -> str:
    """A code to be typed once, like "K7M2Q-9XR4T": 49 bits, which nobody guesses over the network within its day."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


# Compared by eye from three metres: no vowels that make words, nothing that looks like something else.
SHOWN_LETTERS = "34679CDFHJKMNPRTVWXY"


def new_shown_code() -> str:
    """A code to be compared, like "K7M-4XR". It opens nothing by itself."""
    letters = "".join(secrets.choice(SHOWN_LETTERS) for _ in range(6))
    return f"{letters[:3]}-{letters[3:]}"


def typed_code(text: str) -> str:
    """The code as it was given out, however it was typed: small letters, spaces, without the dash."""
    letters = "".join(letter for letter in text[:40].upper() if letter in CODE_LETTERS)
    return f"{letters[:5]}-{letters[5:]}"


def token_hash(token: str) -> str:
    """What is stored of a token. Plain SHA-256 suffices: a token has too many bits to be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


def card_hash(key: bytes, office_id: str, day: dt.date, number: str) -> str:
    """What is kept of an ID card's number, for one day: under another day the same card is another."""
    return hmac.digest(key, f"card|{office_id}|{day.isoformat()}|{number}".encode(), "sha256").hex()


def card_slip(key: bytes, hashed: str) -> str:
    """What stands for a card between its scan and the ticket: the hash, sealed, so that nobody can make one up."""
    return hashed + hmac.digest(key, f"slip|{hashed}".encode(), "sha256").hex()


def card_of_slip(key: bytes, slip: str) -> str | None:
    """The hash in a slip of ours; None for any other text."""
    hashed = slip[: len(slip) // 2]
    whole = slip.encode(errors="replace")
    return hashed if hmac.compare_digest(card_slip(key, hashed).encode(errors="replace"), whole) else None


def source_hash(key: bytes, office_id: str, day: dt.date, source: str) -> str:
    """What is kept of where a rating came from, for one day."""
    return hmac.digest(key, f"rating|{office_id}|{day.isoformat()}|{source}".encode(errors="replace"), "sha256").hex()


def pin_hash(pin: str) -> str:
    with on_any_core():
        return _hasher.hash(pin)


def pin_matches(pin: str, stored: str) -> bool:
    try:
        with on_any_core():
            return _hasher.verify(stored, pin)
    except (VerifyMismatchError, InvalidHashError):
        return False


# A password is kept as a PIN is.
password_hash, password_matches = pin_hash, pin_matches

# A minute either way: an office's PC has no internet to set its clock by.
CODE_STEPS = 2


def new_code_key() -> str:
    """The key that a phone and the office make the same codes with: 160 bits in base32."""
    return pyotp.random_base32()


def code_step(key: str, code: str, now: dt.datetime, steps: int = CODE_STEPS) -> int | None:
    """The number of the half minute that `code` belongs to, within `steps` of now; None: it is wrong."""
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdigit()):
        return None
    try:
        return pyotp.TOTP(key).verify_and_get_timecode(digits, for_time=now, valid_window=steps)
    except OTPVerificationError:
        return None


def minutes_apart(step: int, now: dt.datetime) -> int:
    return round(abs(step * 30 - now.timestamp()) / 60)


def code_address(key: str, login: str, office: str) -> str:
    """What the phone's QR code says."""
    return str(pyotp.TOTP(key).provisioning_uri(name=login, issuer_name=office))


def kept_secret(file: Path) -> bytes:
    """The secret in `file`; made at the first start, for the server's own user alone."""
    if not file.exists() or file.stat().st_size < SECRET_BYTES:
        fresh = file.with_suffix(f".{os.getpid()}")
        own_file(fresh)
        fresh.write_bytes(secrets.token_bytes(SECRET_BYTES))
        fresh.replace(file)  # whole or not at all
    own_file(file)
    return file.read_bytes()
