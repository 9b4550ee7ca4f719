"""PINs and passwords hashed at the least cost: a real hash is dear on purpose, and most tests have somebody sign in.

Only the tests' own processes do this, and the servers that they fork (tests/warm.py): nothing of Motcua reads a
setting for it.
"""

from __future__ import annotations

from argon2 import PasswordHasher

from office import secrets
from office.actions import pin_tries, signing_in

REAL = secrets._hasher


def hash_lightly() -> None:
    secrets._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    # Made when they were imported; a wrong name must cost here what a wrong PIN costs, as it does there.
    pin_tries._DECOY = signing_in._DECOY = secrets.pin_hash("decoy")
