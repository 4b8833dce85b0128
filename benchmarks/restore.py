# SPDX-License-Identifier: EUPL-1.2
"""How long a backup and a restore take, with all the checks, for so many signals.

`./run bench restore --signals 1000000`: rows are made in a scratch database of the embedded
server, backed up, restored in a drill, and thrown away.
"""

from __future__ import annotations

import argparse
import base64
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg

sys.path[:0] = [str(Path(__file__).parent.parent / "src"), str(Path(__file__).parent.parent)]

from woonzeker.cli import prepare  # noqa: E402
from woonzeker.cli.backup import KEYS, Site, make  # noqa: E402
from woonzeker.cli.restore import drilled  # noqa: E402
from woonzeker.settings import databases  # noqa: E402

CODE = "9999"
#: rows of each table for one signal, and what is not the same in every row; `g` counts from 1
ROWS: tuple[tuple[str, float, dict[str, str]], ...] = (
    ("intake_delivery", 0.001, {"id": "md5('d' || g)::uuid", "partner_id": "%(partner)s"}),
    (
        "matching_person",
        0.4,
        {"id": "md5('p' || g)::uuid", "bsn_encrypted": "decode(repeat(md5(g::text), 2), 'hex')",
         "bsn_index": "md5('b' || g)", "surname": "'Achternaam' || g % 9000", "initials": "'K.'",
         "born_on": "'1980-01-01'", "street": "'Straat ' || g % 4000", "house_number": "g % 300",
         "postcode": "'1234AB'", "city": "'Meerveld'", "address_key": "'1234AB' || g % 200000",
         "row_hash": "md5('r' || g)", "source": "'extract'"},
    ),
    ("matching_personkey", 2.0,
     {"person_id": "md5('p' || (g % %(persons)s + 1))::uuid", "key": "g::bigint * 7919"}),
    (
        "intake_arrearssignal",
        1.0,
        {"id": "md5('s' || g)::uuid", "delivery_id": "md5('d' || (g % %(deliveries)s + 1))::uuid",
         "partner_id": "%(partner)s", "own_reference": "'R' || g",
         "amount_cents": "50000 + g % 999",
         "customer_number": "'K' || g", "surname": "'Achternaam' || g % 9000",
         "street": "'Straat ' || g % 4000", "house_number": "g % 300", "city": "'Meerveld'",
         "postcode": "'1234AB'", "told": "decode(repeat(md5(g::text), 5), 'hex')",
         "result": "'taken_up'", "kind": "'signaal'", "sector": "'water'"},
    ),
    (
        "matching_link",
        1.0,
        {"signal_id": "md5('s' || g)::uuid", "result": "'linked'", "version": "'1'",
         "person_id": "md5('p' || (g % %(persons)s + 1))::uuid",
         "candidates": "jsonb_build_array(jsonb_build_object('person', md5('p' || "
         "(g % %(persons)s + 1))::uuid, 'score', 30.5))"},
    ),
    ("access_subjectkey", 1.4,
     {"subject": "md5(CASE WHEN g <= %(signals)s THEN 's' || g ELSE 'p' || g - %(signals)s END)"
      "::uuid", "wrapped": "decode(repeat(md5(g::text), 4), 'hex')", "wrapped_by": "'now'"}),
    ("cases_household", 0.3,
     {"id": "md5('h' || g)::uuid", "address_key": "'K' || g", "street": "'Straat ' || g % 4000",
      "house_number": "g % 300", "city": "'Meerveld'"}),
    ("cases_case", 0.3,
     {"id": "md5('c' || g)::uuid", "household_id": "md5('h' || g)::uuid",
      "number": "'2026-' || lpad(g::text, 7, '0')", "step": "4", "status": "'closed'",
      "result": "'paid'", "closed_on": "'2026-10-20'"}),
    ("cases_caseperson", 0.3,
     {"case_id": "md5('c' || g)::uuid",
      "person_id": "md5('p' || (g % %(persons)s + 1))::uuid"}),
    ("cases_casemove", 0.9,
     {"case_id": "md5('c' || (g % %(cases)s + 1))::uuid", "sequence": "g", "code": "'close_paid'",
      "to_step": "4", "to_status": "'closed'"}),
    ("cases_matchingperiod", 0.3,
     {"id": "md5('m' || g)::uuid", "case_id": "md5('c' || g)::uuid", "shape": "'single'"}),
    ("cases_periodsignal", 0.6,
     {"period_id": "md5('m' || (g % %(cases)s + 1))::uuid", "signal_id": "md5('s' || g)::uuid",
      "came_as": "'new'"}),
    ("cases_caseterm", 0.3,
     {"case_id": "md5('c' || g)::uuid", "kind": "'offer'", "met_on": "'2026-10-12'",
      "explanation": "'28 dagen na 1 oktober'", "citation": "'Wgs art. 4'"}),
    ("outreach_contactattempt", 0.5,
     {"case_id": "md5('c' || (g % %(cases)s + 1))::uuid", "channel": "'visit'",
      "outcome": "'talked'"}),
    ("access_auditline", 0.5,
     {"actor_kind": "'user'", "actor_id": "md5('u' || g % 90)", "code": "'cases.case'",
      "kind": "'look'", "subject": "md5('c' || (g % %(cases)s + 1))::uuid::text", "count": "1"}),
)  # fmt: skip
#: what stands in a column about which nothing was said
BLANK = {
    "uuid": "gen_random_uuid()", "jsonb": "'[]'::jsonb", "boolean": "false", "date": "'2026-10-01'",
    "timestamp with time zone": "'2026-10-01 10:00+02'", "bytea": "'\\x00'", "integer": "0",
    "smallint": "0", "bigint": "0", "double precision": "0", "numeric": "0",
}  # fmt: skip

