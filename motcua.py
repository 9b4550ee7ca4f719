"""Motcua's command line: `python motcua.py --help`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from commands import config, demo, export, managers, people, privacy, readers, replaying, report, safekeeping, serving
from commands.setting_up import Trouble


@cache
def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="motcua.py", description="The queue of a one-stop-shop office.")
    verbs = top.add_subparsers(required=True, metavar="COMMAND")
    for part in (serving, config, people, managers, export, report, replaying, safekeeping, privacy, readers, demo):
        part.add_to(verbs)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked."""
    chosen = parser().parse_args(arguments)
    try:
        code = int(chosen.run(chosen) or 0)
        sys.stdout.flush()
    except BrokenPipeError:
        # As by `| head`: whoever reads has seen enough. Python flushes once more at its end, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    else:
        return code


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    sys.exit(main())
