# SPDX-License-Identifier: EUPL-1.2
"""`./run link …`: whose signals are these, from files and without a database.

`link dedupe` finds doubles in a plain table, `link train` refits the weights of a municipality.
"""

from __future__ import annotations

import importlib
import resource
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from woonzeker.cli import prepare
from woonzeker.cli.words import WrongWords, a_day, a_file, split
from woonzeker.matching.linkage import Decision, Presence, Result, SignalFacts, decide
from woonzeker.matching.linkage.batch import (
    Claims,
    Linked,
    Outcome,
    beside,
    claims_of,
    link_all,
)
from woonzeker.matching.linkage.files import (
    RegisterSheets,
    read_people,
    read_signals,
    write_clusters,
    write_links,
)

OPTIONS = {
    "--register": True, "--departed": True, "--signals": True, "--out": True, "--clusters": True,
    "--explain": True, "--on": True,
}  # fmt: skip
RESULTS = {
    Result.LINKED: "gekoppeld",
    Result.REVIEW: "voor een mens",
    Result.NOBODY: "niemand",
}
NEEDED = {"--register": "R.csv", "--signals": "S.csv", "--out": "links.csv"}


@dataclass(frozen=True, slots=True)
class Order:
    """What the command is asked: the files, the day, and which signal to explain."""

    register: Path
    departed: Path | None
    signals: Path
    out: Path
    clusters: Path | None
    explain: str
    on: date


def run(words: Sequence[str]) -> int:
    """Link files, or hand over to `dedupe` or `train`; exit 2 with a sentence on wrong words."""
    if words and words[0] == "dedupe":
        return int(importlib.import_module("woonzeker.cli.link_dedupe").run(words[1:]))
    if words and words[0] == "train":
        with ExitStack() as stack:
            prepare.ready("database", stack)
            return int(importlib.import_module("woonzeker.cli.link_train").run(words[1:]))
    order = read_order(words)
    began = time.perf_counter()
    register = read_people(
        order.register.read_bytes(),
        order.departed.read_bytes() if order.departed else None,
        on=order.on,
    )
    loaded = time.perf_counter()
    signals = read_signals(order.signals.read_bytes())
    claims = claims_of(signals)
    linked = link_all(claims, register.people)
    done = time.perf_counter()
    _write(order, signals, register, linked.outcomes)
    _say(len(signals), loaded - began, done - loaded)
    if order.explain:
        print(explained(order, claims, register, linked))
    return 0


def read_order(words: Sequence[str]) -> Order:
    """Understand the words; raises WrongWords before anything is read or written."""
    _, given = split(words, options=OPTIONS)
    if missing := [f"{name} {value}" for name, value in NEEDED.items() if name not in given]:
        raise WrongWords(f"Dit ontbreekt nog: {', '.join(missing)}.")
    departed, clusters = given.get("--departed"), given.get("--clusters")
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    return Order(
        register=a_file("--register", given["--register"]),
        departed=a_file("--departed", departed) if departed else None,
        signals=a_file("--signals", given["--signals"]),
        out=_to_write("--out", given["--out"]),
        clusters=_to_write("--clusters", clusters) if clusters else None,
        explain=given.get("--explain", ""),
        on=a_day("--on", given["--on"]) if "--on" in given else today,
    )


def _to_write(name: str, text: str) -> Path:
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir():
        raise WrongWords(f"{name}: '{text}' kan geen bestand worden; bestaat de map?")
    return path


def _write(
    order: Order, signals: Sequence[SignalFacts], register: RegisterSheets, found: list[Outcome]
) -> None:
    with order.out.open("w", encoding="utf-8", newline="") as file:
        write_links(file, signals, register.people, found)
    if order.clusters:
        with order.clusters.open("w", encoding="utf-8", newline="") as file:
            write_clusters(file, signals, register.people, found)


def _say(signals: int, load: float, link: float) -> None:
    each = link / max(signals, 1) * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"laden {load:.1f} s · koppelen {link:.1f} s · {each:.3f} ms per signaal · piek {peak} MB",
        file=sys.stderr,
    )


def explained(order: Order, claims: Claims, register: RegisterSheets, linked: Linked) -> str:
    """Why a signal was decided as it was, in words; raises WrongWords for an unknown id."""
    row = next((at for at, each in enumerate(claims.facts) if each.signal == order.explain), None)
    if row is None:
        raise WrongWords(f"--explain: '{order.explain}' staat niet bij de signalen.")
    held = beside(claims, row, register.people, linked.lent)
    signal, people = claims.facts[row], [register.facts(person) for person, _ in held]
    decision = decide(signal, people, on=order.on)
    if decision.result is not Result.LINKED:
        lent = zip(people, held, strict=True)
        people = [replace(person, contacts=had) for person, (_, had) in lent]
        decision = decide(signal, people, on=order.on)
    return _in_words(signal, decision)


def _in_words(signal: SignalFacts, decision: Decision) -> str:
    lines = [f"Signaal {signal.signal}: {RESULTS[decision.result]}. {decision.sentence}"]
    for place, candidate in enumerate(decision.candidates, 1):
        presence = "" if candidate.presence is Presence.RESIDENT else " (woont hier niet meer)"
        lines.append(f"{place}. {candidate.person}{presence}: {candidate.score:+.1f} punten")
        lines += [f"     {reason.bits:+6.1f}  {reason.words}" for reason in candidate.reasons]
    odds = f"{decision.score:+.1f} punten tegen alle anderen en niemand samen"
    lines.append(f"Beste: {odds}; gewichten {decision.version}.")
    return "\n".join(lines)
