# SPDX-License-Identifier: EUPL-1.2
"""The process that `benchmarks/ddas.py` measures: one delivery, and what it took."""

from __future__ import annotations

import importlib
import os
import resource
import sys
import time
from datetime import date
from pathlib import Path

import django
from benchmarks.restore import CODE

MOST_SECONDS, MOST_MB = 120, 1_000


def main() -> int:
    """Deliver a year to a file; exit 1 when it took too long or too much."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonzeker.settings.site")
    django.setup()
    system = importlib.import_module("woonzeker.access.actors").system
    services = importlib.import_module("woonzeker.monitoring.services")
    period = importlib.import_module("woonzeker.monitoring.rules").Period
    without_collecting = importlib.import_module("woonzeker.cli.memory").without_collecting
    out, year = Path(sys.argv[1]), period(date(2026, 1, 1), date(2026, 12, 31))
    began, worked = time.monotonic(), time.process_time()
    with without_collecting(), out.open("wb") as file:
        made = services.make_delivery(actor=system(CODE, "bench"), period=year, to=file)
    seconds, worked = time.monotonic() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    print(
        f"{made.record.signals} signals and {made.record.cases} households: {seconds:.0f} s "
        f"(processor: {worked:.0f} s here and {_of_database():.0f} s in the database; "
        f"the load was {os.getloadavg()[0]:.1f}), "
        f"{peak:.0f} MB at most, file of {out.stat().st_size / 1e6:.0f} MB"
    )
    print(f"allowed: {MOST_SECONDS} s and {MOST_MB} MB for a million")
    return int(seconds > MOST_SECONDS or peak > MOST_MB)


def _of_database() -> float:
    """Seconds of the processor that the other end of our connection used; 0 where nobody says."""
    connection = importlib.import_module("django.db").connection
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not told.exists():
        return 0
    words = told.read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