MADE = {"municipality": f"'{CODE}'"}


def main() -> None:
    """Make the rows, back them up, restore them, print what each took."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--signals", type=int, default=1_000_000)
    signals = asked.parse_args().signals
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(scratch(folder))
        began = time.monotonic()
        rows = fill(site, signals)
        print(f"{rows} rows made for {signals} signals in {time.monotonic() - began:.0f} s")
        began = time.monotonic()
        manifest = make(site, folder / "backup")
        print(f"backup: {(time.monotonic() - began) / 60:.1f} minutes, "
              f"{manifest.dump_bytes / 1e6:.0f} MB sealed")  # fmt: skip
        began = time.monotonic()
        drilled(site, folder / "backup")
        print(f"restore with every check: {(time.monotonic() - began) / 60:.1f} minutes")


@contextmanager
def scratch(folder: Path) -> Iterator[Site]:
    """A database of its own on the embedded server, as an installation."""
    with ExitStack() as stack:
        prepare.ready("scratch", stack)
        owner, app = os.environ["DATABASE_OWNER_URL"], os.environ["DATABASE_URL"]
        name = f"woonzeker_bench_{os.getpid()}"
        databases.create(owner, name, template=databases.template(owner, app))
        stack.callback(databases.drop, owner, name)
        os.environ["WOONZEKER_TOMBSTONES"] = str(folder / "tombstones.jsonl")
        yield Site(
            owner=databases.with_database(owner, name),
            app=databases.with_database(app, name),
            backup=databases.with_database(os.environ["DATABASE_BACKUP_URL"], name),
            keys={key: base64.b64decode(os.environ[key]) for key in KEYS},
            tombstones=folder / "tombstones.jsonl",
        )


def fill(site: Site, signals: int) -> int:
    """Make the rows, past the wall and without asking each whether what it points to is there."""
    total = 0
    with psycopg.connect(site.owner.replace(databases.OWNER, "postgres", 1)) as connection:
        connection.execute("SET synchronous_commit = off")
        partner = _beginning(connection)
        sizes = {
            "partner": f"'{partner}'::uuid", "signals": signals, "persons": int(signals * 0.4),
            "cases": int(signals * 0.3), "deliveries": max(int(signals * 0.001), 1),
        }  # fmt: skip
        for table, share, said in ROWS:
            number = max(int(signals * share), 1)
            # the audit log needs its triggers: they ask for a seal
            role = "origin" if table == "access_auditline" else "replica"
            connection.execute(f"SET session_replication_role = {role}")
            connection.execute(insertion(connection, table, said, sizes, number))
            total += number
    return total


def _beginning(connection: psycopg.Connection[tuple[object, ...]]) -> object:
    connection.execute(
        "INSERT INTO organisations_municipality VALUES (%s, 'Meerveld', true)", [CODE]
    )
    made = connection.execute(
        "INSERT INTO organisations_partner (id, sector, name)"
        " VALUES (gen_random_uuid(), 'water', 'Bron') RETURNING id"
    ).fetchone()
    return made[0] if made else ""


def insertion(
    connection: psycopg.Connection[tuple[object, ...]],
    table: str,
    said: dict[str, str],
    sizes: dict[str, object],
    number: int,
) -> bytes:
    """The statement that makes so many rows of a table; a column about which nothing is said is
    blank."""
    columns = connection.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s"
        " AND table_schema = 'public' AND (is_nullable = 'NO' OR column_name = ANY(%s))"
        " AND is_identity = 'NO'",
        [table, list(said)],
    ).fetchall()
    values = {
        str(name): said.get(str(name), MADE.get(str(name)) or BLANK.get(str(kind), "''"))
        for name, kind in columns
    }  # fmt: skip
    text = ", ".join(values.values())
    for word, size in sizes.items():
        text = text.replace(f"%({word})s", str(size))
    names = ", ".join(f'"{name}"' for name in values)
    return (
        f"INSERT INTO {table} ({names}) SELECT {text} FROM generate_series(1, {number}) AS g"
    ).encode()


if __name__ == "__main__":
    main()
