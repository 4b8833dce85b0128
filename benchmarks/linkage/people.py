# SPDX-License-Identifier: EUPL-1.2
"""Writes an invented register, its departed residents and signals with their truth.

`python -m benchmarks.linkage.people --people 100000 --signals 10000 --seed 1001 --out DIR` gives
register.csv, departed.csv, signals.csv and truth.csv (UTF-8, comma, heading). The same seed gives
the same bytes.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.linkage import register as registers
from benchmarks.linkage import reports
from benchmarks.linkage.register import Register


@dataclass(frozen=True, slots=True)
class Files:
    """Where the four files stand; `truth` belongs to `signals`."""

    register: Path
    departed: Path
    signals: Path
    truth: Path

    @classmethod
    def of(cls, folder: Path, signals: int = 0) -> Files:
        """The names in a folder; with a number of signals when a folder holds several sets."""
        mark = f"-{signals}" if signals else ""
        return cls(folder / "register.csv", folder / "departed.csv",
                   folder / f"signals{mark}.csv", folder / f"truth{mark}.csv")  # fmt: skip


def write(folder: Path, seed: int, people: int, numbers: Sequence[int]) -> list[Files]:
    """One register, and a set of signals for each of `numbers`, each independent of the others."""
    folder.mkdir(parents=True, exist_ok=True)
    register = registers.build(seed, people)
    made = sets(folder, numbers)
    write_register(register, made[0])
    for number, files in zip(numbers, made, strict=True):
        write_signals(register, files, seed, number)
    return made


def sets(folder: Path, numbers: Sequence[int]) -> list[Files]:
    """The files of one register with a set of signals for each of `numbers`."""
    return [Files.of(folder, number if len(numbers) > 1 else 0) for number in numbers]


def write_register(register: Register, files: Files) -> None:
    """Write residents and departed."""
    for path, people in ((files.register, register.residents), (files.departed, register.departed)):
        rows = (registers.row(register, person) for person in people)
        _write(path, registers.COLUMNS, rows)


def write_signals(register: Register, files: Files, seed: int, number: int) -> reports.Reporter:
    """Write `number` signals and their truth; gives the maker, with its counts of errors."""
    maker = reports.Reporter(seed * 1_000_003 + number, register)
    made = [(f"S{at:07d}", one) for at, one in enumerate(maker.draw(number), 1)]
    _write(files.signals, reports.SIGNAL_COLUMNS, ((at, *one.values) for at, one in made))
    _write(files.truth, reports.TRUTH_COLUMNS, (reports.truth(at, one) for at, one in made))
    return maker


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def main() -> None:
    """Write the files that the words on the line ask for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=100_000)
    asked.add_argument("--signals", type=int, nargs="+", default=[10_000])
    asked.add_argument("--seed", type=int, required=True)
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    write(given.out, given.seed, given.people, given.signals)


if __name__ == "__main__":
    main()
