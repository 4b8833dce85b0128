# SPDX-License-Identifier: EUPL-1.2
"""`./run audit`: is the audit log whole, how far is it sealed, and what is in it.

`verify` looks at every line and exits 1 when anything was altered; `heads` keeps the heads of now
outside the database; `tail` says what waits for its seal; `seal` seals now.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from django.db import connection
from psycopg import Connection

from woonzeker.access import chain, clock, sealer, verifying
from woonzeker.cli.words import WrongWords, a_folder, split
from woonzeker.organisations.models import Municipality

WORDS = ("verify", "heads", "tail", "seal")
#: findings that are printed; how many there are in all is said as well
SHOWN = 50


def run(words: Sequence[str]) -> int:
    """Do one of WORDS; exit 1 when something is wrong with the log."""
    plain, given = split(words, options={"--heads": True, "--chain": True}, most=1)
    if not plain or plain[0] not in WORDS:
        raise WrongWords(f"Zeg erbij wat: {', '.join(WORDS)}.")
    folder = a_folder("--heads", given["--heads"]) if "--heads" in given else sealer.heads_folder()
    if plain[0] == "verify":
        return verify(folder, only=given.get("--chain"))
    if plain[0] == "heads":
        print(f"{sealer.export_heads(folder)} koppen bewaard in {folder}.")
        return 0
    if plain[0] == "seal":
        print(f"{chain.seal_all()} regels verzegeld.")
        return 0
    return tail()


def tail() -> int:
    """Say what has no seal yet, and how far each chain is; exit 1 when the sealer is behind."""
    waits = chain.tail()
    print(f"Nog zonder zegel: {waits.lines} regels, de oudste {waits.seconds:.0f} seconden.")
    for head in chain.heads():
        moment = f"{head.sealed_at.astimezone(clock.AMSTERDAM):%d-%m-%Y %H:%M:%S}"
        print(f"  keten {head.chain}: {head.sequence} regels verzegeld, het laatst op {moment}")
    if waits.late:
        print("Dat is te lang: werkt de worker?", file=sys.stderr)
    return int(waits.late)


def verify(folder: Path, *, only: str | None = None) -> int:
    """Look at every chain; say what is wrong and where."""
    kept = verifying.exported_from(folder)
    exported = kept.heads
    reports = [
        verifying.verify(
            _database(), chain.chain_of(name), exported.get(name, {}), kept.moments.get(name)
        )
        for name in ([only] if only else chains(exported))
    ]
    for report in reports:
        said = "in orde" if not report.findings else f"{len(report.findings)} keer mis"
        print(
            f"keten {report.chain}: {report.lines} regels nagerekend in {report.seconds:.1f} s, "
            f"{report.heads} bewaarde koppen: {said}"
        )
        _say_cut(report)
    for where in kept.broken:
        print(f"Let op: {where} in {folder} is niet te lezen en telt niet mee.")
    findings = [finding for report in reports for finding in report.findings]
    for finding in findings[:SHOWN]:
        print(f"MIS {finding.sentence}")
    if len(findings) > SHOWN:
        print(f"… en nog {len(findings) - SHOWN}.")
    if not any(exported.values()):
        print(f"Let op: in {folder} staan geen koppen. Zonder die valt een keten die van")
        print("voren af aan opnieuw gemaakt of van achteren ingekort is niet op.")
    return int(bool(findings))


def _say_cut(report: verifying.Report) -> None:
    """Say where a chain was cut after a term: whoever reads this knows whether that was so."""
    if (cut := report.cut) is None:
        return
    told = f"{cut.told_at.astimezone(clock.AMSTERDAM):%d-%m-%Y %H:%M}"
    age = "ouder dan een jaar" if cut.proven else "hoe oud dat was blijkt nergens uit"
    print(f"  ingekort tot en met plaats {cut.sequence}, gezegd op {told}; {age}")


def chains(exported: dict[str, dict[int, bytes]]) -> list[str]:
    """Every chain there is or should be: by its head, here or outside, or its municipality."""
    known = {head.chain for head in chain.heads()} | set(exported) | set(chain.unsealed_chains())
    known |= set(Municipality.objects.values_list("code", flat=True)) | {chain.SIGN_INS}
    return sorted(known)


def _database() -> Connection[object]:
    connection.ensure_connection()
    if not isinstance(connection.connection, Connection):
        raise TypeError("the audit log stands in PostgreSQL")
    return connection.connection
