# SPDX-License-Identifier: EUPL-1.2
"""How long one signal takes while a page waits, against a register of a million in PostgreSQL.

`./run python -m benchmarks.matching_single [--people N] [--signals N]`: an invented register of a
measuring seed is imported in parts, as the limited role, into a database of its own.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent / "src"), str(Path(__file__).parent.parent)]

from benchmarks.linkage.people import write  # noqa: E402
from benchmarks.matching import database  # noqa: E402

SEED = 1_007


def main() -> None:
    """Import, link one by one, print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=1_000_000)
    asked.add_argument("--signals", type=int, default=2_000)
    said = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = write(Path(folder), SEED, said.people, [said.signals])[0]
        with database():
            work = importlib.import_module("benchmarks.matching_single_work")
            for name, value in work.measure(files):
                print(f"{name:<44}{value}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{'peak memory':<44}{peak} MB")


if __name__ == "__main__":
    main()
