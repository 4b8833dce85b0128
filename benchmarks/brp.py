# SPDX-License-Identifier: EUPL-1.2
"""One year of signals of the invented town, linked twice: from an extract and by asking the BRP.

`./run python benchmarks/brp.py` prints how many decisions are the same, why the others are not, and
how many questions it took. Both municipalities get the same files; the BRP is the fake.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent / "src"), str(Path(__file__).parent.parent)]

from benchmarks.matching import database  # noqa: E402


def main() -> None:
    """Link both ways, hold the decisions beside each other, print two tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--residents", type=int, default=50_000, help="size of the invented town")
    size = asked.parse_args()
    started = time.perf_counter()
    with database():
        found = importlib.import_module("benchmarks.brp_work").both(size.residents)
    print(f"a year of signals of an invented town of {size.residents} residents\n")
    for title, rows in found:
        print(title)
        for name, number in rows:
            print(f"  {name:<74}{number:>8}")
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
