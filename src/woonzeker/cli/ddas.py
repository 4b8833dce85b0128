# SPDX-License-Identifier: EUPL-1.2
"""`./run ddas …`: the delivery of a municipality to the national statistics, as files.

Beside the delivery itself: that of debt help, the figures that may be published, and what is not
complete. A file that could not be finished is not left behind.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.cli.memory import without_collecting
from woonzeker.cli.words import WrongWords, a_code, a_day, split
from woonzeker.monitoring import selectors, services
from woonzeker.monitoring.rules import Period, may_be_published
from woonzeker.organisations.selectors import municipality

OPTIONS = {"--municipality": True, "--from": True, "--to": True, "--out": True}
EXAMPLE = "./run ddas --municipality 9999 --from 2026-01-01 --to 2026-06-30 --out levering.json"
JOB = "ddas"
#: for whoever runs the command and nobody else: there are numbers of people in it
_MODE = 0o600


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked: of whom, which days, and where to."""

    municipality: str
    period: Period
    out: Path


def run(words: Sequence[str]) -> int:
    """Write the files and say what is in them; exit 2 with a sentence on wrong words."""
    order = read_order(words)
    municipality(order.municipality)
    actor = system(order.municipality, JOB)
    ready = selectors.readiness(actor=actor, period=order.period)
    _tell(ready)
    _say(f"De signalen schrijven ({ready.signals}). Bij veel signalen duurt dit minuten.")
    with without_collecting(), _written(order.out) as file:
        made = services.make_delivery(actor=actor, period=order.period, to=file)
    _say("Schuldhulp en cijfers schrijven.")
    helped = services.deliver_debt_help(actor=actor, period=order.period)
    with _written(_beside(order.out, "shv", ".json")) as file:
        file.write(helped.message)
    figures = _figures(actor, order)
    record = made.record
    print(f"{record.signals} signalen en {record.cases} huishoudens: {order.out}")
    print(f"  niet mee: {record.left_out}; SHA-256 {record.sha256}")
    print(f"{helped.trajects} huishoudens bij schuldhulp: {_beside(order.out, 'shv', '.json')}")
    print(f"  niet mee: {helped.unnamed}; met meer dan twee mensen: {helped.more_people}")
    for part, why in helped.left_out.items():
        print(f"  niet gevuld: {part}, want {why}")
    print(f"cijfers om te publiceren: {figures or 'alleen over hele kwartalen die voorbij zijn'}")
    return 0


def _say(sentence: str) -> None:
    """What happens now, for who waits."""
    print(sentence, file=sys.stderr, flush=True)


def _figures(actor: Actor, order: Order) -> Path | None:
    """The file of figures; None when these days are none that may be published."""
    if not may_be_published(order.period, clock.today()):
        return None
    tables = selectors.figures(actor=actor, period=order.period, to_publish=True)
    path = _beside(order.out, "cijfers", ".csv")
    with _written(path) as file:
        file.write(selectors.as_csv(tables, to_publish=True))
    return path


def read_order(words: Sequence[str]) -> Order:
    """Understand the words; raises WrongWords before anything is read or written."""
    _, given = split(words, options=OPTIONS)
    if missing := [name for name in OPTIONS if name not in given]:
        raise WrongWords(f"Dit ontbreekt nog: {', '.join(missing)}. Schrijf: {EXAMPLE}")
    period = Period(a_day("--from", given["--from"]), a_day("--to", given["--to"]))
    if period.from_on > period.to_on:
        raise WrongWords("--to ligt voor --from.")
    out = Path(given["--out"])
    if out.is_dir() or not out.parent.is_dir():
        raise WrongWords(f"--out: '{out}' is geen bestand in een map die bestaat.")
    return Order(a_code("--municipality", given["--municipality"]), period, out)


def _tell(ready: selectors.Readiness) -> None:
    """What the statistics office would ask about, before anything is sent."""
    if not ready.missing:
        print("Alles is compleet.", file=sys.stderr)
    for each in ready.missing:
        goes = " (gaan niet mee)" if each.lack.left_out else ""
        print(f"niet compleet: {each.count} × {each.lack.words}{goes}", file=sys.stderr)
        print(f"  {each.lack.mend}", file=sys.stderr)


def _beside(out: Path, word: str, ending: str) -> Path:
    return out.with_name(f"{out.stem}-{word}{ending}")


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    """A file under another name until it is whole; gone when it does not become so."""
    part = path.with_name(f"{path.name}.deel")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE), "wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
