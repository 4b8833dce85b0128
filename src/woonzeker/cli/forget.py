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
    with tenant(code):
        until = {
            kept: selectors.words_for(term.until(clock.today()))["before"]
            for kept in (KeptClass.AUDIT_LINE, KeptClass.PROCESSING_LINE)
            if (days := selectors.released_days(kept)) is not None
            and (term := selectors.policy_today(code).term(kept)).days >= days
        }
    if before := until.get(KeptClass.PROCESSING_LINE):
        gone[KeptClass.PROCESSING_LINE] = _drop_processing(owner, code, before)
    if before := until.get(KeptClass.AUDIT_LINE):
        gone[KeptClass.AUDIT_LINE] = cut_chain(owner, chain.chain_of(code), before)
    for kept, number in gone.items():
        services.end_owner_runs(
            actor=system(code, "forget"), kept=KeptClass(kept), destroyed=number
        )
    return gone


def cut_chain(owner: str, cut: Chain, before: datetime) -> int:
    """Remove the oldest sealed lines of a chain, after saying in the chain where it begins now.

    Lines are sealed in about the order of their moments: the cut comes before the first that must
    stay, so that a late one keeps its place.
    """
    with _owner(owner, cut.name) as connection:
        last = connection.execute(
            sql.SQL(
                "SELECT s.sequence, s.hash FROM {seals} s WHERE s.municipality = %(name)s"
                " AND s.sequence < (SELECT coalesce(min(k.sequence), 9223372036854775807)"
                "  FROM {seals} k JOIN {lines} l USING (id)"
                "  WHERE k.municipality = %(name)s AND l.at >= %(before)s)"
                " ORDER BY s.sequence DESC LIMIT 1"
            ).format(seals=sql.Identifier(cut.seals), lines=sql.Identifier(cut.lines)),
            {"before": before, "name": cut.name},
        ).fetchone()
    if last is None:
        return 0
    sequence, digest = int(last[0]), bytes(last[1])
    services.tell_cut(actor=system(cut.name, "forget"), digest=digest.hex())
    chain.seal_all()
    with _owner(owner, cut.name) as connection, _may_delete(connection, cut.lines, cut.seals):
        connection.execute(
            "INSERT INTO access_auditcut (chain, sequence, hash, cut_at)"
            " VALUES (%s, %s, %s, clock_timestamp())",
            [cut.name, sequence, digest],
        )
        gone = connection.execute(
            sql.SQL(
                "WITH old AS (DELETE FROM {} WHERE municipality = %s AND sequence <= %s"
                " RETURNING id) DELETE FROM {} WHERE id IN (SELECT id FROM old)"
            ).format(sql.Identifier(cut.seals), sql.Identifier(cut.lines)),
            [cut.name, sequence],
        )
        return gone.rowcount


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
