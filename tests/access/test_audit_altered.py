# SPDX-License-Identifier: EUPL-1.2
"""Whatever is altered in the audit log is found, and where; drawn at random, the seed printed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest
from django.db import connection
from tests.access.altering import Altered, Forger
from tests.conftest import CODE
from tests.proving import SEED, many

from woonzeker.access import audit, chain, sealer, verifying
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.access.verifying import Heads, Report, verify
from woonzeker.cli import audit as command
from woonzeker.settings import databases

HERE = chain.chain_of(CODE)
#: lines, of which so many are sealed at a time with the head kept after each
LINES, AT_A_TIME = 36, 9


@pytest.fixture
def heads(own_database: str, tmp_path: Path) -> Heads:
    """The heads of a chain of LINES lines, kept outside the database while it grew."""
    chain.seal_all()
    for place in range(LINES):
        with tenant(CODE):
            audit.record(system(CODE, "job"), "tests.line", subject=f"{place:04}")
        if place % AT_A_TIME == AT_A_TIME - 1:
            chain.seal_all()
            sealer.export_heads(tmp_path)
    return verifying.exported_heads(tmp_path)[CODE]


@pytest.fixture
def owner(heads: Heads) -> Iterator[psycopg.Connection[Any]]:
    """The owner, in a transaction in which nothing guards the tables any more."""
    url = databases.with_database(
        os.environ["DATABASE_OWNER_URL"], str(connection.settings_dict["NAME"])
    )
    with psycopg.connect(url) as database:
        for table in ("access_auditline", "access_auditseal"):
            database.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield database
        database.rollback()


def look(database: psycopg.Connection[Any], heads: Heads) -> Report:
    return verify(database, HERE, heads)


def says_where(report: Report, done: Altered) -> bool:
    """Whether a finding names the place or line, for what was done at one."""
    if done.line is None:
        return bool(report.findings)
    return any(
        found.line == done.line or (done.sequence and found.sequence == done.sequence)
        for found in report.findings
    )


def test_what_was_not_altered_is_whole(owner: psycopg.Connection[Any], heads: Heads) -> None:
    report = look(owner, heads)
    assert (report.findings, report.lines > LINES, len(heads)) == ([], True, LINES // AT_A_TIME)


def test_every_alteration_is_found_at_its_place(
    owner: psycopg.Connection[Any], heads: Heads
) -> None:
    random, missed, ways = Random(SEED), [], Counter[str]()
    for _ in range(many(300, 10_000)):
        with owner.transaction(force_rollback=True):
            done = Forger(owner, random).alter()
            report = look(owner, heads)
        ways[done.way] += 1
        if not says_where(report, done):
            missed.append((done, report.findings))
    print(f"zaad {SEED}: {ways.total()} wijzigingen op {len(ways)} manieren, {len(missed)} gemist")
    assert missed == []


@pytest.mark.parametrize(
    ("way", "what"),
    [
        ("change_text", verifying.What.LINE),
        ("change_seal", verifying.What.SEAL),
        ("delete_line", verifying.What.LINE_GONE),
        ("delete_seal", verifying.What.NO_SEAL),
        ("insert_line", verifying.What.NO_SEAL),
        ("make_anew", verifying.What.HEAD),
        ("cut_tail", verifying.What.HEAD),
    ],
)
def test_a_finding_says_what_it_was(
    owner: psycopg.Connection[Any], heads: Heads, way: str, what: verifying.What
) -> None:
    getattr(Forger(owner, Random(SEED)), way)()
    assert what in {found.what for found in look(owner, heads).findings}


def test_an_alteration_leaves_what_is_around_it_in_order(
    owner: psycopg.Connection[Any], heads: Heads
) -> None:
    """So that one changed line does not hide a second: each is one finding."""
    forger = Forger(owner, Random(SEED))
    (_, one), (_, other) = forger.places[10], forger.places[20]
    for line in (one, other):
        forger.ask("UPDATE access_auditline SET actor_id = 'x' WHERE id = %s", line)
    assert [found.line for found in look(owner, heads).findings] == [one, other]


def test_the_command_says_that_all_is_well(
    heads: Heads, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(["verify", "--heads", str(tmp_path)]) == 0
    assert "4 bewaarde koppen: in orde" in capsys.readouterr().out


def test_the_command_says_where_it_is_not(
    owner: psycopg.Connection[Any],
    heads: Heads,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = Forger(owner, Random(SEED)).change_text()
    owner.commit()
    assert command.run(["verify", "--heads", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert f"plaats {done.sequence} regel {done.line}: de regel is gewijzigd" in said


def test_the_command_tells_what_waits(
    own_database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(["seal"]) == 0
    assert command.run(["tail"]) == 0
    assert "Nog zonder zegel: 0 regels" in capsys.readouterr().out
