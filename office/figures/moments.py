"""Instants as seconds, computed by the database: to make a Python object of each of a million moments takes longer."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Float
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
# A zone's offset changes at quarters of an hour at the finest.
QUARTER = 900


class Seconds(GenericFunction[float]):
    """Seconds since 1970 of a UTC column; NULL stays NULL."""

    type = Float()
    inherit_cache = True
    name = "motcua_seconds"


@compiles(Seconds)
def _elsewhere(element: Any, compiler: Any, **how: Any) -> str:
    # As a double: an exact number of each of a million moments would be an object of its own.
    return f"cast(extract(epoch from {compiler.process(element.clauses, **how)}) as double precision)"


@compiles(Seconds, "sqlite")
def _on_sqlite(element: Any, compiler: Any, **how: Any) -> str:
    return f"((julianday({compiler.process(element.clauses, **how)}) - 2440587.5) * 86400.0)"


def local_hours(seconds: Floats, zone: ZoneInfo) -> Integers:
    """The hour of the day, 0 to 23, in the office's zone."""
    quarters, places = np.unique(np.floor(np.nan_to_num(seconds) / QUARTER).astype(np.int64), return_inverse=True)
    hours = [dt.datetime.fromtimestamp(int(quarter) * QUARTER, zone).hour for quarter in quarters]
    return np.array(hours, dtype=np.int64)[places]
