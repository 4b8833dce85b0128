# SPDX-License-Identifier: EUPL-1.2
"""One table in one run: our engine beside Splink and exact joins."""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.linkage import measures, people, public_sets, rates, runs, seeds
from benchmarks.linkage.measures import Measures
from benchmarks.linkage.people import Files
from benchmarks.linkage.runs import ENGINES, OURS, OURS_ALONE, Engine, Failed
from benchmarks.linkage.said import Cost

_REGISTERS, _SIGNALS = (100_000, 1_000_000), (1_000, 10_000, 60_000)
_QUICK = ((100_000,), (10_000,))
_FIRST_SEED = 1_900
_HEAD = ("register", "signalen", "motor", "precisie", "recall", "F1", "bij 99,9%", "bij 99,5%",
         "mens", "laden s", "koppelen s", "ms/signaal", "MB")  # fmt: skip
_WORST_KINDS = 12


@dataclass(frozen=True, slots=True)
class Run:
    """One engine on one register with one set of signals."""

    register: int
    signals: int
    engine: Engine
    cost: Cost
    found: Measures
    groups: tuple[float, float] | None


def main(words: Sequence[str] | None = None) -> None:
    """Make the data, run every engine on it and print the table."""
    asked = argparse.ArgumentParser(prog="./run bench linkage", description=__doc__)
    asked.add_argument("--quick", action="store_true", help="alleen 100.000 × 10.000")
    asked.add_argument("--seed", type=int, default=_FIRST_SEED, help="een zaad om mee te meten")
    given = asked.parse_args(words)
    registers, numbers = _QUICK if given.quick else (_REGISTERS, _SIGNALS)
    engines = [engine for engine in ENGINES if engine.there]
    done: list[Run] = []
    with tempfile.TemporaryDirectory() as folder:
        for at, size in enumerate(registers):
            seed = seeds.for_measuring(given.seed + at)
            _tell(f"register van {_whole(size)} maken (zaad {seed})")
            sets = _make(Path(folder) / str(size), seed, size, numbers)
            for number, files in zip(numbers, sets, strict=True):
                done += _all(engines, size, number, files)
        print(_table(done))
        print(_after(done, engines))
        print(_public(engines, Path(folder)))


def _make(folder: Path, seed: int, size: int, numbers: Sequence[int]) -> list[Files]:
    """In a process of its own: what this one once used would count as the peak of its children."""
    words = ["--people", str(size), "--signals", *map(str, numbers), "--seed", str(seed)]
    made = runs.run(["benchmarks.linkage.people", *words, "--out", str(folder)], 1)
    if isinstance(made, Failed):
        raise RuntimeError(made.says)
    return people.sets(folder, numbers)


def _all(engines: Sequence[Engine], size: int, number: int, files: Files) -> list[Run]:
    truths = measures.read_truth(files.truth)
    found = []
    for engine in engines:
        _tell(f"{engine.name}: {_whole(size)} mensen, {_whole(number)} signalen")
        out = files.signals.with_name("links.csv")
        cost = runs.run(engine.link(files, out), number)
        if isinstance(cost, Failed):
            print(f"{engine.name} eindigde met een fout: {cost.says}")
            continue
        result = measures.measure(measures.read_links(out), truths)
        clusters = runs.clusters_beside(out)
        groups = measures.grouped(clusters, files.truth) if clusters.exists() else None
        found.append(Run(size, number, engine, cost, result, groups))
        out.unlink()
        clusters.unlink(missing_ok=True)
    return found


def _table(done: Sequence[Run]) -> str:
    rows = [
        (
            _whole(run.register), _whole(run.signals), run.engine.name,
            *map(_share, (run.found.precision, run.found.recall, run.found.f1)),
            *map(_share, (run.found.recall_999, run.found.recall_995, run.found.human)),
            f"{run.cost.load:.1f}", f"{run.cost.link:.1f}", f"{run.cost.each:.3f}",
            _whole(run.cost.peak),
        )
        for run in done
    ]  # fmt: skip
    return _lines([_HEAD, *rows])


