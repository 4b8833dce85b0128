# SPDX-License-Identifier: EUPL-1.2
"""Public tables with known answers: found beside the repository, or left out with a line."""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT.parent / "shared" / "benchmarks" / "linkage-public"
#: name → its file or, to be linked to each other, its two files
SETS: dict[str, tuple[str, ...]] = {
    "FEBRL3": ("febrl3",),
    "FEBRL4": ("febrl4a", "febrl4b"),
    "RLdata10000": ("RLdata10000",),
    "historical_50k": ("historical_50k",),
    "fake_1000": ("fake_1000",),
}


@dataclass(frozen=True, slots=True)
class PublicSet:
    """Tables without their answers, and the answers: record → cluster."""

    name: str
    files: tuple[Path, ...]
    truth: dict[str, str]


def unpack(folder: Path) -> list[PublicSet]:
    """The sets that are there, written to `folder` without the column that gives it away."""
    found = []
    for name, parts in SETS.items():
        packed = [FOLDER / f"{part}.csv.gz" for part in parts]
        if all(path.is_file() for path in packed):
            truth: dict[str, str] = {}
            files = tuple(_without_answers(path, folder, truth) for path in packed)
            found.append(PublicSet(name, files, truth))
    return found


def _without_answers(packed: Path, folder: Path, truth: dict[str, str]) -> Path:
    """Copy a table but for `cluster`; its rows get an id that says nothing of the answer."""
    bare = folder / packed.name.removesuffix(".gz")
    with gzip.open(packed, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = [column for column in rows[0] if column not in ("cluster", "rec_id")]
    with bare.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["rec_id", *columns])
        for at, row in enumerate(rows):
            record = f"{packed.name.split('.')[0]}-{at}"
            truth[record] = row["cluster"]
            writer.writerow([record, *(row[column] for column in columns)])
    return bare
