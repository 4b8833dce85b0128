# SPDX-License-Identifier: EUPL-1.2
"""The line in which every engine tells what a run cost, written and read in one place."""

from __future__ import annotations

import argparse
import csv
import re
import resource
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(
    r"laden ([\d.]+) s · koppelen ([\d.]+) s · ([\d.]+) ms per signaal · piek (\d+) MB"
)
LINK_COLUMNS = ("signal_id", "person_id", "score", "decision")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds to load and to link, milliseconds a signal, peak of memory in MB."""

    load: float
    link: float
    each: float
    peak: int


def read(text: str) -> Cost | None:
    """The cost from what an engine said; None when it did not say it."""
    found = _LINE.search(text.replace(",", "."))
    if found is None:
        return None
    load, link, each, peak = found.groups()
    return Cost(float(load), float(link), float(each), int(peak))


def tell(load: float, link: float, signals: int) -> None:
    """Say what this process cost, on stderr."""
    each = 1000 * link / max(1, signals)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    seconds = f"laden {load:.1f} s · koppelen {link:.1f} s"
    print(f"{seconds} · {each:.3f} ms per signaal · piek {peak} MB", file=sys.stderr)


def asked(what: str | None) -> argparse.Namespace:
    """The words that a peer of our engine takes: the same as ours."""
    words = argparse.ArgumentParser(description=what)
    words.add_argument("--register", type=Path, required=True)
    words.add_argument("--departed", type=Path)
    words.add_argument("--signals", type=Path, required=True)
    words.add_argument("--out", type=Path, required=True)
    return words.parse_args()


def write(path: Path, links: Iterable[tuple[str, str, str, str]]) -> None:
    """Write links as our engine does."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(LINK_COLUMNS)
        writer.writerows(links)
