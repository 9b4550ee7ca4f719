"""Made-up days at three servers, one of whom takes only the first kind; the queue's rule is known."""

from __future__ import annotations

import numpy as np

from office.rules.forecast.visits import Visit

TAKES = {"1": "ab", "2": "a", "3": "ab"}
OPENS, VISITS = 27_000.0, 200


def busy_day(name: str, seed: int, head_start: float = 0.0) -> list[Visit]:
    """About ten a quarter of an hour, each served for some four minutes; one in ten leaves after ten minutes' wait."""
    rng = np.random.default_rng(seed)
    arrived = OPENS + np.cumsum(rng.exponential(85.0, VISITS)).round()
    kinds = rng.choice(["a", "b"], VISITS, p=[0.7, 0.3])
    classes = rng.choice(["first", "rest"], VISITS, p=[0.2, 0.8])
    leaves = np.where(rng.random(VISITS) < 0.1, arrived + 600, np.inf)
    waiting, free = list(range(VISITS)), dict.fromkeys(TAKES, OPENS)
    visits: list[Visit] = []
    while waiting:
        server = min(free, key=lambda item: (free[item], item))
        now = free[server]
        mine = [i for i in waiting if kinds[i] in TAKES[server] and arrived[i] <= now < leaves[i]]
        if not mine:
            later = [arrived[i] for i in waiting if arrived[i] > now]
            if not later:
                break
            free[server] = min(later)
            continue
        chosen = min(mine, key=lambda i: (arrived[i] - head_start * (classes[i] == "first"), i))
        waiting.remove(chosen)
        free[server] = now + max(10.0, round(rng.exponential(230.0)))
        visits.append(
            Visit(name, arrived[chosen], now, free[server] - 3, str(kinds[chosen]), str(classes[chosen]), server)
        )
    visits += [
        Visit(name, arrived[i], None, float(min(leaves[i], arrived[i] + 3600)), str(kinds[i]), str(classes[i]), None)
        for i in waiting
    ]
    return sorted(visits, key=lambda visit: visit.arrived)
