# SPDX-License-Identifier: EUPL-1.2
"""The town on disk: a register extract, a folder for every month, and apart from them the truth."""

from __future__ import annotations

import csv
from dataclasses import asdict, fields
from pathlib import Path

from woonzeker.demo.town.timeline import MONTHS
from woonzeker.demo.town.town import FULL_SIZE, Town, TruthLine

REGISTER = "register.csv"


def write(folder: Path, seed: int = 1, size: int = FULL_SIZE) -> Town:
    """Write `register.csv` and `2025-11/` … `2026-10/` into `folder`, and give the town.

    Files are `<type>-<partner>.<format>`. The truth is not among them; see `write_truth`.
    """
    town = Town(size, seed)
    write_town(town, folder)
    return town


def write_town(town: Town, folder: Path) -> None:
    """Write the register and the months of a town that is there already."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / REGISTER).write_bytes(town.register())
    for month in MONTHS:
        own = folder / month.word
        own.mkdir(exist_ok=True)
        for partner, content in town.files(month):
            (own / partner.filename).write_bytes(content)


def write_truth(town: Town, path: Path) -> None:
    """Write the truth about every line as CSV; keep it where the system does not look."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, [field.name for field in fields(TruthLine)])
        writer.writeheader()
        for row in town.truth():
            writer.writerow({**asdict(row), "slips": " ".join(row.slips)})
