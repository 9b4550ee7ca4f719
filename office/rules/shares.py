"""How sure a share is that comes from a few answers."""

from __future__ import annotations

from math import sqrt

# 95 of 100 such intervals hold the share that asking everybody would give.
Z = 1.959964


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The interval of Wilson (1927): honest with few answers and near 0 and 1, where p ± z·s is not."""
    if count == 0:
        return 0.0, 1.0
    share, z2 = hits / count, Z * Z
    middle = share + z2 / (2 * count)
    reach = Z * sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    whole = 1 + z2 / count
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)
