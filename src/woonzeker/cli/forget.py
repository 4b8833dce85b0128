# SPDX-License-Identifier: EUPL-1.2
"""`./run forget`: what the role that serves may not do to forget, and the owner must.

Log lines past their term go from the old end of their chain, with a line that says where it was
cut. Rows that were destroyed still stand in the files of the database until their tables are
written anew; that happens here, and the write-ahead log is moved on where the role may.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import psycopg
from psycopg import sql

from woonzeker.access import chain, clock
from woonzeker.access.actors import system
from woonzeker.access.chain import Chain
from woonzeker.access.tenancy import tenant
from woonzeker.cli.rewriting import ALWAYS, move_on, write_anew
from woonzeker.cli.words import split
from woonzeker.errors import Misconfigured
from woonzeker.organisations.models import Municipality
from woonzeker.retention import selectors, services
from woonzeker.retention.rules import KeptClass

Connection = psycopg.Connection[tuple[Any, ...]]


def run(words: Sequence[str]) -> int:
    """Cut the logs at their term, write tables anew, move the write-ahead log on."""
    _, given = split(words, options={"--logs-only": False})
    owner = os.environ.get("DATABASE_OWNER_URL")
    if not owner:
        raise Misconfigured("Om te wissen is DATABASE_OWNER_URL nodig.")
    codes = list(Municipality.objects.order_by("code").values_list("code", flat=True))
    for code in codes:
        for kept, number in cut_logs(owner, code).items():
            print(f"gemeente {code}: {number} regels weg ({kept})")
    if number := cut_sign_ins(owner, codes):
        print(f"aanmelden: {number} regels weg ({KeptClass.SIGN_IN_LINE})")
    if "--logs-only" in given:
        return 0
    late = write_anew(owner, tables_touched(codes))
    if late:
        print(f"In gebruik en daarom later: {', '.join(late)}.", file=sys.stderr)
    print("Tabellen opnieuw geschreven: van wat vernietigd is, staat er niets meer in.")
    if not move_on(owner):
        print(
            "Het schrijflogboek (WAL) doorschuiven mag deze rol niet; dat gebeurt vanzelf bij het "
            "volgende controlepunt, of door de beheerder: CHECKPOINT; SELECT pg_switch_wal();"
        )
    return int(bool(late))


def cut_logs(owner: str, code: str) -> dict[str, int]:
    """Remove log lines past their term, where two people released that; class → lines."""
    gone: dict[str, int] = {}
    if before := _released_before(code, KeptClass.PROCESSING_LINE):
        gone[KeptClass.PROCESSING_LINE] = _drop_processing(owner, code, before)
    if before := _released_before(code, KeptClass.AUDIT_LINE):
        gone[KeptClass.AUDIT_LINE] = cut_chain(owner, chain.chain_of(code), before)
    for kept, number in gone.items():
        services.end_owner_runs(
            actor=system(code, "forget"), kept=KeptClass(kept), destroyed=number
        )
    return gone


def cut_sign_ins(owner: str, codes: Iterable[str]) -> int:
    """Remove lines about signing in past their term, and give how many.

    They belong to no municipality: the longest term counts, once every municipality released it.
    """
    released = {code: _released_before(code, KeptClass.SIGN_IN_LINE) for code in codes}
    moments = [moment for moment in released.values() if moment is not None]
    if not moments or len(moments) < len(released):
        return 0
    number = cut_chain(owner, chain.chain_of(chain.SIGN_INS), min(moments))
    for code in released:
        services.end_owner_runs(
            actor=system(code, "forget"), kept=KeptClass.SIGN_IN_LINE, destroyed=number
        )
    return number


def _released_before(code: str, kept: KeptClass) -> datetime | None:
    """The moment before which lines of this class go; None when two people did not release it."""
    with tenant(code):
        term, days = selectors.policy_today(code).term(kept), selectors.released_days(kept)
        if days is None or term.days < days:
            return None
        before: datetime = selectors.words_for(term.until(clock.today()))["before"]
        return before


def cut_chain(owner: str, cut: Chain, before: datetime) -> int:
    """Remove the oldest sealed lines of a chain, after saying in the chain where it begins now.

    Lines are sealed in about the order of their moments: the cut comes before the first that must
    stay, so that a late one keeps its place.
    """
    last = _last_before(owner, cut, before)
    if last is None:
        return 0
    sequence, digest = last
    if cut.walled:
        services.tell_cut(actor=system(cut.name, "forget"), digest=digest.hex())
    else:
        services.tell_cut_of_sign_ins(digest=digest.hex())
    chain.seal_all()
    with _owner(owner, cut.name) as connection, _may_delete(connection, cut.lines, cut.seals):
        connection.execute(
            "INSERT INTO access_auditcut (chain, sequence, hash, cut_at)"
            " VALUES (%s, %s, %s, clock_timestamp())",
            [cut.name, sequence, digest],
        )
        gone = connection.execute(
            sql.SQL(
                "WITH old AS (DELETE FROM {seals} s WHERE {ours} AND s.sequence <= %(last)s"
                " RETURNING id) DELETE FROM {lines} WHERE id IN (SELECT id FROM old)"
            ).format(**_names(cut)),
            {"name": cut.name, "last": sequence},
        )
        return gone.rowcount


def _last_before(owner: str, cut: Chain, before: datetime) -> tuple[int, bytes] | None:
    """Place and hash of the last line that goes; None when none does."""
    with _owner(owner, cut.name) as connection:
        last = connection.execute(
            sql.SQL(
                "SELECT s.sequence, s.hash FROM {seals} s WHERE {ours}"
                " AND s.sequence < (SELECT coalesce(min(s.sequence), 9223372036854775807)"
                "  FROM {seals} s JOIN {lines} l USING (id) WHERE {ours} AND l.at >= %(before)s)"
                " ORDER BY s.sequence DESC LIMIT 1"
            ).format(**_names(cut)),
            {"before": before, "name": cut.name},
        ).fetchone()
    return None if last is None else (int(last[0]), bytes(last[1]))


def _names(cut: Chain) -> dict[str, sql.Composable]:
    """The tables of a chain, and which seals `s` are of it: those of signing in all are."""
    ours = "s.municipality = %(name)s" if cut.walled else "TRUE"
    return {
        "seals": sql.Identifier(cut.seals),
        "lines": sql.Identifier(cut.lines),
        "ours": sql.SQL(ours),
    }


def _drop_processing(owner: str, code: str, before: datetime) -> int:
    table = "access_processingline"
    with _owner(owner, code) as connection, _may_delete(connection, table):
        return connection.execute(
            "DELETE FROM access_processingline WHERE municipality = %s AND start_time < %s",
            [code, before],
        ).rowcount


def tables_touched(codes: Iterable[str]) -> list[str]:
    """Every table of which rows were destroyed, as the stubs say."""
    found = set(ALWAYS)
    for code in codes:
        found |= selectors.tables_in_stubs(actor=system(code, "forget"))
    return sorted(found)


@contextmanager
def _owner(owner: str, code: str) -> Iterator[Connection]:
    """One transaction of the owner, in which only rows of one municipality exist."""
    with psycopg.connect(owner) as connection:
        connection.execute("SELECT set_config('woonzeker.municipality', %s, true)", [code])
        yield connection


@contextmanager
def _may_delete(connection: Connection, *tables: str) -> Iterator[None]:
    """Let this one transaction remove rows that nobody else can."""
    for table in tables:
        connection.execute(
            sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table))
        )
    yield
    for table in tables:
        connection.execute(
            sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table))
        )
