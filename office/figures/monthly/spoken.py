"""Figures as a Vietnamese page writes them: 3.816, 8,1 phút, 65 %."""

from __future__ import annotations

NOTHING = "–"
TIGHT = "\N{NO-BREAK SPACE}"
LONG_MINUTES = 120


def count(value: float | None) -> str:
    return NOTHING if value is None else f"{value:,.0f}".replace(",", ".")


def decimal(value: float, digits: int = 1) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def share(value: float | None) -> str:
    if value is None:
        return NOTHING
    return f"{decimal(value * 100, 1 if 0 < value < 0.1 else 0)}{TIGHT}%"


def length(seconds: float | None) -> str:
    if seconds is None:
        return NOTHING
    if seconds < 59.5:
        return f"{seconds:.0f}{TIGHT}giây"
    minutes = seconds / 60
    if minutes < 9.95:
        return f"{decimal(minutes).removesuffix(',0')}{TIGHT}phút"
    if minutes < LONG_MINUTES:
        return f"{minutes:.0f}{TIGHT}phút"
    hours, rest = divmod(round(minutes), 60)
    return f"{hours}{TIGHT}giờ{TIGHT}{rest:02}"


def part(some: int | None, whole: int | None) -> float | None:
    return some / whole if some is not None and whole else None
