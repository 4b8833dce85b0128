# SPDX-License-Identifier: EUPL-1.2
"""How fast the audit log is sealed and looked over: `./run bench audit [LINES]`, or a million.

In a scratch database of the embedded server. Lines are copied in by the owner, sealed by the
program's own sealer and role, and looked over by its own `verify`.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import django
import psycopg

from woonzeker.cli import prepare
from woonzeker.settings import databases
from woonzeker.settings.embedded import Server

CODE = "9999"
COLUMNS = (
    "municipality, at, actor_kind, actor_id, roles, by_roles, relations, kind, code, data, basis, "
    "purpose, subject, count, refused, channel, address, trace_id, operation_id"
)


def main(words: list[str]) -> int:
    """Fill, seal, look; print what each took."""
    number = int(words[0]) if words else 1_000_000
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="audit-")))
        os.environ["WOONZEKER_HOME"] = str(home)
        prepare.practice_keys()
        server = stack.enter_context(Server(home / "postgres", durable=False))
        databases.provide_roles(server.url("postgres", "postgres"))
        owner, app = (server.url(role, "audit") for role in (databases.OWNER, databases.APP))
        databases.create(owner, "audit")
        databases.migrate(owner, app)
        os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = app, owner
        started = time.perf_counter()
        _fill(owner, number)
        print(f"{number} regels gekopieerd in {time.perf_counter() - started:.1f} s", flush=True)
        return _measure(number, home)


def _measure(number: int, home: Path) -> int:
    prepare.ready("nothing", ExitStack())
    django.setup()
    return int(importlib.import_module("benchmarks.audit_work").measure(number, home))


def _fill(owner: str, number: int) -> None:
    with psycopg.connect(owner) as database:
        for table in ("access_auditline", "access_auditpending"):
            database.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        with database.cursor().copy(f"COPY access_auditline ({COLUMNS}) FROM STDIN") as copy:
            for row in _rows(number):
                copy.write_row(row)
        database.execute("ALTER TABLE access_auditline FORCE ROW LEVEL SECURITY")
    with psycopg.connect(owner, autocommit=True) as database:
        database.execute("ANALYZE access_auditline")


def _rows(number: int) -> Iterator[tuple[object, ...]]:
    for place in range(number):
        yield (
            CODE, f"2026-11-02 {place % 24:02}:{place % 60:02}:00+01", "user",
            f"0b5d3b3e-0000-4000-8000-{place % 400:012}", "outreach_worker team_lead",
            "outreach_worker", "assigned", "look", "cases.overview", "D1 D2 D3 D4",
            "Wgs art. 3 lid 1 onder b", "P2", f"7f5d3b3e-0000-4000-8000-{place:012}", 1, "f",
            "web", "10.1.2.3", f"00000000-0000-4000-8000-{place:012}", place,
        )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
