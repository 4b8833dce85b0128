# SPDX-License-Identifier: EUPL-1.2
"""What the server takes from a reviewer's time: one decision and the page of the next signal.

`./run python benchmarks/reviewing.py`: an invented town with a list of doubtful signals in a
database of its own, as the limited role, through the whole site; prints one table.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent / "src"), str(Path(__file__).parent.parent)]

from benchmarks.matching import database  # noqa: E402


def main() -> None:
    """Make the lists, decide, print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=20_000)
    asked.add_argument("--waiting", type=int, nargs="*", default=[400, 1_000, 4_000])
    asked.add_argument("--decisions", type=int, default=300)
    size = asked.parse_args()
    print(f"{size.people} people, {size.decisions} decisions, milliseconds of the server")
    print(f"{'waiting':>8}{'queries':>9}{'page p50':>10}{'decide p50':>12}", end="")
    print(f"{'both p50':>10}{'p95':>8}{'p99':>8}{'of 12 s':>9}{'an hour':>9}")
    with database():
        work = importlib.import_module("benchmarks.reviewing_work")
        for found in work.measured(size.people, size.waiting, size.decisions):
            print(
                f"{found.waiting:>8}{found.queries:>9}{found.page:>10.1f}{found.decide:>12.1f}"
                f"{found.both:>10.1f}{found.both95:>8.1f}{found.both99:>8.1f}"
                f"{found.both / 120:>8.1f}%{3_600_000 / found.both:>9.0f}   {found.says}"
            )


if __name__ == "__main__":
    main()
