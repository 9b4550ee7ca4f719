"""Run the benchmarks and print their table: all, or those named (`make bench ARGS="issuing lobby"`)."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench import history, issuing, living, lobby, machine, rehearsal, waits, weight
from bench.measuring import Figure, table

PARTS = {
    "machine": machine,
    "issuing": issuing,
    "lobby": lobby,
    "history": history,
    "weight": weight,
    "waits": waits,
    "living": living,
    "rehearsal": rehearsal,
}


# A part of another one, to be asked for by its name.
OF_OTHERS = {"figures": history.reports_alone}


def main(names: list[str]) -> int:
    known: dict[str, Callable[[], list[Figure]]] = {name: part.figures for name, part in PARTS.items()} | OF_OTHERS
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.stderr.write(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(known)}\n")
        return 2
    print(table([figure for name in names or PARTS for figure in known[name]()]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
