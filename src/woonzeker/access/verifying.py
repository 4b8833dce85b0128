# SPDX-License-Identifier: EUPL-1.2
"""Looking whether anything in the audit log was changed since it was sealed, and where.

Reads the chain in order, works each hash out again and holds the whole against the heads that were
exported. A chain that was made anew from some place on is whole in itself: only the heads outside
the database tell it apart.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from woonzeker.access.chain import LATE_SECONDS, Chain, link

#: rows that the server hands over at a time
_AT_ONCE = 10_000
#: findings that are kept of one chain; who changed more than this is known by then
MOST_FINDINGS = 1_000
#: the act that says that the oldest lines were removed after their term
CUT = "access.cut_audit"
#: a line is kept at least this long, whatever a municipality decided (AVG art. 5 lid 2)
LEAST_DAYS = 365


class What(StrEnum):
    """What is wrong at a place in the chain."""

    LINE = "line"
    SEAL = "seal"
    UNCLEAR = "unclear"
    LINE_GONE = "line_gone"
    SEAL_GONE = "seal_gone"
    NO_SEAL = "no_seal"
    NOT_YET = "not_yet"
    START = "start"
    CUT_YOUNG = "cut_young"
    END = "end"
    HEAD = "head"


SAYS = {
    What.LINE: "de regel is gewijzigd nadat hij verzegeld was",
    What.SEAL: "het zegel is gewijzigd",
    What.UNCLEAR: "regel of zegel is gewijzigd, verplaatst of tussengevoegd",
    What.LINE_GONE: "de regel is weg, het zegel staat er nog",
    What.SEAL_GONE: "hier ontbreken een of meer zegels",
    What.NO_SEAL: "de regel heeft geen zegel en wacht er ook niet op: tussengevoegd, of zegel weg",
    What.NOT_YET: "de regel wacht te lang op zijn zegel: werkt de worker?",
    What.START: "de keten begint niet bij het begin en is niet na een termijn ingekort",
    What.CUT_YOUNG: "hier is ingekort, maar dat wat weg is oud genoeg was blijkt nergens uit",
    What.END: "het einde van de keten is weg of klopt niet met de kop in de database",
    What.HEAD: "de keten is anders dan op het moment dat deze kop werd bewaard",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: in which chain, at which place, with which line where that is known."""

    chain: str
    what: What
    sequence: int | None = None
    line: int | None = None

    @property
    def sentence(self) -> str:
        """What is wrong and where, in Dutch."""
        place = f" plaats {self.sequence}" if self.sequence is not None else ""
        line = f" regel {self.line}" if self.line is not None else ""
        return f"keten {self.chain}{place}{line}: {SAYS[self.what]}"


@dataclass(frozen=True, slots=True)
class Cut:
    """A chain that begins later since its term: behind which place, told when, and how old.

    `proven` when a head outside the database, or the oldest seal that is left, shows that what went
    was older than the least term.
    """

    sequence: int
    told_at: datetime
    proven: bool


