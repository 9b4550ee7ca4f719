"""Run the benchmarks and print their table: all, or those named (`make bench ARGS="issuing lobby"`)."""

from __future__ import annotations

import sys

from bench import history, issuing, living, lobby, rehearsal, waits, weight
from bench.measuring import table

PARTS = {
    "issuing": issuing,
    "lobby": lobby,
    "history": history,
    "weight": weight,
    "waits": waits,
    "living": living,
    "rehearsal": rehearsal,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.stderr.write(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(PARTS)}\n")
        return 2
    print(table([figure for name in names or PARTS for figure in PARTS[name].figures()]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
