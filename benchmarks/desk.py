# SPDX-License-Identifier: EUPL-1.2
"""How long a landlord with many homes waits for the list of rents, and for a bank export.

`./run bench desk [--homes N] [--months N] [--times N]`: homes with tenants and payments in a
database of its own, as the limited role, through the whole site; prints one table.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent / "src"), str(Path(__file__).parent.parent)]

from benchmarks.matching import database  # noqa: E402

#: half of the requests within so many seconds, at five hundred homes
MOST = 0.3


def main() -> None:
    """Fill the desk, ask, print the table; ends with 1 when the list is too slow."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--homes", type=int, default=500)
    asked.add_argument("--months", type=int, default=36)
    asked.add_argument("--times", type=int, default=20)
    size = asked.parse_args()
    print(f"{size.homes} woningen, {size.months} maanden betalingen, {size.times} keer, seconden")
    print(f"{'wat':<34}{'helft binnen':>14}{'95%':>8}{'vragen':>8}")
    os.environ.setdefault("WOONZEKER_LOG_LEVEL", "WARNING")
    with database():
        work = importlib.import_module("benchmarks.desk_work")
        found = list(work.measured(size.homes, size.months, size.times))
    for each in found:
        print(f"{each.what:<34}{each.median:>14.3f}{each.slow:>8.3f}{each.queries:>8}")
    good = found[0].median <= MOST
    print(f"doel: lijst binnen {MOST} s: {'gehaald' if good else 'niet gehaald'}")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
