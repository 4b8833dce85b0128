# SPDX-License-Identifier: EUPL-1.2
"""A municipality that runs the previous release can go to this one and loses nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import migrations, models
from django.db.migrations.state import ModelState, ProjectState

from tests.migrations.contracting import new_migrations, what_it_takes, without_a_name
from tests.migrations.released import ROOT
from woonzeker.settings import databases

#: migrations that take something away, and why that harms nobody
CONTRACTING = {
    "planning.0005_words_are_sealed": "what stood in the clear must not stay beside it",
    "cases.0005_words_are_sealed": "what stood in the clear must not stay beside it",
    "outreach.0007_words_are_sealed": "what stood in the clear must not stay beside it",
    "accounts.0004_letting_in": "counts of wrong passwords: tries have a table of their own now",
    "intake.0005_what_was_told_is_sealed": "what stood in the clear must not stay beside it",
    "matching.0006_keys_of_their_own": "only writes tables anew, without what stood there before",
    "matching.0003_keys_and_grounds": "columns that no release ever had; keys have a table now",
}


@pytest.fixture(scope="module")
def travelled() -> dict[str, Any]:
    """What each table held before and after the migrations, on rows in every table."""
    owner = os.environ["DATABASE_OWNER_URL"]
    name = f"woonzeker_test_forward_{os.getpid()}"
    databases.drop(owner, name)
    databases.create(owner, name)
    done = subprocess.run(
        [sys.executable, "-m", "tests.migrations.journey"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": databases.with_database(owner, name)},
        capture_output=True,
        text=True,
        check=False,
    )
    databases.drop(owner, name)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_table_had_rows_of_two_municipalities(travelled: dict[str, Any]) -> None:
    assert {table: len(rows) for table, rows in travelled["before"].items() if len(rows) < 2} == {}
    assert len(travelled["before"]) > 20


def test_no_row_is_lost_or_changed(travelled: dict[str, Any]) -> None:
    before, after = travelled["before"], travelled["after"]
    assert {table for table in before if not set(before[table]) <= set(after[table])} == set()
    # who had no key of their own got one
    grown = {table for table in before if len(after[table]) > len(before[table])}
    assert grown <= {"access_subjectkey"}


@pytest.mark.django_db
def test_every_change_of_a_table_has_its_migration() -> None:
    said = StringIO()
    call_command("makemigrations", dry_run=True, verbosity=1, stdout=said)
    assert said.getvalue() == "No changes detected\n"


def test_new_migrations_only_add() -> None:
    taken = {
        f"{migration.app_label}.{migration.name}": what_it_takes(migration, before)
        for migration, before in new_migrations()
    }
    assert {name for name, taking in taken.items() if taking} <= set(CONTRACTING)


def test_every_migration_has_a_name_that_says_what_it_does() -> None:
    assert [migration.name for migration, _ in new_migrations() if without_a_name(migration)] == []


NAME = ("name", models.CharField(max_length=20, null=True))
FORM = ModelState("cases", "Case", [("id", models.AutoField(primary_key=True)), NAME])


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("case", "name"),
        migrations.RenameField("case", "name", "title"),
        migrations.DeleteModel("Case"),
        migrations.RenameModel("Case", "Zaak"),
        migrations.AlterField("case", "name", models.CharField(max_length=10, null=True)),
        migrations.AlterField("case", "name", models.CharField(max_length=20)),
        migrations.AlterField("case", "name", models.IntegerField(null=True)),
        migrations.RunSQL("ALTER TABLE cases_case DROP COLUMN name"),
    ],
    ids=lambda operation: operation.describe(),
)
def test_taking_away_is_seen(operation: migrations.RunSQL) -> None:
    migration = migrations.Migration("0009_planted", "cases")
    migration.operations = [operation]
    assert what_it_takes(migration, _form())


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("case", "note", models.CharField(max_length=9, default="")),
        migrations.AlterField("case", "name", models.CharField(max_length=40, null=True)),
    ],
)
def test_adding_and_widening_are_free(operation: migrations.AddField) -> None:
    migration = migrations.Migration("0009_planted", "cases")
    migration.operations = [operation]
    assert what_it_takes(migration, _form()) == []


def _form() -> ProjectState:
    state = ProjectState()
    state.add_model(FORM.clone())
    return state
