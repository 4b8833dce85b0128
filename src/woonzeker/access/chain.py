# SPDX-License-Identifier: EUPL-1.2
"""Sealing the audit lines: each gets its place in a chain of hashes, after it was written.

Writers never wait: a line is inserted without a seal, with a note that it has none yet, in its own
transaction. One sealer at a time takes what was committed, in batches, in a transaction of its own.
A line that commits late is sealed late. There is one chain for each municipality, and one for what
happens around signing in.

hash = SHA-256(hash before ‖ sequence ‖ sealed_at ‖ payload), with the numbers as eight bytes and
the payload as a JSON array of the columns in the order below, moments in microseconds since 1970.
A line that says why it was refused has that as one more at the end; one of somebody who acted for
a partner has why (or nothing) and who that was.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction

from woonzeker.access import audit
from woonzeker.access.actors import system
from woonzeker.access.models import AuditHead
from woonzeker.access.tenancy import tenant

logger = logging.getLogger(__name__)

SIGN_INS = "signin"
#: what is written down of a line that was removed before it was sealed
LINE_GONE = "access.line_gone"
#: how many lines get their seal in one transaction
BATCH = 5_000
#: a line that has no seal after this long means that the sealer does not work
LATE_SECONDS = 60
#: first half of the key of the lock that keeps a second sealer from the same chain
_LOCK = 7_236_852

_LINE = (
    "id", "municipality", "at", "actor_kind", "actor_id", "roles", "by_roles", "relations", "kind",
    "code", "data", "basis", "purpose", "subject", "count", "refused", "channel", "address",
    "trace_id", "operation_id", "parent_operation_id",
)  # fmt: skip
_SIGN_IN = (
    "id", "at", "code", "user_id", "subject", "refused", "why", "channel", "address", "trace_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain: its name, the table of its lines with their columns, and that of its seals."""

    name: str
    lines: str
    columns: tuple[str, ...]
    seals: str

    @property
    def payload(self) -> str:
        """SQL for what of a line `l` goes into its hash, as text."""
        parts = (
            f"(extract(epoch FROM l.{each}) * 1000000)::bigint" if each == "at" else f"l.{each}"
            for each in self.columns
        )
        said = ", ".join(parts)
        if not self.walled:
            return f"json_build_array({said})::text"
        return (
            f"CASE WHEN l.behind <> '' THEN json_build_array({said}, l.why, l.behind) "
            f"WHEN l.why = '' THEN json_build_array({said}) "
            f"ELSE json_build_array({said}, l.why) END::text"
        )

    @property
    def start(self) -> bytes:
        """What stands before the first hash: tells one chain from another."""
        return hashlib.sha256(f"woonzeker {self.name}".encode()).digest()

    @property
    def walled(self) -> bool:
        """Whether its rows stand behind the wall of a municipality."""
        return self.name != SIGN_INS


def chain_of(name: str) -> Chain:
    """The chain of a municipality, by its code, or the one of signing in."""
    if name == SIGN_INS:
        return Chain(name, "access_signinline", _SIGN_IN, "access_signinseal")
    return Chain(name, "access_auditline", _LINE, "access_auditseal")


@dataclass(frozen=True, slots=True)
class Tail:
    """What has no seal yet: how many lines, and how long the oldest waits, in seconds."""

    lines: int
    seconds: float

    @property
    def late(self) -> bool:
        """Whether the sealer is behind."""
        return self.seconds > LATE_SECONDS


def link(before: bytes, sequence: int, sealed_us: int, payload: str) -> bytes:
    """The hash of one line; `sealed_us` in microseconds since 1970."""
    numbers = sequence.to_bytes(8, "big") + sealed_us.to_bytes(8, "big", signed=True)
    return hashlib.sha256(before + numbers + payload.encode()).digest()


def seal_all(*, most: int = BATCH) -> int:
    """Seal every line that was committed, chain by chain; returns how many were sealed."""
    return sum(seal(name, most=most) for name in unsealed_chains())


def seal(name: str, *, most: int = BATCH) -> int:
    """Seal every line of one chain that was committed; returns how many notes were done with."""
    return _seal_chain(chain_of(name), most)