@dataclass(slots=True)
class Report:
    """What looking at one chain came to."""

    chain: str
    lines: int = 0
    last: int = 0
    seconds: float = 0.0
    heads: int = 0
    findings: list[Finding] = field(default_factory=list)
    cut: Cut | None = None

    def add(self, what: What, sequence: int | None = None, line: int | None = None) -> None:
        """Note something that is wrong."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(self.chain, what, sequence, line))


#: hash by sequence, as exported
Heads = Mapping[int, bytes]
#: when the head with that sequence was sealed, as exported
Moments = Mapping[int, datetime]


def verify(
    database: psycopg.Connection[Any],
    chain: Chain,
    exported: Heads,
    moments: Moments | None = None,
) -> Report:
    """Look at one chain as it is now, in one snapshot of the database that is read only.

    `database` may be in a transaction already; then it looks in that one.
    """
    report, started = Report(chain.name, heads=len(exported)), time.monotonic()
    outermost = database.info.transaction_status == TransactionStatus.IDLE
    with database.transaction():
        if outermost:
            database.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        code = chain.name if chain.walled else ""
        database.execute("SELECT set_config('woonzeker.municipality', %s, true)", [code])
        last = _walk(database, chain, report, exported, moments or {})
        _end(database, chain, report, last)
        _unsealed(database, chain, report)
    for sequence in sorted(exported):
        if sequence > report.last:
            report.add(What.HEAD, sequence)
    report.seconds = time.monotonic() - started
    return report


@dataclass(slots=True)
class _Before:
    """The seal that was read last: as it stands, as it should be, and whether that was the same."""

    sequence: int
    stands: bytes
    wanted: bytes
    line: int | None = None
    doubtful: bool = False


def _walk(
    database: psycopg.Connection[Any],
    chain: Chain,
    report: Report,
    exported: Heads,
    moments: Moments,
) -> _Before:
    """Every seal in order, with the line it is on; gives the last."""
    before = _start(database, chain, report)
    if report.cut:
        _hold_cut(database, chain, report, before, exported, moments)
    with database.cursor(name=f"verify_{chain.name}", binary=True) as rows:
        rows.itersize = _AT_ONCE
        rows.execute(
            "SELECT s.sequence, s.id, s.hash, (extract(epoch FROM s.sealed_at) * 1000000)::bigint, "  # noqa: S608 - our own names
            f"CASE WHEN l.id IS NOT NULL THEN {chain.payload} END "
            f"FROM {chain.seals} s LEFT JOIN {chain.lines} l ON l.id = s.id ORDER BY s.sequence"
        )
        for row in rows:
            sequence, line, stands, sealed_us, payload = row
            report.lines += 1
            if (
                payload is not None
                and sequence == before.sequence + 1
                and link(before.stands, sequence, sealed_us, payload) == stands
                and not before.doubtful
            ):
                before.sequence, before.stands, before.line = sequence, stands, line
            else:
                before = _compare(report, before, row)
            if exported and exported.get(sequence, stands) != stands:
                report.add(What.HEAD, sequence, line)
    report.last = before.sequence
    return before


def _compare(
    report: Report, before: _Before, row: tuple[int, int, bytes, int, str | None]
) -> _Before:
    """A place that does not follow from the one before: which of the two was changed shows here."""
    sequence, line, stands, sealed_us, payload = row
    as_it_stands = _Before(sequence, stands, stands, line)
    if sequence != before.sequence + 1:
        _settle(report, before, What.UNCLEAR)
        report.add(What.START if before.sequence == 0 else What.SEAL_GONE, before.sequence + 1)
        return as_it_stands
    if payload is None:
        _settle(report, before, What.UNCLEAR)
        report.add(What.LINE_GONE, sequence, line)
        return as_it_stands
    follows = link(before.stands, sequence, sealed_us, payload)
    if follows == stands:
        _settle(report, before, What.LINE)
        return as_it_stands
    if before.doubtful and link(before.wanted, sequence, sealed_us, payload) == stands:
        _settle(report, before, What.SEAL)
        return as_it_stands
    _settle(report, before, What.UNCLEAR)
    return _Before(sequence, stands, follows, line, doubtful=True)


def _settle(report: Report, before: _Before, what: What) -> None:
    """Say of a place in doubt what it was, as what comes after it shows."""
    if before.doubtful:
        report.add(what, before.sequence, before.line)


def _start(database: psycopg.Connection[Any], chain: Chain, report: Report) -> _Before:
    """Where the chain begins: before its first place, or where it was cut after a term."""
    cut = database.execute(
        "SELECT c.sequence, c.hash FROM access_auditcut c WHERE c.chain = %s "
        "ORDER BY c.sequence DESC LIMIT 1",
        [chain.name],
    ).fetchone()
    if cut is None:
        return _Before(0, chain.start, chain.start)
    sequence, digest = int(cut[0]), bytes(cut[1])
    told = database.execute(
        f"SELECT s.sealed_at FROM {chain.lines} l JOIN {chain.seals} s USING (id) "  # noqa: S608 - our own names
        "WHERE l.code = %s AND l.subject = %s AND s.sequence > %s ORDER BY s.sequence LIMIT 1",
        [CUT, digest.hex(), sequence],
    ).fetchone()
    if told is None:
        report.add(What.START, sequence)
    else:
        report.cut = Cut(sequence, told[0], proven=False)
    return _Before(sequence, digest, digest)


def _hold_cut(
    database: psycopg.Connection[Any],
    chain: Chain,
    report: Report,
    before: _Before,
    exported: Heads,
    moments: Moments,
) -> None:
    """Hold a cut against what is known from elsewhere: its hash, and the age of what went.

    Seals follow each other in time: what was sealed at or after the cut place was sealed no earlier
    than what went. With heads outside that do not show that it was old enough it is not accepted.
    """
    if report.cut is None:
        return
    if exported.get(before.sequence, before.stands) != before.stands:
        report.add(What.HEAD, before.sequence)
    oldest = database.execute(
        f"SELECT min(s.sealed_at) FROM {chain.seals} s WHERE s.sequence = %s",  # noqa: S608 - our own names
        [before.sequence + 1],
    ).fetchone()
    since = [oldest[0]] if oldest and oldest[0] else []
    since += [moment for place, moment in moments.items() if place >= before.sequence]
    bound = report.cut.told_at - timedelta(days=LEAST_DAYS)
    proven = bool(since) and min(since) <= bound
    report.cut = Cut(before.sequence, report.cut.told_at, proven)
    if exported and not proven:
        report.add(What.CUT_YOUNG, before.sequence)


def _unsealed(database: psycopg.Connection[Any], chain: Chain, report: Report) -> None:
    """Lines without a seal that do not wait for one, or wait too long."""
    rows = database.execute(
        f"SELECT l.id, p.line IS NOT NULL FROM {chain.lines} l "  # noqa: S608 - our own names
        "LEFT JOIN access_auditpending p ON p.line = l.id AND p.chain = %s "
        f"WHERE NOT EXISTS (SELECT 1 FROM {chain.seals} s WHERE s.id = l.id) "
        "AND (p.line IS NULL OR p.since < clock_timestamp() - make_interval(secs => %s)) "
        "ORDER BY l.id LIMIT %s",
        [chain.name, LATE_SECONDS, MOST_FINDINGS],
    )
    for line, waits in rows:
        report.add(What.NOT_YET if waits else What.NO_SEAL, None, line)


def _end(database: psycopg.Connection[Any], chain: Chain, report: Report, last: _Before) -> None:
    """The last seal against the head that the database keeps."""
    head = database.execute(
        "SELECT sequence, hash FROM access_audithead WHERE chain = %s", [chain.name]
    ).fetchone()
    sequence, digest = (int(head[0]), bytes(head[1])) if head else (0, chain.start)
    if last.doubtful and sequence == last.sequence and digest == last.wanted:
        report.add(What.SEAL, last.sequence, last.line)
        return
    _settle(report, last, What.LINE if digest == last.stands else What.UNCLEAR)
    if (sequence, digest) != (last.sequence, last.stands):
        report.add(What.END, sequence)


@dataclass(frozen=True, slots=True)
class Exported:
    """What the files outside the database say: heads and moments by chain, and lines that broke."""

    heads: dict[str, dict[int, bytes]]
    moments: dict[str, dict[int, datetime]]
    broken: list[str]


def exported_heads(folder: Path) -> dict[str, dict[int, bytes]]:
    """The heads that were kept outside the database, by chain; none when there is no folder."""
    return exported_from(folder).heads


def exported_from(folder: Path) -> Exported:
    """Everything that was kept outside the database; nothing when there is no folder."""
    files = sorted(folder.glob("heads-*.jsonl")) if folder.is_dir() else []
    said, broken = kept_in(files)
    found = Exported({}, {}, broken)
    for each in said:
        name, place = each["chain"], int(each["sequence"])
        found.heads.setdefault(name, {}).setdefault(place, bytes.fromhex(each["hash"]))
        if "sealed_at" in each:
            moment = datetime.fromisoformat(each["sealed_at"])
            found.moments.setdefault(name, {}).setdefault(place, moment)
    return found


def kept_in(files: Iterable[Path]) -> tuple[list[dict[str, Any]], list[str]]:
    """The heads in these files, and where a line stands that broke off while it was written."""
    said, broken = [], []
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.split("\n"), 1):
            if not line:
                continue
            try:
                said.append(_head(line))
            except (ValueError, KeyError, TypeError):
                broken.append(f"{file.name} regel {number}")
    return said, broken


def _head(line: str) -> dict[str, Any]:
    """One kept head; raises when it is not whole."""
    head: dict[str, Any] = json.loads(line)
    int(head["sequence"]), bytes.fromhex(head["hash"]), str(head["chain"])
    if "sealed_at" in head:
        datetime.fromisoformat(head["sealed_at"])
    return head
