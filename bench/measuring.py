"""Percentiles, and the rows of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Figure:
    """One line of the table. `ok` is None where no figure was promised."""

    name: str
    value: str
    promised: str = ""
    ok: bool | None = None


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the sorted values don't exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, ceil(share * len(ranked)) - 1)]


def milliseconds(name: str, seconds: Sequence[float], limit: float) -> Figure:
    p50, p95 = percentile(seconds, 0.5) * 1000, percentile(seconds, 0.95) * 1000
    return Figure(name, f"p50 {p50:.1f} ms, p95 {p95:.1f} ms ({len(seconds)})", f"p95 ≤ {limit:.0f} ms", p95 <= limit)


def table(figures: Sequence[Figure]) -> str:
    mark = {True: "yes", False: "NO", None: ""}
    rows = [("figure", "measured", "promised", "kept")]
    rows += [(item.name, item.value, item.promised, mark[item.ok]) for item in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
