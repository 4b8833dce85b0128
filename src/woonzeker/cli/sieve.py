# SPDX-License-Identifier: EUPL-1.2
"""`./run sieve --rebuild [--compare]`: the rows of the sieve, made again from the moves of cases.

Needed once after the release in which the sieve came, and whenever somebody doubts the numbers;
what is missing is also made in the night. `--compare` changes nothing and ends with 1 when a row
is another than it should be.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from woonzeker.access.actors import system
from woonzeker.cli.words import WrongWords, a_code, split
from woonzeker.monitoring import services
from woonzeker.organisations.models import Municipality

OPTIONS = {"--rebuild": False, "--compare": False, "--municipality": True}
EXAMPLE = "./run sieve --rebuild [--compare] [--municipality 9999]"
JOB = "monitoring.sieve"
#: so many cases are named when their row is another
MOST = 10


def run(words: Sequence[str]) -> int:
    """Make the rows again, or only look; a line for each municipality."""
    _, given = split(words, options=OPTIONS)
    if "--rebuild" not in given and "--compare" not in given:
        raise WrongWords(f"Zeg wat er moet gebeuren: {EXAMPLE}")
    codes = (
        [a_code("--municipality", given["--municipality"])]
        if "--municipality" in given
        else list(Municipality.objects.order_by("code").values_list("code", flat=True))
    )
    compare = "--compare" in given
    other = sum(_one(code, compare=compare) for code in codes)
    return int(compare and other > 0)


def _one(code: str, *, compare: bool) -> int:
    """Go through the cases of a municipality; gives how many rows were another."""
    actor, last, looked = system(code, JOB), None, 0
    other: list[UUID] = []
    skipped = 0
    while True:
        done = services.rebuild_sieve(actor=actor, after=last, compare=compare)
        looked, skipped = looked + done.looked, skipped + len(done.skipped)
        other += done.other
        if (last := done.last) is None:
            break
    did = "zijn anders" if compare else "opnieuw gemaakt"
    print(f"gemeente {code}: {looked} zaken, {len(other)} {did}")
    if skipped:
        print(f"  {skipped} zonder eerste stap: die tellen niet mee")
    if compare and other:
        print("  bijvoorbeeld: " + ", ".join(str(case) for case in other[:MOST]))
    return len(other)
