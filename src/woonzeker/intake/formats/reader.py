# SPDX-License-Identifier: EUPL-1.2
"""Thin first version; the jailed reader follows."""

from __future__ import annotations

import csv
from pathlib import Path

from woonzeker.intake.formats.shapes import Table, Unreadable


def read(path: Path, filename: str) -> Table | Unreadable:
    """Read a delivered file. `filename` is the partner's name for it; only notes use it."""
    with path.open(newline="", encoding="utf-8-sig") as stream:
        rows = [tuple(row) for row in csv.reader(stream, delimiter=";", strict=True)]
    if not rows:
        return Unreadable(f"Het bestand {filename} is leeg.", "Lever het bestand opnieuw aan.")
    return Table(rows[0], tuple(rows[1:]), tuple(range(2, len(rows) + 1)), "csv", delimiter=";")
