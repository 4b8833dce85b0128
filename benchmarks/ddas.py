# SPDX-License-Identifier: EUPL-1.2
"""How long the delivery to the national statistics takes, and how much memory.

`./run bench ddas [--signals 1000000]`: a municipality with so many signals in a scratch database of
the embedded server, delivered by a process of its own, as the limited role: with every number
opened, every row checked against the model and a line in the log for each person.
"""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import UUID

import django
import psycopg

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from benchmarks.restore import CODE, insertion, scratch  # noqa: E402

from woonzeker.settings import databases  # noqa: E402

AT_ONCE = 20_000
#: of every ten signals nine are somebody's; a person has two or three in a year
PEOPLE, CASES, ATTEMPTS = 0.4, 0.6, 1.2
_DAY = "(date '2026-01-01' + (g % 365)::int)"
_LINKED = "g % 10 < 9"
_PERSON = "md5('p' || (g % %(persons)s + 1))::uuid"
ROWS: tuple[tuple[str, float, dict[str, str]], ...] = (
    ("intake_delivery", 0.001, {"id": "md5('d' || g)::uuid", "partner_id": "%(partner)s"}),
    ("intake_arrearssignal", 1.0,
     {"id": "md5('s' || g)::uuid", "delivery_id": "md5('d' || (g % %(deliveries)s + 1))::uuid",
      "partner_id": "%(partner)s", "own_reference": "'R' || g", "customer_number": "'K' || g",
      "amount_cents": "5000 + g % 90000", "surname": "'Achternaam'", "street": "'Straat'",
      "house_number": "1 + g % 300", "city": "'Meerveld'", "postcode": "'1234AB'",
      "born_on": "'1980-02-01'", "kind": "'signaal'", "sector": "'water'",
      "result": f"CASE WHEN {_LINKED} THEN 'taken_up' ELSE 'open' END",
      "signalled_on": _DAY, "arose_on": f"{_DAY} - 40",
      "told": "decode(repeat(md5(g::text), 5), 'hex')"}),
    ("matching_link", 1.0,
     {"signal_id": "md5('s' || g)::uuid", "version": "'1'", "decided_on": _DAY,
      "result": f"CASE WHEN {_LINKED} THEN 'linked' ELSE 'nobody' END",
      "person_id": f"CASE WHEN {_LINKED} THEN {_PERSON} END"}),
    ("cases_case", CASES,
     {"id": "md5('c' || g)::uuid", "household_id": "md5('h' || g)::uuid",
      "number": "'2026-' || lpad(g::text, 7, '0')", "step": "4", "status": "'closed'",
      "result": "'advice'"}),
    ("cases_matchingperiod", CASES,
     {"id": "md5('m' || g)::uuid", "case_id": "md5('c' || g)::uuid", "shape": "'single'",
      "result": "'advice'", "starts_on": "'2026-03-01'", "ends_on": "'2026-03-31'",
      "taken_up_on": "'2026-03-04'"}),
    ("cases_periodsignal", 0.9,
     {"period_id": "md5('m' || (g % %(cases)s + 1))::uuid", "came_as": "'new'",
      "signal_id": "md5('s' || (g + (g - 1) / 9))::uuid"}),
    ("outreach_contactattempt", ATTEMPTS,
     {"case_id": "md5('c' || (g % %(cases)s + 1))::uuid", "channel": "'visit'",
      "day_part": "'avond'", "outcome": "'talked'", "tried_on": "'2026-03-09'"}),
)  # fmt: skip


def main() -> None:
    """Make the rows, deliver them, say what it took."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--signals", type=int, default=1_000_000)
    signals = asked.parse_args().signals
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(scratch(folder))
        os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = site.app, site.owner
        began = time.monotonic()
        fill(site.owner, signals)
        print(f"{signals} signals made in {time.monotonic() - began:.0f} s", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.ddas_work", str(folder / "levering.json")],
            cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        )  # fmt: skip
        sys.exit(done.returncode)


def fill(owner: str, signals: int) -> None:
    """Make the rows, past the wall; the numbers of people are sealed as the program does it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonzeker.settings.site")
    django.setup()
    people = int(signals * PEOPLE)
    with psycopg.connect(owner.replace(databases.OWNER, "postgres", 1)) as connection:
        connection.execute("SET synchronous_commit = off")
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "INSERT INTO organisations_municipality VALUES (%s, 'Meerveld', true)", [CODE]
        )
        made = connection.execute(
            "INSERT INTO organisations_partner (id, sector, name)"
            " VALUES (gen_random_uuid(), 'water', 'Bron') RETURNING id"
        ).fetchone()
        sizes: dict[str, Any] = {
            "partner": f"'{made[0] if made else ''}'::uuid", "persons": people,
            "cases": int(signals * CASES), "deliveries": max(int(signals * 0.001), 1),
        }  # fmt: skip
        for table, share, said in ROWS:
            number = max(int(signals * share), 1)
            connection.execute(insertion(connection, table, said, sizes, number))
        _people(connection, people)
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")


def _people(connection: psycopg.Connection[Any], people: int) -> None:
    connection.execute("CREATE TEMPORARY TABLE sealed (g bigint, id uuid, number bytea)")
    with connection.cursor().copy("COPY sealed FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(["int8", "uuid", "bytea"])
        for row in _sealed(people):
            copy.write_row(row)
    said = {
        "id": "sealed.id", "bsn_encrypted": "sealed.number", "bsn_index": "md5('b' || g)",
        "surname": "'Achternaam'", "born_on": "'1980-02-01'", "address_key": "'K' || g",
        "row_hash": "md5('r' || g)", "source": "'extract'", "indexed_by": "'now'",
    }  # fmt: skip
    text = insertion(connection, "matching_person", said, {}, people).decode()
    connection.execute(text.replace(f"generate_series(1, {people}) AS g", "sealed").encode())


def _sealed(people: int) -> Iterator[tuple[int, UUID, bytes]]:
    """The number of each person, sealed with a key of their own, which is kept as it always is."""
    numbers = importlib.import_module("woonzeker.matching.services.numbers")
    tenancy = importlib.import_module("woonzeker.access.tenancy")
    hashed = importlib.import_module("hashlib").md5
    for first in range(1, people + 1, AT_ONCE):
        ids = {
            UUID(hashed(f"p{g}".encode(), usedforsecurity=False).hexdigest()): g
            for g in range(first, min(first + AT_ONCE, people + 1))
        }
        with tenancy.tenant(CODE):
            made = numbers.sealed_numbers({key: f"{100_000_000 + g}" for key, g in ids.items()})
        yield from ((g, key, made[key]) for key, g in ids.items())


if __name__ == "__main__":
    main()