def unsealed_chains() -> list[str]:
    """The chains with lines that have no seal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT chain FROM access_auditpending ORDER BY chain")
        return [name for (name,) in cursor.fetchall()]


def tail() -> Tail:
    """What has no seal yet, over all chains."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(since)), 0) "
            "FROM access_auditpending"
        )
        lines, seconds = cursor.fetchone() or (0, 0)
    return Tail(int(lines), max(float(seconds), 0.0))


def heads() -> list[AuditHead]:
    """How far each chain is sealed."""
    return list(AuditHead.objects.order_by("chain"))


def _seal_chain(chain: Chain, most: int) -> int:
    """Batch after batch; each begins behind the last one, past what was taken away there."""
    done, last = 0, 0
    while True:
        sealed, last = seal_batch(chain, most, after=last)
        done += sealed
        if sealed < most:
            return done


def seal_batch(chain: Chain, most: int = BATCH, *, after: int = 0) -> tuple[int, int]:
    """Seal at most so many lines of a chain with a higher id than `after`.

    Gives how many, and the id of the last; none when another sealer is at it.
    """
    with _opened(chain), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, chain.name])
        if cursor.fetchone() != (True,):
            return 0, after
        cursor.execute(
            f"SELECT p.id, p.line, l.id, s.id, {chain.payload} FROM (SELECT id, line "  # noqa: S608 - our own names
            "FROM access_auditpending WHERE chain = %s AND line > %s ORDER BY line LIMIT %s) p "
            f"LEFT JOIN {chain.lines} l ON l.id = p.line LEFT JOIN {chain.seals} s ON s.id = l.id "
            "ORDER BY p.line",
            [chain.name, after, most],
        )
        found = cursor.fetchall()
        if not found:
            return 0, after
        _add_seals(chain, [(row[2], row[4]) for row in found if row[2] and row[3] is None])
        for line in (row[1] for row in found if row[2] is None):
            _say_gone(chain, line)
        cursor.execute(
            "DELETE FROM access_auditpending WHERE id = ANY(%s)", [[row[0] for row in found]]
        )
    return len(found), found[-1][1]


def _say_gone(chain: Chain, line: int) -> None:
    """A line that went before it had its seal: that stays on record in the chain itself.

    Its note goes, so that it does not keep the lines behind it waiting.
    """
    logger.error("keten %s: regel %d is weg voordat hij verzegeld was", chain.name, line)
    if chain.walled:
        audit.record(system(chain.name, "sealer"), LINE_GONE, subject=str(line))
    else:
        audit.sign_in_event(LINE_GONE, subject=str(line))


def _opened(chain: Chain) -> AbstractContextManager[object]:
    return tenant(chain.name) if chain.walled else transaction.atomic()


def _add_seals(chain: Chain, lines: Iterable[tuple[int, str]]) -> None:
    """Give each line its place behind the head, and move the head."""
    now = datetime.now(UTC)
    head = AuditHead.objects.filter(chain=chain.name).first()
    before, last = (bytes(head.hash), head.sequence) if head else (chain.start, 0)
    made = list(_linked(lines, before, last, microseconds(now)))
    if not made:
        return
    columns = "id, sequence, hash, sealed_at" + (", municipality" if chain.walled else "")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {chain.seals} ({columns}) "  # noqa: S608 - our own names
            f"SELECT n.line, n.place, decode(n.hash, 'hex'), %s{', %s' if chain.walled else ''} "
            "FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS n (line, place, hash)",
            [
                now,
                *([chain.name] if chain.walled else []),
                [line for line, _, _ in made],
                [place for _, place, _ in made],
                [digest.hex() for _, _, digest in made],
            ],
        )
    _, sequence, digest = made[-1]
    AuditHead.objects.update_or_create(
        chain=chain.name, defaults={"sequence": sequence, "hash": digest, "sealed_at": now}
    )


def _linked(
    lines: Iterable[tuple[int, str]], before: bytes, last: int, sealed_us: int
) -> Iterator[tuple[int, int, bytes]]:
    for place, (line, payload) in enumerate(lines, last + 1):
        before = link(before, place, sealed_us, payload)
        yield line, place, before


def microseconds(moment: datetime) -> int:
    """A moment as whole microseconds since 1970, exactly."""
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