def _after(done: Sequence[Run], engines: Sequence[Engine]) -> str:
    said = [
        "",
        "precisie, recall en F1 bij de drempel die achteraf de beste was; 'bij 99,9%': recall bij",
        "die precisie; 'mens': deel van de signalen onder die drempel dat iemand moet bekijken.",
    ]
    if all(engine.name != "Splink" for engine in engines):
        said.append("Splink staat niet in de tabel: het onderdeel 'trainer' is niet geïnstalleerd.")
    for engine in engines:
        said += _growth(engine, [run for run in done if run.engine is engine])
    return "\n".join(said + _decided(done) + _groups(done) + _false(done))


def _growth(engine: Engine, done: Sequence[Run]) -> list[str]:
    if len({run.register for run in done}) < 2 or len({run.signals for run in done}) < 2:
        return []
    sizes = [(run.register, run.signals) for run in done]
    by_register, by_signals = measures.growth(sizes, [max(0.01, r.cost.link) for r in done])
    loads = [max(0.01, run.cost.load) for run in done]
    (loading,) = measures.growth([(run.register,) for run in done], loads)
    return [f"{engine.name}: koppelen groeit als register^{by_register:.2f} × "
            f"signalen^{by_signals:.2f}, laden als register^{loading:.2f}"]  # fmt: skip


def _decided(done: Sequence[Run]) -> list[str]:
    rows = [
        (_whole(run.register), _whole(run.signals), run.engine.name,
         *map(_share, (own.precision, own.recall, own.f1, own.review)))
        for run in done
        if (own := run.found.decided)
    ]  # fmt: skip
    head = ("register", "signalen", "motor", "precisie", "recall", "F1", "mens")
    return ["", "wat de motor zelf besloot:", _lines([head, *rows])] if rows else []


def _groups(done: Sequence[Run]) -> list[str]:
    rows = [
        (_whole(run.register), _whole(run.signals), run.engine.name, *map(_share, run.groups))
        for run in done
        if run.groups
    ]
    head = ("register", "signalen", "motor", "debiteuren", "huishoudens")
    return ["", "F1 van paren signalen in één groep:", _lines([head, *rows])] if rows else []


def _false(done: Sequence[Run]) -> list[str]:
    found: Counter[str] = Counter()
    for run in done:
        if run.engine is OURS:
            found.update(run.found.false_kinds)
    rows = [(str(number), _says(kind)) for kind, number in found.most_common(_WORST_KINDS)]
    if not rows:
        return []
    return ["", "verkeerde koppelingen van Woonzeker naar soort fout:", _lines(rows)]


def _says(kind: str) -> str:
    if kind in rates.KINDS:
        return rates.KINDS[kind].says
    return rates.SITUATIONS.get(kind, "zonder fout of bijzonderheid")


def _public(engines: Sequence[Engine], folder: Path) -> str:
    found = public_sets.unpack(folder)
    if not found:
        return "\nDe openbare verzamelingen staan niet naast deze map; ze zijn overgeslagen."
    rows = [("verzameling", "motor", "precisie", "recall", "F1", "s", "MB")]
    for public in found:
        for engine in engines:
            if engine is not OURS_ALONE:
                _tell(f"{engine.name}: {public.name}")
                rows.append(_grouped(engine, public, folder / "clusters.csv"))
    return (
        "\nparen in dezelfde groep; drempel van tevoren, van Splink de betere van 0,5 en 0,9:\n"
        + _lines(rows)
    )


def _grouped(
    engine: Engine, public: public_sets.PublicSet, out: Path
) -> tuple[str, str, str, str, str, str, str]:
    cost = runs.run(engine.dedupe(public, out), len(public.truth))
    if isinstance(cost, Failed):
        return public.name, engine.name, cost.says[:60], "", "", "", ""
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    out.unlink()
    ways = [name for name in rows[0] if name.startswith("cluster_id")]
    found = [
        measures.pairwise({row["record_id"]: row[way] for row in rows}, public.truth)
        for way in ways
    ]
    precision, recall, f1 = max(found, key=lambda one: one[2])
    return (public.name, engine.name, f"{precision:.4f}", f"{recall:.4f}", f"{f1:.4f}",
            f"{cost.load + cost.link:.1f}", _whole(cost.peak))  # fmt: skip


def _lines(rows: Sequence[Sequence[str]]) -> str:
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if not cell[:1].isdigit() else cell.rjust(width)
            for cell, width in zip(row, wide, strict=True)
        ).rstrip()
        for row in rows
    )


def _share(value: float) -> str:
    return f"{value:.4f}"


def _whole(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _tell(text: str) -> None:
    print(f"… {text}", file=sys.stderr, flush=True)
