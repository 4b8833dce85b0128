# SPDX-License-Identifier: EUPL-1.2
"""`./run bench NAME`: measures how exact and how fast, beside other tools where they exist.

The measuring itself stands in `benchmarks/` at the root of the repository, not in the package.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from woonzeker.cli.words import WrongWords

ROOT = Path(__file__).resolve().parents[3]
#: name → what it measures
BENCHES = {
    "linkage": "koppelen van signalen aan mensen, naast Splink en gewoon samenvoegen",
    "intake": "inlezen van een levering",
    "intake_read": "lezen van bestanden",
    "matching": "koppelen met de database",
    "restore": "reservekopie maken en terugzetten, met alle controles",
    "audit": "verzegelen en narekenen van het logboek van handelingen",
    "letters": "maken en teruglezen van de brieven van een printronde",
    "planning": "volgorde en rondes van een week",
    "ddas": "landelijke levering van 100.000 of een miljoen signalen",
    "desk": "huurlijst van een verhuurder met 500 woningen, en een bankbestand",
    "api": "1.000 signalen in één verzoek, en vijftig systemen van partners tegelijk",
    "pages": "lijst van zaken en bladzijde van een zaak bij 100.000 zaken",
}


def run(words: Sequence[str]) -> int:
    """Run one benchmark with the words that follow its name; its exit code."""
    if not words or words[0] not in BENCHES:
        raise WrongWords(f"Zeg wat er gemeten moet worden. {_known()}")
    folder = benchmarks(ROOT)
    paths = (str(ROOT / "src"), str(folder.parent), os.environ.get("PYTHONPATH", ""))
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    command = [sys.executable, "-m", f"benchmarks.{words[0]}", *words[1:]]
    return subprocess.run(  # noqa: S603 - our own benchmarks
        command, cwd=folder.parent, env=env, check=False
    ).returncode


def benchmarks(root: Path) -> Path:
    """The folder with the benchmarks; raises WrongWords where only the package is installed."""
    if not (folder := root / "benchmarks").is_dir():
        raise WrongWords(
            "De metingen horen bij de broncode en zitten niet in het geïnstalleerde pakket. "
            "Haal de broncode op en doe het daar."
        )
    return folder


def _known() -> str:
    return "Wel: " + "; ".join(f"{name} ({says})" for name, says in BENCHES.items()) + "."
