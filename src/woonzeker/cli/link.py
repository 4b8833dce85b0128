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
from woonzeker.cli.memory import without_collecting
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
HELP = frozenset({"--help", "-h"})
USAGE = """./run link --register R.csv [--departed D.csv] --signals S.csv --out links.csv
           [--clusters groepen.csv] [--explain ID] [--on 2026-11-02]
./run link dedupe TABEL.csv --out groepen.csv      dubbele personen in een tabel
./run link train                                   gewichten van de eigen gemeente

De kolommen staan in docs/howto/bestanden-koppelen.md."""
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
    if HELP & set(words):
        print(USAGE)
        return 0
    order = read_order(words)
    with without_collecting():
        return _link(order)


def _link(order: Order) -> int:
    began = time.perf_counter()
    register = read_people(
        order.register.read_bytes(),
        order.departed.read_bytes() if order.departed else None,
        on=order.on,
    )
    loaded = time.perf_counter()
    signals = read_signals(order.signals.read_bytes())
    if order.explain and all(each.signal != order.explain for each in signals):
        raise WrongWords(f"--explain: '{order.explain}' staat niet bij de signalen.")
    claims = claims_of(signals)
    linked = link_all(claims, register.people)
    done = time.perf_counter()
    _write(order, signals, register, linked.outcomes)
    print(_counted(order, linked.outcomes), file=sys.stderr)
    _say(len(signals), loaded - began, done - loaded)
    if order.explain:
        print(explained(order, claims, register, linked))
    return 0


def _counted(order: Order, found: Sequence[Outcome]) -> str:
    linked = sum(each.result is Result.LINKED and not each.departed for each in found)
    gone = sum(each.result is not Result.NOBODY and each.departed for each in found)
    review = sum(each.result is Result.REVIEW and not each.departed for each in found)
    told = f"{linked} gekoppeld, {review} voor een mens, {len(found) - linked - review} niemand"
    if gone:
        told += f" (van wie {gone} vertrokken of overleden)"
    return f"{len(found)} signalen: {told}. Geschreven in {order.out}."


def read_order(words: Sequence[str]) -> Order:
    """Understand the words; raises WrongWords before anything is read or written."""
    _, given = split(words, options=OPTIONS)
    if missing := [f"{name} {value}" for name, value in NEEDED.items() if name not in given]:
        raise WrongWords(f"Dit ontbreekt nog: {', '.join(missing)}.")
    departed, clusters = given.get("--departed"), given.get("--clusters")
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    order = Order(
        register=a_file("--register", given["--register"]),
        departed=a_file("--departed", departed) if departed else None,
        signals=a_file("--signals", given["--signals"]),
        out=_to_write("--out", given["--out"]),
        clusters=_to_write("--clusters", clusters) if clusters else None,
        explain=given.get("--explain", ""),
        on=a_day("--on", given["--on"]) if "--on" in given else today,
    )
    _all_apart(order)
    return order


def _all_apart(order: Order) -> None:
    """What is written is none of the files that are read, and not one file twice."""
    read = [order.register, order.departed, order.signals]
    taken = {path.resolve() for path in read if path}
    for name, path in (("--out", order.out), ("--clusters", order.clusters)):
        if path and path.resolve() in taken:
            raise WrongWords(f"{name}: dit bestand wordt al gebruikt. Kies een andere naam.")
        taken |= {path.resolve()} if path else set()


def _to_write(name: str, text: str) -> Path:
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir():
        raise WrongWords(f"{name}: '{text}' kan geen bestand worden; bestaat de map?")
    return path


def _write(
    order: Order, signals: Sequence[SignalFacts], register: RegisterSheets, found: list[Outcome]
) -> None:
    for path, write in ((order.out, write_links), (order.clusters, write_clusters)):
        if path:
            try:
                with path.open("w", encoding="utf-8", newline="") as file:
                    write(file, signals, register.people, found)
            except OSError:
                raise WrongWords(f"In '{path}' kan niet worden geschreven.") from None


def _say(signals: int, load: float, link: float) -> None:
    each = link / max(signals, 1) * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"laden {load:.1f} s · koppelen {link:.1f} s · {each:.3f} ms per signaal · piek {peak} MB",
        file=sys.stderr,
    )


def explained(order: Order, claims: Claims, register: RegisterSheets, linked: Linked) -> str:
    """Why a signal of `claims` was decided as it was, in words: in the same two rounds."""
    row = next(at for at, each in enumerate(claims.facts) if each.signal == order.explain)
    signal = claims.facts[row]
    helped = not claims.cleaned[row].contacts.isdisjoint(linked.lent)
    decision = _decided(order, claims, row, register, {})
    if decision.result is not Result.LINKED and helped:
        decision = _decided(order, claims, row, register, linked.lent)
    return _in_words(signal, decision)


def _decided(
    order: Order, claims: Claims, row: int, register: RegisterSheets, lent: dict[int, set[int]]
) -> Decision:
    held = beside(claims, row, register.people, lent)
    people = [replace(register.facts(person), contacts=had) for person, had in held]
    return decide(claims.facts[row], people, on=order.on)


def _in_words(signal: SignalFacts, decision: Decision) -> str:
    result = RESULTS[decision.result]
    best = next(iter(decision.candidates), None)
    gone = best is not None and best.presence is not Presence.RESIDENT
    if gone and decision.result is not Result.NOBODY:
        result = "niemand, want geen inwoner"
    lines = [f"Signaal {signal.signal}: {result}. {decision.sentence}"]
    for place, candidate in enumerate(decision.candidates, 1):
        presence = "" if candidate.presence is Presence.RESIDENT else " (woont hier niet meer)"
        lines.append(f"{place}. {candidate.person}{presence}: {candidate.score:+.1f} punten")
        lines += [f"     {reason.bits:+6.1f}  {reason.words}" for reason in candidate.reasons]
    odds = f"{decision.score:+.1f} punten tegen alle anderen en niemand samen"
    lines.append(f"Beste: {odds}; gewichten {decision.version}.")
    return "\n".join(lines)
